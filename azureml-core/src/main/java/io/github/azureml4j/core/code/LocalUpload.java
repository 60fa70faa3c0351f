package io.github.azureml4j.core.code;

import io.github.azureml4j.core.data.BlobRecord;
import io.github.azureml4j.core.data.BlobStore;
import io.github.azureml4j.core.data.BlobUpload;
import io.github.azureml4j.core.data.TransferListener;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One upload of local content to {@code LocalUpload/{md5}/{directory}/…}, as azure-ai-ml lays it out. Not thread-safe.
 *
 * <p>The folder is named by its content and a block blob appears only when it is whole, so a blob of the right name and
 * length there is the file already, and is not sent again. The first blob in path order carries the mark
 * {@code upload_status=completed} once everything is there and registered.
 */
public final class LocalUpload {
    private static final String STATUS = "upload_status";
    private static final String HASH = "hash_sha256";

    private final SourceTree tree;
    private final TreeHash hash;
    private final BlobStore store;
    private final List<SourceFile> files;
    private String key;
    private @Nullable Map<String, String> mark;
    private List<SourceFile> sent = List.of();

    LocalUpload(SourceTree tree, TreeHash hash, BlobStore store) {
        this.tree = tree;
        this.hash = hash;
        this.store = store;
        this.files = tree.files().stream()
                .sorted(Comparator.comparing(SourceFile::path))
                .toList();
        this.key = hash.md5();
    }

    /** Whether the same content has been uploaded to its end before. One request, asked once. */
    public boolean isComplete() {
        if (mark == null) {
            mark = readMark();
            if (!mark.getOrDefault(HASH, hash.sha256()).equals(hash.sha256())) {
                separate();
                mark = readMark();
            }
        }
        return "completed".equalsIgnoreCase(mark.get(STATUS));
    }

    /** What this client noted when it completed the upload; empty if it is not complete, or another client's. */
    Optional<String> note(String name) {
        return isComplete() && mark != null ? Optional.ofNullable(mark.get(name)) : Optional.empty();
    }

    /**
     * Sends the files that are not there yet.
     *
     * @param listener told after each of them
     */
    public void send(TransferListener listener) {
        Map<String, Long> there = there();
        if (!files.stream().map(this::blob).collect(Collectors.toSet()).containsAll(there.keySet())) {
            separate();
            there = there();
        }
        sent = missing(there);
        store.upload(sent.stream().map(this::upload).toList(), listener);
    }

    /**
     * Marks the upload as complete, for this client and others.
     *
     * @param notes what else to keep with it
     */
    public void finish(Map<String, String> notes) {
        Map<String, String> metadata = new TreeMap<>(notes);
        metadata.put(STATUS, "completed");
        metadata.put(HASH, hash.sha256());
        store.mark(blob(files.get(0)), metadata);
    }

    /** Where the content is, in the datastore: the directory, or the single file. */
    public String path() {
        return tree.isSingleFile() ? blob(files.get(0)) : directory();
    }

    /** The address of the directory: for a single file, of the directory that holds it. */
    String directoryUri() {
        return store.uri(directory()).toString();
    }

    TreeHash hash() {
        return hash;
    }

    int files() {
        return files.size();
    }

    long bytes() {
        return lengthOf(files);
    }

    int filesSent() {
        return sent.size();
    }

    long bytesSent() {
        return lengthOf(sent);
    }

    private Map<String, String> readMark() {
        return store.find(blob(files.get(0))).map(BlobRecord::metadata).orElse(Map.of());
    }

    private Map<String, Long> there() {
        return store.list(directory() + "/").stream().collect(Collectors.toMap(BlobRecord::path, BlobRecord::size));
    }

    private List<SourceFile> missing(Map<String, Long> there) {
        return files.stream()
                .filter(file -> there.getOrDefault(blob(file), -1L) != file.size())
                .toList();
    }

    /**
     * The MD5 is fed names and contents without anything between them, so that other content can have the same one.
     * Where such content is met, this content gets a folder named by its SHA-256 instead of running another's code.
     */
    private void separate() {
        key = hash.sha256();
    }

    private BlobUpload upload(SourceFile file) {
        return new BlobUpload(file.location(), blob(file), file.size(), file.modified());
    }

    private String blob(SourceFile file) {
        return directory() + "/" + file.path();
    }

    private String directory() {
        return "LocalUpload/" + key + (tree.isSingleFile() ? "" : "/" + tree.name());
    }

    private static long lengthOf(List<SourceFile> files) {
        return files.stream().mapToLong(SourceFile::size).sum();
    }
}
