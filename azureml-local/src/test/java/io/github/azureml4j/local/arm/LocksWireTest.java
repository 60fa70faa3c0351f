package io.github.azureml4j.local.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks hold what is at them, below them, and above them where that would take it away. */
class LocksWireTest {

    private static final String LOCKS = "/providers/Microsoft.Authorization/locks";
    private static final String VERSION = "?api-version=2020-05-01";
    private static final String ACCOUNTS = "?api-version=2023-05-01";

    private AzureMlLocal local;
    private ArmFixture arm;
    private String account;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        arm = new ArmFixture(local);
        account = arm.storageAccount("lockedstore");
    }

    @AfterEach
    void stop() {
        local.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscription", "group", "resource"})
    void lockStopsDeletionOfAllBelowIt(String where) {
        lock(scope(where), "CanNotDelete");

        Answer refused = arm.wire().arm("DELETE", account + ACCOUNTS, null);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.errorCode()).isEqualTo("ScopeLocked");
        assertThat(refused.text()).contains("'" + scope(where) + "'");
        assertThat(arm.wire().arm("PATCH", account + ACCOUNTS, "{\"tags\":{}}").status())
                .isEqualTo(200);
    }

    @Test
    void groupOfALockedResourceIsNotDeleted() {
        lock(account, "CanNotDelete");

        assertThat(deleteGroup().errorCode()).isEqualTo("ScopeLocked");
        unlock(account);
        assertThat(deleteGroup().status()).isEqualTo(202);
    }

    @Test
    void readOnlyLockStopsChangesAndActions() {
        lock(account, "ReadOnly");

        assertThat(arm.wire().arm("PATCH", account + ACCOUNTS, "{\"tags\":{}}").errorCode())
                .isEqualTo("ScopeLocked");
        assertThat(arm.wire().arm("POST", account + "/listKeys" + ACCOUNTS, "").errorCode())
                .isEqualTo("ScopeLocked");
        assertThat(arm.wire().arm("GET", account + ACCOUNTS, null).status()).isEqualTo(200);
        unlock(account);
        assertThat(arm.wire().arm("PATCH", account + ACCOUNTS, "{\"tags\":{}}").status())
                .isEqualTo(200);
    }

    @Test
    void locksAreReadAndListed() {
        lock(account, "CanNotDelete");

        assertThat(arm.wire()
                        .arm("GET", account + LOCKS + "/keep" + VERSION, null)
                        .json()
                        .at("/properties/notes")
                        .asText())
                .isEqualTo("why");
        assertThat(arm.wire()
                        .arm("GET", scope("subscription") + LOCKS + VERSION, null)
                        .json()
                        .path("value")
                        .findValuesAsText("name"))
                .containsExactly("keep");
        assertThat(arm.wire()
                        .arm("GET", account + LOCKS + "/none" + VERSION, null)
                        .errorCode())
                .isEqualTo("LockNotFound");
    }

    @Test
    void lockWantsALevelAndSomethingToLock() {
        assertThat(put(account, "Soft").errorCode()).isEqualTo("InvalidLockLevel");
        assertThat(put(account + "s", "ReadOnly").errorCode()).isEqualTo("ResourceNotFound");
    }

    private void lock(String scope, String level) {
        assertThat(put(scope, level).status()).isEqualTo(201);
    }

    private Answer put(String scope, String level) {
        String body = "{\"properties\":{\"level\":\"" + level + "\",\"notes\":\"why\"}}";
        return arm.wire().arm("PUT", scope + LOCKS + "/keep" + VERSION, body);
    }

    private void unlock(String scope) {
        assertThat(arm.wire()
                        .arm("DELETE", scope + LOCKS + "/keep" + VERSION, null)
                        .status())
                .isEqualTo(200);
    }

    private Answer deleteGroup() {
        return arm.wire().arm("DELETE", arm.group() + "?api-version=2024-03-01", null);
    }

    private String scope(String where) {
        return switch (where) {
            case "subscription" -> "/subscriptions/" + local.subscriptionId();
            case "group" -> arm.group();
            default -> account;
        };
    }
}
