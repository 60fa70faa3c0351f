package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Block lists on the wire. */
final class BlockListXml {

    private static final XMLInputFactory FACTORY = XMLInputFactory.newFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    private BlockListXml() {}

    /** Reads the body of {@code PUT ?comp=blocklist}. */
    static List<BlockReference> parse(byte[] body) {
        List<BlockReference> blocks = new ArrayList<>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && !reader.getLocalName().equals("BlockList")) {
                    blocks.add(new BlockReference(
                            reader.getLocalName(), reader.getElementText().trim()));
                }
            }
            return blocks;
        } catch (XMLStreamException e) {
            throw LocalError.badRequest("InvalidXmlDocument", "The XML specified is not syntactically valid.");
        }
    }

    /** @param type {@code committed}, {@code uncommitted} or {@code all} */
    static Reply reply(BlockList list, String type) {
        return BlobXml.reply(200, xml -> {
            xml.open("BlockList");
            if (!type.equals("uncommitted")) {
                write(xml, "CommittedBlocks", list.committed());
            }
            if (!type.equals("committed")) {
                write(xml, "UncommittedBlocks", list.staged());
            }
            xml.close();
        });
    }

    private static void write(BlobXml xml, String element, List<BlockList.Block> blocks) {
        xml.open(element);
        blocks.forEach(block -> xml.open("Block")
                .text("Name", block.id())
                .text("Size", Integer.toString(block.size()))
                .close());
        xml.close();
    }
}
