package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.LocalError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Blocks by blob name, staged and committed. Committed ones are the very arrays that the blob holds. Not thread-safe. */
final class BlockStore {

    private final Map<String, Map<String, byte[]>> staged = new HashMap<>();
    private final Map<String, Map<String, byte[]>> committed = new HashMap<>();

    void stage(String blob, String blockId, byte[] bytes) {
        staged.computeIfAbsent(blob, key -> new LinkedHashMap<>()).put(blockId, bytes);
    }

    void forget(String blob) {
        staged.remove(blob);
        committed.remove(blob);
    }

    BlobContent content(String blob, List<BlockReference> list) {
        List<byte[]> pieces = new ArrayList<>();
        list.forEach(reference -> pieces.add(block(blob, reference)));
        return BlobContent.of(pieces);
    }

    void commit(String blob, List<BlockReference> list) {
        Map<String, byte[]> now = new LinkedHashMap<>();
        list.forEach(reference -> now.put(reference.id(), block(blob, reference)));
        staged.remove(blob);
        committed.put(blob, now);
    }

    BlockList list(String blob) {
        return new BlockList(sizes(committed.get(blob)), sizes(staged.get(blob)));
    }

    private byte[] block(String blob, BlockReference reference) {
        byte[] bytes = reference.amongStaged() ? of(staged, blob).get(reference.id()) : null;
        if (bytes == null && reference.amongCommitted()) {
            bytes = of(committed, blob).get(reference.id());
        }
        if (bytes == null) {
            throw LocalError.badRequest("InvalidBlockList", "The specified block list is invalid.");
        }
        return bytes;
    }

    private static Map<String, byte[]> of(Map<String, Map<String, byte[]>> blocks, String blob) {
        return blocks.getOrDefault(blob, Map.of());
    }

    private static List<BlockList.Block> sizes(@org.jspecify.annotations.Nullable Map<String, byte[]> blocks) {
        return blocks == null
                ? List.of()
                : blocks.entrySet().stream()
                        .map(entry -> new BlockList.Block(entry.getKey(), entry.getValue().length))
                        .toList();
    }
}
