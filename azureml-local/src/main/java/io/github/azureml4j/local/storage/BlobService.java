package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Containers and blobs. The methods that other rooms call need no signature and no conditions; those of the wire take
 * a {@link BlobWrite}. Arrays that are handed in are kept, not copied. Thread-safe.
 */
public final class BlobService {

    private static final String CONTAINER_RULE = "\\$root|\\$logs|\\$web|[a-z0-9](-?[a-z0-9]){2,62}";

    private static final int LARGEST_PAGE = 5000;

    private final StorageService accounts;
    private final BlobStore store = new BlobStore();
    private final Clock clock;
    private final Ids ids;

    public BlobService(StorageService accounts, Clock clock, Ids ids) {
        this.accounts = accounts;
        this.clock = clock;
        this.ids = ids;
        accounts.onDeleted(store::drop);
    }

    /** Makes a container unless it is there; 404 where the account is gone. */
    public void createContainer(String account, String container) {
        accounts.account(account);
        store.add(account, new BlobContainer(container, Map.of(), "", etag(), clock.instant()));
    }

    /** Writes a blob, replacing one of that name. */
    public Blob put(String account, String container, String blob, byte[] bytes) {
        return write(account, container, blob, BlobWrite.plain(), BlobContent.of(bytes));
    }

    /** Appends to a blob, which is made at the first time; costs no more the longer the blob is. */
    public Blob append(String account, String container, String blob, byte[] bytes) {
        Instant now = clock.instant();
        return container(account, container)
                .write(
                        blob,
                        before -> before.map(there -> there.appended(bytes, etag(), now))
                                .orElseGet(() -> BlobWrite.plain()
                                        .blob(blob, Blob.APPEND, BlobContent.of(bytes), etag(), now, now)));
    }

    /** The blob, if it and its container are there. */
    public Optional<Blob> get(String account, String container, String blob) {
        return store.find(account, container).flatMap(there -> there.find(blob));
    }

    /** Blobs whose names begin with a prefix, in the order of their names. */
    public List<Blob> list(String account, String container, String prefix) {
        return store.find(account, container)
                .map(there -> there.from(prefix, prefix))
                .orElse(List.of());
    }

    /** Deletes a blob; false when there is none. */
    public boolean delete(String account, String container, String blob) {
        return store.find(account, container)
                .map(there -> there.remove(blob, any -> {}))
                .orElse(false);
    }

    /** The address of a blob, without any credential. */
    public String url(String account, String container, String blob) {
        String region = accounts.account(account).region();
        return "https://" + Hosts.BLOB.inCloudOf(region, Map.of("account", account)) + "/" + container + "/"
                + BlobPath.encode(blob);
    }

    /**
     * The address of a blob with a shared access signature over its account's first key.
     *
     * @param permissions letters in the order {@code racwdxltmeop}, as in {@code r} or {@code rw}
     * @param lifetime from now on, by the emulator's clock
     */
    public String sasUrl(String account, String container, String blob, String permissions, Duration lifetime) {
        Instant expiry = clock.instant().plus(lifetime);
        String sas = ServiceSas.forBlob(account, container, blob, permissions, expiry, accounts.key(account));
        return url(account, container, blob) + "?" + sas;
    }

    /** One page of a container's blobs; the limit is 5,000 also where more are asked for. */
    BlobPage page(
            String account,
            String container,
            String prefix,
            String delimiter,
            String marker,
            @Nullable String maxResults) {
        int limit = maxResults == null ? LARGEST_PAGE : Math.min(number(maxResults), LARGEST_PAGE);
        return BlobPage.of(container(account, container).from(marker, prefix), prefix, delimiter, limit);
    }

    /** @param openness what anybody may read, where the account allows that: {@code blob}, {@code container} or nothing */
    BlobContainer create(String account, String container, Map<String, String> metadata, String openness) {
        requireOpenable(account, openness);
        if (!container.matches(CONTAINER_RULE)) {
            throw LocalError.badRequest(
                    "InvalidResourceName", "The specified resource name contains invalid characters.");
        }
        BlobContainer made = new BlobContainer(container, metadata, openness, etag(), clock.instant());
        if (!store.add(account, made)) {
            throw LocalError.conflict("ContainerAlreadyExists", "The specified container already exists.");
        }
        return made;
    }

