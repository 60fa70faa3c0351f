package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Reply;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the XML of storage's answers. Not thread-safe. */
final class BlobXml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final XMLStreamWriter writer;

    private BlobXml(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** An answer whose document the content writes. */
    static Reply reply(int status, Consumer<BlobXml> content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = FACTORY.createXMLStreamWriter(text);
            writer.writeStartDocument("utf-8", "1.0");
            content.accept(new BlobXml(writer));
            writer.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return Reply.text(status, "application/xml", text.toString());
    }

    BlobXml open(String element) {
        return write(() -> writer.writeStartElement(element));
    }

    BlobXml attribute(String name, String value) {
        return write(() -> writer.writeAttribute(name, value));
    }

    BlobXml close() {
        return write(writer::writeEndElement);
    }

    BlobXml text(String element, String value) {
        open(element);
        write(() -> writer.writeCharacters(value));
        return close();
    }

    /** One element an entry. */
    BlobXml all(String element, Map<String, String> values) {
        open(element);
        values.forEach(this::text);
        return close();
    }

    private BlobXml write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }
}
