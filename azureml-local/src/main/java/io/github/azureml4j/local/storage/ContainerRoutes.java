package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.entra.Audiences;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.front.Section;
import io.github.azureml4j.local.rbac.AccessService;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The blob host's routes on the account and on containers. */
public final class ContainerRoutes implements Routes {

    static final Contract CONTRACT =
            Contract.unversioned("storage/data-plane/Microsoft.BlobStorage/stable/2024-08-04/blob.json");

    private static final String OPENNESS = "x-ms-blob-public-access";

    private final StorageService accounts;
    private final BlobService blobs;
    private final Guard guard;

    /** @param callerAddress the public address that requests come from; empty where they come from a private network */
    public ContainerRoutes(
            StorageService accounts,
            BlobService blobs,
            EntraService entra,
            AccessService roles,
            Supplier<Optional<String>> callerAddress) {
        this.accounts = accounts;
        this.blobs = blobs;
        Guard tokens = entra.guard(Audiences.STORAGE.toArray(String[]::new));
        this.guard = new BlobGuard(
                accounts, blobs, new BlobAccess(roles), new BlobTokens(tokens, entra.tenantId()), callerAddress);
    }

    @Override
    public void declare(RouteTable table) {
        table.existing(Hosts.BLOB, host -> accounts.exists(host.variable("account")));
        Section section = table.on(Hosts.BLOB).contract(CONTRACT).guard(guard).errors(new BlobErrors());
        section.route("GET", "/", "comp=list", "Service_ListContainersSegment", this::listContainers)
                .route("GET", "/", "restype=account&comp=properties", "Service_GetAccountInfo", this::accountInfo)
                .route(
                        "POST",
                        "/",
                        "restype=service&comp=userdelegationkey",
                        "Service_GetUserDelegationKey",
                        this::delegate)
                .route("PUT", "/{container}", "restype=container", "Container_Create", this::create)
                .route("GET", "/{container}", "restype=container", "Container_GetProperties", this::properties)
                .route("HEAD", "/{container}", "restype=container", "Container_GetProperties", this::properties)
                .route("DELETE", "/{container}", "restype=container", "Container_Delete", this::delete)
                .route(
                        "GET",
                        "/{container}",
                        "restype=container&comp=list",
                        "Container_ListBlobFlatSegment",
                        this::list);
        new BlobRoutes(blobs).declare(section);
    }

    /** What an operation of this query is called in the contract is not built here, though its path is. */
    static void refuse(Exchange exchange, String... parameters) {
        for (String parameter : parameters) {
            String value = exchange.query(parameter);
            if (value != null) {
                throw LocalError.notImplemented(exchange.method() + " of a blob host with " + parameter + "=" + value);
            }
        }
    }

    private Reply listContainers(Exchange x) {
        String prefix = x.query("prefix");
        List<BlobContainer> found = blobs.containers(x.host("account")).stream()
                .filter(container -> prefix == null || container.name().startsWith(prefix))
                .toList();
        return BlobReplies.common(ListingXml.containers(x, found), x);
    }

    private Reply accountInfo(Exchange x) {
        var document = accounts.account(x.host("account")).document();
        return BlobReplies.common(Reply.empty(200), x)
                .header("x-ms-sku-name", document.at("/sku/name").asText())
                .header("x-ms-account-kind", document.path("kind").asText());
    }

    private Reply delegate(Exchange x) {
        UserDelegation.Terms terms = DelegationXml.terms(x);
        String key = accounts.delegation().key(x.host("account"), terms);
        return BlobReplies.common(DelegationXml.reply(terms, key), x);
    }

    private Reply create(Exchange x) {
        refuse(x, "comp");
        BlobContainer made = blobs.create(
                x.host("account"),
                x.path("container"),
                BlobRequests.metadata(x),
                Optional.ofNullable(x.header(OPENNESS)).orElse(""));
        return stamped(x, Reply.empty(201), made);
    }

    private Reply properties(Exchange x) {
        refuse(x, "comp");
        BlobContainer container = blobs.container(x.host("account"), x.path("container"));
        Reply reply = stamped(x, Reply.empty(200), container)
                .header("x-ms-lease-status", "unlocked")
                .header("x-ms-lease-state", "available");
        if (!container.openness().isEmpty()) {
            reply.header(OPENNESS, container.openness());
        }
        container.metadata().forEach((name, value) -> reply.header("x-ms-meta-" + name, value));
        return reply;
    }

    private Reply delete(Exchange x) {
        refuse(x, "comp");
        blobs.deleteContainer(x.host("account"), x.path("container"));
        return BlobReplies.common(Reply.empty(202), x);
    }

    private Reply list(Exchange x) {
        String container = x.path("container");
        BlobPage page = blobs.page(
                x.host("account"),
                container,
                text(x, "prefix"),
                text(x, "delimiter"),
                text(x, "marker"),
                x.query("maxresults"));
        return BlobReplies.common(ListingXml.blobs(x, container, page), x);
    }

    private static String text(Exchange x, String name) {
        String value = x.query(name);
        return value == null ? "" : value;
    }

    private static Reply stamped(Exchange x, Reply reply, BlobContainer container) {
        return BlobReplies.stamped(BlobReplies.common(reply, x), container.etag(), container.modified());
    }
}