    /** What anybody may read in a container, if anything. */
    Optional<String> opens(String account, String container) {
        return store.find(account, container).map(BlobContainer::openness).filter(openness -> !openness.isEmpty());
    }

    BlobContainer container(String account, String container) {
        return store.find(account, container)
                .orElseThrow(() -> LocalError.notFound("ContainerNotFound", "The specified container does not exist."));
    }

    List<BlobContainer> containers(String account) {
        return store.list(account);
    }

    void deleteContainer(String account, String container) {
        if (!store.remove(account, container)) {
            throw LocalError.notFound("ContainerNotFound", "The specified container does not exist.");
        }
    }

    /** The blob; 404 {@code BlobNotFound} or {@code ContainerNotFound} otherwise. */
    Blob require(String account, String container, String blob) {
        return container(account, container).find(blob).orElseThrow(BlobService::noBlob);
    }

    Blob write(String account, String container, String blob, BlobWrite write, BlobContent content) {
        Instant now = clock.instant();
        return container(account, container).write(blob, before -> write.over(before, blob, content, etag(), now));
    }

    Blob commit(String account, String container, String blob, BlobWrite write, List<BlockReference> blocks) {
        Instant now = clock.instant();
        return container(account, container)
                .commit(blob, blocks, (before, content) -> write.over(before, blob, content, etag(), now));
    }

    void stage(String account, String container, String blob, String blockId, byte[] bytes) {
        container(account, container).stage(blob, blockId, bytes);
    }

    BlockList blocks(String account, String container, String blob) {
        return container(account, container).blocks(blob);
    }

    Blob appendBlock(String account, String container, String blob, Conditions conditions, byte[] bytes) {
        return update(account, container, blob, conditions, there -> {
            if (!there.type().equals(Blob.APPEND)) {
                throw LocalError.conflict("InvalidBlobType", "The blob type is invalid for this operation.");
            }
            return there.appended(bytes, etag(), clock.instant());
        });
    }

    Blob setMetadata(String account, String container, String blob, BlobWrite write) {
        return update(
                account,
                container,
                blob,
                write.conditions(),
                there -> there.withMetadata(write.metadata(), etag(), clock.instant()));
    }

    Blob setHeaders(String account, String container, String blob, BlobWrite write) {
        return update(
                account,
                container,
                blob,
                write.conditions(),
                there -> there.withHeaders(write.headers(), etag(), clock.instant()));
    }

    void delete(String account, String container, String blob, Conditions conditions) {
        if (!container(account, container).remove(blob, conditions::checkChange)) {
            throw noBlob();
        }
    }

    private void requireOpenable(String account, String openness) {
        if (!openness.isEmpty()
                && !AccountSettings.of(accounts.account(account)).allowsPublicContainers()) {
            throw LocalError.conflict(
                    "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
        }
    }

    private Blob update(
            String account, String container, String blob, Conditions conditions, UnaryOperator<Blob> change) {
        return container(account, container)
                .update(blob, there -> {
                    conditions.checkChange(there);
                    return change.apply(there);
                })
                .orElseThrow(BlobService::noBlob);
    }

    private static int number(String maxResults) {
        if (!maxResults.matches("0*[1-9]\\d{0,8}")) {
            throw LocalError.badRequest(
                    "OutOfRangeQueryParameterValue",
                    "One of the query parameters specified in the request URI is outside the permissible range.");
        }
        return Integer.parseInt(maxResults);
    }

    private String etag() {
        return "0x8D" + ids.hex(13).toUpperCase(Locale.ROOT);
    }

    private static LocalError noBlob() {
        return LocalError.notFound("BlobNotFound", "The specified blob does not exist.");
    }
}
