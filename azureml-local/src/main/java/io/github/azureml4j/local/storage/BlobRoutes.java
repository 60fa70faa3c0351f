package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.List;
import java.util.Map;

/** The blob host's routes on blobs. */
final class BlobRoutes {

    private static final List<String> TYPES = List.of(Blob.BLOCK, Blob.APPEND);
    private static final String BLOB = "/{container}/{blob*}";

    private final BlobService blobs;

    BlobRoutes(BlobService blobs) {
        this.blobs = blobs;
    }

    void declare(Section section) {
        section.put(BLOB, "BlockBlob_Upload", this::put)
                .get(BLOB, "Blob_Download", this::get)
                .head(BLOB, "Blob_GetProperties", this::head)
                .delete(BLOB, "Blob_Delete", this::delete)
                .route("PUT", BLOB, "comp=block", "BlockBlob_StageBlock", this::stage)
                .route("PUT", BLOB, "comp=blocklist", "BlockBlob_CommitBlockList", this::commit)
                .route("GET", BLOB, "comp=blocklist", "BlockBlob_GetBlockList", this::blockList)
                .route("PUT", BLOB, "comp=appendblock", "AppendBlob_AppendBlock", this::append)
                .route("PUT", BLOB, "comp=metadata", "Blob_SetMetadata", this::setMetadata)
                .route("PUT", BLOB, "comp=properties", "Blob_SetHTTPHeaders", this::setHeaders);
    }

    private Reply put(Exchange x) {
        BlobPath at = at(x, "comp", "snapshot", "versionid");
        String type = String.valueOf(x.header("x-ms-blob-type"));
        if (!TYPES.contains(type) || x.header("x-ms-copy-source") != null) {
            throw LocalError.notImplemented("the writing of blobs of type " + type + " or from another address");
        }
        byte[] body = BlobRequests.body(x);
        BlobWrite write = BlobRequests.write(x, type, BlobRequests.contentHeaders(x, body));
        return BlobReplies.written(
                x, 201, blobs.write(x.host("account"), at.container(), at.blob(), write, BlobContent.of(body)));
    }

    private Reply get(Exchange x) {
        BlobPath at = at(x, "comp", "snapshot", "versionid");
        Blob blob = blobs.require(x.host("account"), at.container(), at.blob());
        BlobRequests.conditions(x).checkRead(blob);
        String range = x.header("x-ms-range");
        return BlobReplies.content(x, blob, ByteRange.of(range == null ? x.header("Range") : range, blob.length()));
    }

    private Reply head(Exchange x) {
        BlobPath at = at(x, "comp", "snapshot", "versionid");
        Blob blob = blobs.require(x.host("account"), at.container(), at.blob());
        BlobRequests.conditions(x).checkRead(blob);
        return BlobReplies.properties(x, blob);
    }

    private Reply delete(Exchange x) {
        BlobPath at = at(x, "comp", "snapshot", "versionid");
        blobs.delete(x.host("account"), at.container(), at.blob(), BlobRequests.conditions(x));
        return BlobReplies.common(Reply.empty(202), x).header("x-ms-delete-type-permanent", "true");
    }

    private Reply stage(Exchange x) {
        BlobPath at = at(x);
        String blockId = x.query("blockid");
        if (blockId == null || blockId.isEmpty() || x.header("x-ms-copy-source") != null) {
            throw LocalError.badRequest("InvalidQueryParameterValue", "A block needs a block id and a body.");
        }
        blobs.stage(x.host("account"), at.container(), at.blob(), blockId, BlobRequests.body(x));
        return BlobReplies.common(Reply.empty(201), x).header("x-ms-request-server-encrypted", "true");
    }

    private Reply commit(Exchange x) {
        BlobPath at = at(x);
        BlobWrite write = BlobRequests.write(x, Blob.BLOCK, BlobRequests.contentHeaders(x));
        var blocks = BlockListXml.parse(BlobRequests.body(x));
        return BlobReplies.written(x, 201, blobs.commit(x.host("account"), at.container(), at.blob(), write, blocks));
    }

    private Reply blockList(Exchange x) {
        BlobPath at = at(x, "snapshot");
        String type = x.query("blocklisttype");
        BlockList list = blobs.blocks(x.host("account"), at.container(), at.blob());
        return BlobReplies.common(BlockListXml.reply(list, type == null ? "committed" : type), x);
    }

    private Reply append(Exchange x) {
        BlobPath at = at(x);
        byte[] body = BlobRequests.body(x);
        Blob blob = blobs.appendBlock(x.host("account"), at.container(), at.blob(), BlobRequests.conditions(x), body);
        return BlobReplies.written(x, 201, blob)
                .header("x-ms-blob-append-offset", Long.toString(blob.length() - body.length))
                .header("x-ms-blob-committed-block-count", Integer.toString(blob.blockCount()));
    }

    private Reply setMetadata(Exchange x) {
        BlobPath at = at(x);
        BlobWrite write = BlobRequests.write(x, Blob.BLOCK, Map.of());
        return BlobReplies.written(x, 200, blobs.setMetadata(x.host("account"), at.container(), at.blob(), write));
    }

    private Reply setHeaders(Exchange x) {
        BlobPath at = at(x);
        BlobWrite write = BlobRequests.write(x, Blob.BLOCK, BlobRequests.contentHeaders(x));
        return BlobReplies.written(x, 200, blobs.setHeaders(x.host("account"), at.container(), at.blob(), write));
    }

    private static BlobPath at(Exchange x, String... refused) {
        ContainerRoutes.refuse(x, refused);
        BlobPath path = BlobPath.parse(x.rawPath());
        if (path.blob().isEmpty()) {
            throw LocalError.badRequest(
                    "InvalidUri", "The requested URI does not represent any resource on the server.");
        }
        return path;
    }
}
