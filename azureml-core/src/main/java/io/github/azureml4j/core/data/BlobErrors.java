package io.github.azureml4j.core.data;

import com.azure.core.http.HttpHeaderName;
import com.azure.storage.blob.models.BlobStorageException;
import io.github.azureml4j.core.ServiceException;
import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.core.http.ErrorBody;
import io.github.azureml4j.core.http.ServiceFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The blob client's exceptions as this SDK's own. The original is not kept as the cause: its request holds the SAS, and
 * its message the string that was signed.
 */
final class BlobErrors {
    private BlobErrors() {}

    static <T> T translate(String verb, URI uri, Supplier<T> call) {
        try {
            return call.get();
        } catch (BlobStorageException e) {
            throw refused(verb, uri, e);
        } catch (RuntimeException e) {
            IOException broken = brokenConnection(e);
            if (broken == null) {
                throw e;
            }
            throw new TransportException(verb + " " + uri + ": " + broken, broken, false);
        }
    }

    static void run(String verb, URI uri, Runnable call) {
        translate(verb, uri, () -> {
            call.run();
            return uri;
        });
    }

    private static ServiceException refused(String verb, URI uri, BlobStorageException e) {
        int status = e.getStatusCode();
        String code =
                e.getErrorCode() == null ? "HTTP " + status : e.getErrorCode().toString();
        ErrorBody error = new ErrorBody(code, "the blob service refused the request", null, List.of());
        ServiceFailure failure = new ServiceFailure(verb, uri, status, error, requestId(e), null, null);
        return failure.exception();
    }

    private static String requestId(BlobStorageException e) {
        String id = e.getResponse() == null ? null : e.getResponse().getHeaderValue(HttpHeaderName.X_MS_REQUEST_ID);
        return id == null ? "none" : id;
    }

    /** The blob client wraps what breaks on the way in exceptions of Reactor's, which are no part of its interface. */
    private static @Nullable IOException brokenConnection(@Nullable Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof IOException io && !(e instanceof UncheckedIOException local && isLocal(local))) {
                return io;
            }
        }
        return null;
    }

    private static boolean isLocal(UncheckedIOException e) {
        return e.getCause() instanceof FileSystemException;
    }
}
