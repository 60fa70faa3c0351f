package io.github.azureml4j.local.assets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All versions under one name, in the order of their creation. Guarded by itself. */
final class AssetContainer {

    private final Map<String, AssetVersion> versions = new LinkedHashMap<>();
    private ObjectNode properties;

    AssetContainer(ObjectNode properties) {
        this.properties = properties;
    }

    synchronized ObjectNode properties() {
        return properties.deepCopy();
    }

    synchronized void properties(ObjectNode changed) {
        properties = changed;
    }

    synchronized Optional<AssetVersion> find(String version) {
        return Optional.ofNullable(versions.get(version));
    }

    /** Replaces a version by what the change makes of it; null before means that it is new. */
    synchronized AssetVersion change(String version, UnaryOperator<@Nullable AssetVersion> change) {
        AssetVersion changed = change.apply(versions.get(version));
        versions.put(version, changed);
        return changed;
    }

    synchronized boolean remove(String version) {
        return versions.remove(version) != null;
    }

    synchronized List<AssetVersion> newestFirst() {
        List<AssetVersion> list = new ArrayList<>(versions.values());
        Collections.reverse(list);
        return list;
    }

    synchronized boolean isEmpty() {
        return versions.isEmpty();
    }

    /** The version made last. */
    synchronized Optional<String> latest() {
        return newestFirst().stream().map(AssetVersion::version).findFirst();
    }

    /** One more than the greatest version that is a number. */
    synchronized String next() {
        long greatest = versions.keySet().stream()
                .filter(version -> version.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
        return String.valueOf(greatest + 1);
    }
}
