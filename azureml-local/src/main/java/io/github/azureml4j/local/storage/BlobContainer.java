package io.github.azureml4j.local.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A container: its blobs in the order of their names, and the blocks of each. Guarded by itself. */
final class BlobContainer {

    private final String name;
    private final String etag;
    private final Instant modified;
    private final Map<String, String> metadata;
    private final String openness;
    private final NavigableMap<String, Blob> blobs = new TreeMap<>();
    private final BlockStore blocks = new BlockStore();

    /** @param openness what anybody may read: {@code blob}, {@code container}, or nothing for an empty text */
    BlobContainer(String name, Map<String, String> metadata, String openness, String etag, Instant modified) {
        this.name = name;
        this.openness = openness;
        this.metadata = Map.copyOf(metadata);
        this.etag = etag;
        this.modified = modified;
    }

    String name() {
        return name;
    }

    String etag() {
        return etag;
    }

    Instant modified() {
        return modified;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    String openness() {
        return openness;
    }

    synchronized Optional<Blob> find(String blob) {
        return Optional.ofNullable(blobs.get(blob));
    }

    /** Replaces a blob, or makes one, and forgets all blocks of its name. */
    synchronized Blob write(String blob, Function<Optional<Blob>, Blob> make) {
        Blob made = make.apply(find(blob));
        blobs.put(blob, made);
        blocks.forget(blob);
        return made;
    }

    /** Changes a blob that is there, and leaves its blocks. */
    synchronized Optional<Blob> update(String blob, UnaryOperator<Blob> change) {
        Optional<Blob> changed = find(blob).map(change);
        changed.ifPresent(value -> blobs.put(blob, value));
        return changed;
    }

    /** Removes a blob unless the check raises an error; false when there is none. */
    synchronized boolean remove(String blob, Consumer<Blob> check) {
        find(blob).ifPresent(check);
        blocks.forget(blob);
        return blobs.remove(blob) != null;
    }

    synchronized void stage(String blob, String blockId, byte[] bytes) {
        blocks.stage(blob, blockId, bytes);
    }

    /** Makes a blob of blocks that are there; nothing happens when one is missing. */
    synchronized Blob commit(
            String blob, List<BlockReference> list, BiFunction<Optional<Blob>, BlobContent, Blob> make) {
        BlobContent content = blocks.content(blob, list);
        Blob made = make.apply(find(blob), content);
        blobs.put(blob, made);
        blocks.commit(blob, list);
        return made;
    }

    synchronized BlockList blocks(String blob) {
        return blocks.list(blob);
    }

    /** The blobs from a name on that begin with a prefix; a copy that nobody else changes. */
    synchronized List<Blob> from(String start, String prefix) {
        String first = start.compareTo(prefix) > 0 ? start : prefix;
        return blobs.tailMap(first, true).values().stream()
                .takeWhile(blob -> blob.name().startsWith(prefix))
                .toList();
    }
}
