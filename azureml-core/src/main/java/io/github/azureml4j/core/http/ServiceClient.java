package io.github.azureml4j.core.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A plane of the service: one base address, one token audience, one api-version rule. Paths are appended to the base, whose own
 * path may hold a prefix such as the scope of a workspace.
 *
 * <p>A path may hold {@code {}} for each of its segments: {@code get("/jobs/{}", name)} percent-encodes the name, so that no name
 * can reach another resource. Immutable, thread-safe.
 */
public final class ServiceClient {
    private final Pipeline pipeline;
    private final URI base;
    private final Access access;
    private final @Nullable String apiVersion;

    ServiceClient(Pipeline pipeline, URI base, Access access, @Nullable String apiVersion) {
        this.pipeline = pipeline;
        this.base = base;
        this.access = access;
        this.apiVersion = apiVersion;
    }

    /** The address that paths are appended to, without a slash at its end. */
    public URI base() {
        return base;
    }

    /**
     * The same plane, deeper.
     *
     * @param path appended to the base
     * @param segments values for each {@code {}} of the path
     */
    public ServiceClient at(String path, Object... segments) {
        return new ServiceClient(pipeline, resolve(path, segments), access, apiVersion);
    }

    /**
     * The same plane with another default api-version.
     *
     * @param version such as {@code 2024-04-01}; null sends none
     */
    public ServiceClient apiVersion(@Nullable String version) {
        return new ServiceClient(pipeline, base, access, version);
    }

    /** A GET of the path. */
    public ServiceRequest get(String path, Object... segments) {
        return request("GET", path, segments);
    }

    /** A PUT to the path; repeated after faults, since PUT is idempotent. */
    public ServiceRequest put(String path, Object... segments) {
        return request("PUT", path, segments);
    }

    /** A POST to the path; repeated only when provably unsent, unless {@link ServiceRequest#idempotent()}. */
    public ServiceRequest post(String path, Object... segments) {
        return request("POST", path, segments);
    }

    /** A PATCH of the path; repeated only when provably unsent, unless {@link ServiceRequest#idempotent()}. */
    public ServiceRequest patch(String path, Object... segments) {
        return request("PATCH", path, segments);
    }

    /** A DELETE of the path. */
    public ServiceRequest delete(String path, Object... segments) {
        return request("DELETE", path, segments);
    }

    /** A HEAD of the path. */
    public ServiceRequest head(String path, Object... segments) {
        return request("HEAD", path, segments);
    }

    /**
     * A GET of an address that the service named (a next page, the status of an operation). It is sent as it is, without an
     * api-version of ours; an address outside this plane is refused by the origin fence before a byte is sent.
     *
     * @param address absolute, or relative to the base
     */
    public ServiceRequest follow(String address) {
        return new ServiceRequest(pipeline, access, "GET", Addresses.resolve(base, address), null);
    }

    /**
     * Judges an address that came from outside, such as one of a resume token, without sending anything.
     *
     * @param address absolute, or relative to the base
     * @throws OriginRefusedException when it is outside this plane
     */
    public void check(String address) {
        OriginFence.check(Addresses.resolve(base, address), access);
    }

    private ServiceRequest request(String method, String path, Object... segments) {
        return new ServiceRequest(pipeline, access, method, resolve(path, segments), apiVersion);
    }

    private URI resolve(String path, Object... segments) {
        return URI.create(base + Addresses.fill(path, segments));
    }
}
