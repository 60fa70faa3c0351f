package io.github.azureml4j.local.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of the disk that jobs use: made with the first job, deleted with the emulator. Thread-safe. */
final class JobDirectories implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobDirectories.class);

    private @Nullable Path root;

    /** An empty directory; ids are unique in a workspace only, so that its own id is part of the path. */
    JobDirectory create(String workspaceId, String jobId) throws IOException {
        return new JobDirectory(root().resolve(workspaceId).resolve(jobId));
    }

    /** A file with the trust anchor of everything that jobs talk to. */
    synchronized Path certificate(String pem) throws IOException {
        Path file = root().resolve("ca.pem");
        if (!Files.exists(file)) {
            Files.writeString(file, pem);
        }
        return file;
    }

    void delete(JobDirectory directory) {
        try {
            JobDirectory.delete(directory.path());
        } catch (IOException e) {
            LOG.debug("{} stays until the emulator is closed", directory.path(), e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (root != null) {
                JobDirectory.delete(root);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the directory of the jobs cannot be deleted", e);
        }
        root = null;
    }

    private synchronized Path root() throws IOException {
        Path known = root;
        if (known == null) {
            // the real path, since macOS has its temporary directory behind a link
            known = Files.createTempDirectory("azureml-local-").toRealPath();
            root = known;
        }
        return known;
    }
}
