package io.github.azureml4j.core.security.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.core.Faults;
import io.github.azureml4j.testkit.CapturedLogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLintTest {
    private static final String VALUE = "Sommer" + "regen-83!";

    @Test
    void strictLintNamesEverySecretAtOnceAndNeverItsValue() {
        Faults faults = new Faults("cannot submit");
        draft(LintMode.STRICT)
                .add(Place.ENVIRONMENT_VARIABLE, "DB_PASSWORD", VALUE)
                .add(Place.COMMAND, "command", "python train.py --api-key " + VALUE)
                .into(faults);
        assertThatThrownBy(faults::raise)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'DB_PASSWORD'", "'command'", "key vault")
                .hasMessageNotContaining(VALUE);
    }

    @Test
    void lintThatWarnsLetsTheCallGoOn() {
        Faults faults = new Faults("cannot submit");
        try (CapturedLogs logs = CapturedLogs.start()) {
            draft(LintMode.WARN)
                    .add(Place.ENVIRONMENT_VARIABLE, "DB_PASSWORD", VALUE)
                    .into(faults);
            assertThatCode(faults::raise).doesNotThrowAnyException();
            assertThat(logs.text()).contains("'DB_PASSWORD'").doesNotContain(VALUE);
        }
    }

    @Test
    void lintThatIsOffFindsNothing() {
        assertThat(draft(LintMode.OFF)
                        .add(Place.ENVIRONMENT_VARIABLE, "DB_PASSWORD", VALUE)
                        .findings())
                .isEmpty();
    }

    @Test
    void passwordInARemoteIsFoundAndAUserNameIsNot(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("repo/.git"));
        Files.createDirectories(directory.resolve("repo/train"));
        Files.writeString(
                directory.resolve("repo/.git/config"),
                "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://me:" + VALUE + "@git.example/r.git\n"
                        + "[remote \"fork\"]\n\turl = ssh://git@git.example/r.git\n[branch \"main\"]\n\tremote = origin\n");
        Map<String, String> remotes = GitRemotes.of(directory.resolve("repo/train"));
        assertThat(remotes).containsOnlyKeys("origin", "fork");
        assertThat(SecretLint.inspect(Place.GIT_REMOTE, "origin", remotes.getOrDefault("origin", "")))
                .isPresent();
        assertThat(SecretLint.inspect(Place.GIT_REMOTE, "fork", remotes.getOrDefault("fork", "")))
                .isEmpty();
    }

    @Test
    void addressOfAPersonInARunIdIsFound() {
        assertThat(SecretLint.inspect(Place.RUN_ID, "run id", "ada.lovelace@example.org-1"))
                .isPresent();
        assertThat(SecretLint.inspect(Place.RUN_ID, "run id", "job-jkv4zswle50nypvqzzqr"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice-churn-01",
                "churn.of.anna.schmidt",
                "jdoe_7",
                "m\u00fcller\\J\u00fcrgen",
                "CONTOSO\\jdoe",
                "bj\u00f6rn"
            })
    void nameOfAPersonInARunIdIsFound(String id) {
        assertThat(SecretLint.inspect(Place.RUN_ID, "run id", id))
                .hasValueSatisfying(found -> assertThat(found.rule()).isEqualTo("personal-data"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user-segmentation-3",
                "adam-lr-0.1",
                "bert-base",
                "mariadb-features",
                "skim-2",
                "forecast_at_store.level_9"
            })
    void wordsThatHoldNamesAreNone(String id) {
        assertThat(SecretLint.inspect(Place.RUN_ID, "run id", id)).isEmpty();
    }

    @Test
    void nameOfAPersonMayBeInOtherNames() {
        assertThat(SecretLint.inspect(Place.NAME, "compute target", "anna-ci")).isEmpty();
    }

    @Test
    void secretThatIsTheNameOfATagIsFoundAndNotShown() {
        String token = "ghp_" + "0a1B2c3D4e".repeat(4);
        assertThat(draft(LintMode.WARN).addAll(Place.TAG, Map.of(token, VALUE)).findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain(token, VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python train.py --mode basic --number-of-epochs 5",
                "python train.py --preset basic data/images/train",
                "a basic image-classification model",
                "python -u train.py -p resnet50",
                "python3.11 -B  -u train.py -p resnet50",
                "srun -p gpu-v100x python -u t.py",
                "key metrics of customer-churn-xgboost2024",
                "python t.py --key label --model-name distilbert-base-multilingual2024"
            })
    void commandsOfEveryDayHoldNoSecret(String command) {
        assertThat(SecretLint.inspect(Place.COMMAND, "command", command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -H 'authorization: basic dXNlcjpzb21lcnJlZ2Vu' https://a.example",
                "call -u me -p sommer2024",
                "python call.py -p sommer2024 -u me",
                "the key is abcdefghijklmnopqrst2024"
            })
    void secretsLikeThemAreStillFound(String command) {
        assertThat(SecretLint.inspect(Place.COMMAND, "command", command)).isPresent();
    }

    private static SecretLint.Draft draft(LintMode mode) {
        return new SecretLint(mode).draft();
    }
}
