package io.github.azureml4j.local.entra;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is under way: people on sign-in pages, codes on their way to clients, refresh tokens, devices. Thread-safe. */
final class SessionStore {

    private final Map<String, Interaction> interactions = new ConcurrentHashMap<>();
    private final Map<String, AuthorizationCode> codes = new ConcurrentHashMap<>();
    private final Set<String> redeemed = ConcurrentHashMap.newKeySet();
    private final Map<String, RefreshToken> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, DeviceFlow> devices = new ConcurrentHashMap<>();
    private final Map<String, Instant> assertions = new ConcurrentHashMap<>();

    void put(Interaction interaction) {
        interactions.put(interaction.id(), interaction);
    }

    Optional<Interaction> interaction(String id) {
        return Optional.ofNullable(interactions.get(id));
    }

    void remove(Interaction interaction) {
        interactions.remove(interaction.id());
    }

    void put(String value, AuthorizationCode code) {
        codes.put(value, code);
    }

    Optional<AuthorizationCode> code(String value) {
        return Optional.ofNullable(codes.get(value));
    }

    /** Marks a code as used; false when it was before. */
    boolean redeem(String value) {
        return redeemed.add(value);
    }

    void put(String value, RefreshToken token) {
        refreshTokens.put(value, token);
    }

    Optional<RefreshToken> refreshToken(String value) {
        return Optional.ofNullable(refreshTokens.get(value));
    }

    void put(DeviceFlow flow) {
        devices.put(flow.deviceCode(), flow);
    }

    Optional<DeviceFlow> device(String deviceCode) {
        return Optional.ofNullable(devices.get(deviceCode));
    }

    Optional<DeviceFlow> deviceOf(String userCode) {
        return devices.values().stream()
                .filter(flow -> flow.userCode().equalsIgnoreCase(userCode.strip()))
                .findFirst();
    }

    /** Marks an assertion as used until it expires; false when it was before. */
    boolean use(String assertionId, Instant expires, Instant now) {
        assertions.values().removeIf(end -> end.isBefore(now));
        return assertions.putIfAbsent(assertionId, expires) == null;
    }
}
