package io.github.azureml4j.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the settings of a sign-in, to be said all at once. */
final class Settings {

    private static final Set<String> NO_DIRECTORY = Set.of("common", "organizations", "consumers");

    private final String subject;
    private final List<String> blank = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    Settings(String subject) {
        this.subject = subject;
    }

    Settings needs(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            blank.add(name);
        }
        return this;
    }

    /** A directory: an id or a domain name. */
    Settings needsTenant(@Nullable String tenant) {
        needs("tenantId", tenant);
        if (tenant != null && NO_DIRECTORY.contains(tenant.toLowerCase(Locale.ROOT))) {
            wrong.add("needs the tenant that owns the resources, and '" + tenant + "' is none");
        }
        return tenant(tenant);
    }

    /** What may be left out, but not be of B2C. */
    Settings tenant(@Nullable String tenant) {
        if (tenant == null || tenant.isBlank()) {
            return this;
        }
        if (Authorities.isForCustomers(tenant)) {
            wrong.add("cannot use tenant '" + tenant + "': " + Authorities.why());
        } else if (!tenant.matches("[A-Za-z0-9.-]+")) {
            wrong.add("needs a tenant id or a domain name, and '" + tenant + "' is neither");
        }
        return this;
    }

    Settings tenants(List<String> additional) {
        additional.stream().filter(each -> !each.equals("*")).forEach(this::tenant);
        return this;
    }

    Settings when(boolean fault, String text) {
        if (fault) {
            wrong.add(text);
        }
        return this;
    }

    /** Throws when anything was collected. */
    void check() {
        List<String> all = new ArrayList<>(wrong);
        if (!blank.isEmpty()) {
            all.add(0, "needs " + String.join(", ", blank));
        }
        if (!all.isEmpty()) {
            throw new IllegalArgumentException(subject + " " + String.join("; it ", all));
        }
    }
}
