package io.github.azureml4j.local.entra;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The tenants, applications, users and groups. Thread-safe. */
final class EntraStore {

    private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();
    private final Map<String, Application> applications = new ConcurrentHashMap<>();
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Groups groups = new Groups();

    void add(Tenant tenant) {
        tenants.put(tenant.id(), tenant);
    }

    void add(Application application) {
        applications.put(application.clientId(), application);
    }

    /** Files a user under its name; false when the name is taken. */
    boolean add(User user) {
        return users.putIfAbsent(key(user.userName()), user) == null;
    }

    Optional<Tenant> tenant(String name) {
        return tenants.values().stream().filter(tenant -> tenant.isCalled(name)).findFirst();
    }

    Optional<Application> application(String clientId) {
        return Optional.ofNullable(applications.get(key(clientId)));
    }

    Stream<Application> applications() {
        return applications.values().stream();
    }

    Optional<Application> principal(String objectId) {
        return applications.values().stream()
                .filter(application -> application.objectId().equals(objectId))
                .findFirst();
    }

    Stream<User> users() {
        return users.values().stream();
    }

    Optional<User> user(String userName) {
        return Optional.ofNullable(users.get(key(userName)));
    }

    /** The user with that id, at home or as a guest. */
    Optional<User> userById(String objectId) {
        return users.values().stream()
                .filter(user ->
                        user.objectId().equals(objectId) || user.guestIds().containsValue(objectId))
                .findFirst();
    }

    Groups groups() {
        return groups;
    }

    /** What kind of principal has that object id, in Azure's words. */
    Optional<String> principalType(String objectId) {
        return principal(objectId)
                .map(application -> "ServicePrincipal")
                .or(() -> userById(objectId).map(user -> "User"))
                .or(() -> groups.has(objectId) ? Optional.of("Group") : Optional.empty());
    }

    /** Changes an application; nothing where there is none of that id. */
    Optional<Application> change(String clientId, UnaryOperator<Application> change) {
        return Optional.ofNullable(
                applications.computeIfPresent(key(clientId), (id, application) -> change.apply(application)));
    }

    /** Changes a user; nothing where there is none of that name. */
    Optional<User> changeUser(String userName, UnaryOperator<User> change) {
        return Optional.ofNullable(users.computeIfPresent(key(userName), (name, user) -> change.apply(user)));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
