package io.github.azureml4j.local.entra;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A device that waits for its user to sign in elsewhere. Thread-safe. */
final class DeviceFlow implements SignInPurpose {

    /** Seconds that a client waits between two questions. Entra's own is 5; a test has no time for that. */
    static final int INTERVAL = 1;

    /** How long the code can be typed in. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** What a client that keeps its interval may be early by: timers and networks are not exact. */
    private static final Duration LENIENCY = Duration.ofMillis(700);

    private final String deviceCode;
    private final String userCode;
    private final Authority authority;
    private final String clientId;
    private final Scopes scopes;
    private final ClaimsRequest claims;
    private final Instant expires;
    private @Nullable Instant asked;
    private @Nullable UserSession session;
    private boolean declined;
    private boolean redeemed;

    DeviceFlow(
            String deviceCode,
            String userCode,
            Authority authority,
            String clientId,
            Scopes scopes,
            ClaimsRequest claims,
            Instant expires) {
        this.deviceCode = deviceCode;
        this.userCode = userCode;
        this.authority = authority;
        this.clientId = clientId;
        this.scopes = scopes;
        this.claims = claims;
        this.expires = expires;
    }

    String deviceCode() {
        return deviceCode;
    }

    String userCode() {
        return userCode;
    }

    @Override
    public Authority authority() {
        return authority;
    }

    @Override
    public String clientId() {
        return clientId;
    }

    @Override
    public ClaimsRequest claims() {
        return claims;
    }

    Scopes scopes() {
        return scopes;
    }

    /** Whether somebody may still type the code in. */
    synchronized boolean open(Instant now) {
        return now.isBefore(expires) && session == null && !declined;
    }

    synchronized void confirm(UserSession by) {
        session = by;
    }

    synchronized void decline() {
        declined = true;
    }

    /** The session once its user has confirmed it, and only once; until then, and afterwards, a refusal. */
    synchronized UserSession redeem(Instant now) {
        boolean hasty =
                asked != null && now.isBefore(asked.plusSeconds(INTERVAL).minus(LENIENCY));
        asked = now;
        if (declined) {
            throw Refusals.deviceDeclined();
        }
        if (redeemed || !now.isBefore(expires)) {
            throw Refusals.deviceCodeExpired();
        }
        if (session == null) {
            throw hasty ? Refusals.slowDown() : Refusals.devicePending();
        }
        redeemed = true;
        return session;
    }
}
