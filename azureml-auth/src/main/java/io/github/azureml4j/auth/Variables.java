package io.github.azureml4j.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Environment variables, as a sign-in reads them: blank counts as not set. */
record Variables(Map<String, String> values) {

    static final String TENANT = "AZURE_TENANT_ID";
    static final String CLIENT = "AZURE_CLIENT_ID";
    static final String AUTHORITY = "AZURE_AUTHORITY_HOST";

    static Variables ofProcess() {
        return new Variables(System.getenv());
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String get(String name) {
        return find(name).orElseThrow(() -> unavailable(List.of(name), ""));
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** Unless all of these are set, this way of signing in is not to be had here. */
    void require(String hint, String... names) {
        List<String> missing =
                List.of(names).stream().filter(name -> !has(name)).toList();
        if (!missing.isEmpty()) {
            throw unavailable(missing, hint);
        }
    }

    /** An authority in the environment must be the cloud's. */
    void agreeWith(AzureCloud cloud) {
        find(AUTHORITY).ifPresent(authority -> cloud.requireAuthority(AUTHORITY, authority));
    }

    /** The values may be secrets. */
    @Override
    public String toString() {
        return "Variables[" + values.size() + "]";
    }

    private static SignInException unavailable(List<String> missing, String hint) {
        String are = missing.size() == 1 ? " is not set." : " are not set.";
        return SignInException.unavailable(
                String.join(", ", missing) + are,
                "set " + String.join(", ", missing) + (hint.isEmpty() ? "" : "; " + hint));
    }
}
