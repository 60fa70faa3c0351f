package io.github.azureml4j.local.keyvault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything of one kind in one vault: versions by name, newest last, and what can still be recovered. Thread-safe. */
final class Shelf<V extends Versioned> {

    private final Map<String, List<V>> living = new TreeMap<>();
    private final Map<String, Deleted<V>> deleted = new TreeMap<>();

    /**
     * What was deleted.
     *
     * @param since when, in seconds since 1970
     * @param until when it goes for good
     */
    record Deleted<V extends Versioned>(List<V> versions, long since, long until) {

        V newest() {
            return versions.get(versions.size() - 1);
        }
    }

    /** Adds a version; false while something deleted has the name. */
    synchronized boolean add(V version) {
        if (deleted.containsKey(key(version.name()))) {
            return false;
        }
        living.computeIfAbsent(key(version.name()), name -> new ArrayList<>()).add(version);
        return true;
    }

    /** A version, or the newest one for an empty version. */
    synchronized Optional<V> find(String name, String version) {
        List<V> versions = living.getOrDefault(key(name), List.of());
        return version.isEmpty() && !versions.isEmpty()
                ? Optional.of(versions.get(versions.size() - 1))
                : versions.stream()
                        .filter(candidate -> candidate.version().equalsIgnoreCase(version))
                        .findFirst();
    }

    synchronized List<V> versions(String name) {
        return List.copyOf(living.getOrDefault(key(name), List.of()));
    }

    /** The newest version of everything, by name. */
    synchronized List<V> newest() {
        return living.values().stream()
                .map(versions -> versions.get(versions.size() - 1))
                .toList();
    }

    /** Puts a changed version in the place of the old one. */
    synchronized void replace(V changed) {
        living.getOrDefault(key(changed.name()), List.of())
                .replaceAll(old -> old.version().equals(changed.version()) ? changed : old);
    }

    synchronized Optional<Deleted<V>> delete(String name, long since, long until) {
        List<V> versions = living.remove(key(name));
        if (versions == null) {
            return Optional.empty();
        }
        Deleted<V> gone = new Deleted<>(versions, since, until);
        deleted.put(key(name), gone);
        return Optional.of(gone);
    }

    synchronized Optional<Deleted<V>> deleted(String name) {
        return Optional.ofNullable(deleted.get(key(name)));
    }

    synchronized List<Deleted<V>> deleted() {
        return List.copyOf(deleted.values());
    }

    synchronized boolean purge(String name) {
        return deleted.remove(key(name)) != null;
    }

    /** Purges everything whose time is over. */
    synchronized void expire(long now) {
        deleted.values().removeIf(gone -> gone.until() <= now);
    }

    /** Brings something deleted back, and shows its newest version. */
    synchronized Optional<V> recover(String name) {
        Deleted<V> gone = deleted.remove(key(name));
        if (gone == null) {
            return Optional.empty();
        }
        living.put(key(name), new ArrayList<>(gone.versions()));
        return Optional.of(gone.newest());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
