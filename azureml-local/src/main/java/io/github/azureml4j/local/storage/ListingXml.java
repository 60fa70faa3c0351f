package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Reply;
import java.util.List;

/** Lists of containers and of blobs on the wire. */
final class ListingXml {

    private ListingXml() {}

    static Reply containers(Exchange exchange, List<BlobContainer> containers) {
        return BlobXml.reply(200, xml -> {
            xml.open("EnumerationResults").attribute("ServiceEndpoint", exchange.origin() + "/");
            xml.open("Containers");
            containers.forEach(container -> container(xml, container));
            xml.close().text("NextMarker", "").close();
        });
    }

    static Reply blobs(Exchange exchange, String container, BlobPage page) {
        String include = orEmpty(exchange.query("include"));
        return BlobXml.reply(200, xml -> {
            xml.open("EnumerationResults")
                    .attribute("ServiceEndpoint", exchange.origin() + "/")
                    .attribute("ContainerName", container);
            for (String echoed : new String[] {"Prefix", "Marker", "MaxResults", "Delimiter"}) {
                String value = exchange.query(echoed);
                if (value != null) {
                    xml.text(echoed, value);
                }
            }
            xml.open("Blobs");
            page.blobs().forEach(blob -> blob(xml, blob, include.contains("metadata")));
            page.prefixes()
                    .forEach(prefix ->
                            xml.open("BlobPrefix").text("Name", prefix).close());
            xml.close().text("NextMarker", orEmpty(page.nextMarker())).close();
        });
    }

    private static void container(BlobXml xml, BlobContainer container) {
        xml.open("Container").text("Name", container.name()).open("Properties");
        xml.text("Last-Modified", BlobReplies.date(container.modified()));
        xml.text("Etag", '"' + container.etag() + '"');
        unleased(xml);
        xml.close().close();
    }

    private static void blob(BlobXml xml, Blob blob, boolean withMetadata) {
        xml.open("Blob").text("Name", blob.name()).open("Properties");
        xml.text("Creation-Time", BlobReplies.date(blob.created()));
        xml.text("Last-Modified", BlobReplies.date(blob.modified()));
        xml.text("Etag", blob.etag());
        xml.text("Content-Length", Long.toString(blob.length()));
        blob.headers().forEach(xml::text);
        xml.text("BlobType", blob.type());
        unleased(xml);
        xml.text("ServerEncrypted", "true").close();
        if (withMetadata) {
            xml.all("Metadata", blob.metadata());
        }
        xml.close();
    }

    private static void unleased(BlobXml xml) {
        xml.text("LeaseStatus", "unlocked").text("LeaseState", "available");
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
