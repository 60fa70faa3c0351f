package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Ids;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

/** Devices without a browser: they show a code, and somebody types it in elsewhere (RFC 8628). */
final class Devices {

    /** No vowels and nothing that looks like something else. */
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789";

    private static final int CODE_LENGTH = 9;

    private final Directory directory;
    private final SessionStore sessions;
    private final Revocations revocations;
    private final Clock clock;
    private final Ids ids;

    Devices(Directory directory, SessionStore sessions, Revocations revocations, Clock clock, Ids ids) {
        this.directory = directory;
        this.sessions = sessions;
        this.revocations = revocations;
        this.clock = clock;
        this.ids = ids;
    }

    DeviceFlow begin(TokenCall call) {
        Authority authority = call.authority();
        Application application = directory.application(call.form().require("client_id"), authority);
        Scopes scopes = call.requiredUserScopes();
        directory.requireResource(scopes.resource(), authority.tenantName());
        DeviceFlow flow = new DeviceFlow(
                ids.hex(128),
                userCode(),
                authority,
                application.clientId(),
                scopes,
                call.claims(),
                clock.instant().plus(DeviceFlow.LIFETIME));
        sessions.put(flow);
        return flow;
    }

    /** The device that shows this code and still waits. */
    DeviceFlow waiting(String userCode) {
        return sessions.deviceOf(userCode)
                .filter(flow -> flow.open(clock.instant()))
                .orElseThrow(Refusals::unknownUserCode);
    }

    /** The user confirms the code, as if gone through all pages. */
    void confirm(String userCode, String userName) {
        DeviceFlow flow = waiting(userCode);
        User user = directory.user(userName, flow.authority());
        directory.tenantOf(flow.authority(), user, flow.clientId());
        Set<String> methods = user.mfa() ? Set.of("pwd", "mfa") : Set.of("pwd");
        flow.confirm(new UserSession(user.userName(), flow.clientId(), methods, clock.instant(), revocations.next()));
    }

    private String userCode() {
        return java.util.stream.IntStream.range(0, CODE_LENGTH)
                .mapToObj(i -> LETTERS.charAt(Byte.toUnsignedInt(ids.bytes(1)[0]) % LETTERS.length()))
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
