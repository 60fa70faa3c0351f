package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.LocalError;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request demands of the blob as it is; absent demands hold. Times count in whole seconds, as HTTP has them. */
record Conditions(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable Instant ifModifiedSince,
        @Nullable Instant ifUnmodifiedSince) {

    /** No demands. */
    static final Conditions NONE = new Conditions(null, null, null, null);

    /** Before a blob is written: {@code If-None-Match: *} means only where none is. */
    void checkWrite(Optional<Blob> before) {
        if (before.isPresent() && "*".equals(ifNoneMatch)) {
            throw LocalError.conflict("BlobAlreadyExists", "The specified blob already exists.");
        }
        if (before.isEmpty() && ifMatch != null) {
            throw notMet();
        }
        before.ifPresent(this::checkChange);
    }

    /** Before a blob that is there is changed or deleted. */
    void checkChange(Blob blob) {
        if (failsMatch(blob) || sameAsKnown(blob)) {
            throw notMet();
        }
    }

    /** Before a blob is read: 412, or 304 where the client already has it. */
    void checkRead(Blob blob) {
        if (failsMatch(blob)) {
            throw notMet();
        }
        if (sameAsKnown(blob)) {
            throw new LocalError(304, "ConditionNotMet", "The condition specified was not met.", null);
        }
    }

    private boolean failsMatch(Blob blob) {
        return (ifMatch != null && !names(ifMatch, blob))
                || (ifUnmodifiedSince != null && seconds(blob).isAfter(ifUnmodifiedSince));
    }

    private boolean sameAsKnown(Blob blob) {
        return (ifNoneMatch != null && names(ifNoneMatch, blob))
                || (ifModifiedSince != null && !seconds(blob).isAfter(ifModifiedSince));
    }

    private static boolean names(String demanded, Blob blob) {
        return demanded.equals("*") || demanded.replace("\"", "").equals(blob.etag());
    }

    private static Instant seconds(Blob blob) {
        return blob.modified().truncatedTo(ChronoUnit.SECONDS);
    }

    private static LocalError notMet() {
        return new LocalError(
                412, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met.", null);
    }
}
