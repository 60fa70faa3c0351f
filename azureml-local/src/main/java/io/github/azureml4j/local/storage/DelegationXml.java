package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Keys to sign with on the wire: what a principal asks for, and what it gets. */
final class DelegationXml {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final XMLInputFactory FACTORY = XMLInputFactory.newFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    private DelegationXml() {}

    /** What the caller asks for in its own name: nobody else can be given such a key. */
    static UserDelegation.Terms terms(Exchange exchange) {
        if (exchange.caller().objectId().isEmpty()) {
            throw LocalError.forbidden(
                    "AuthenticationFailed",
                    "Server failed to authenticate the request. Only authentication scheme Bearer is supported.");
        }
        Map<String, String> info = parse(exchange.bytes());
        Instant start = info.getOrDefault("Start", "").isEmpty() ? exchange.now() : time(info, "Start");
        Instant expiry = time(info, "Expiry");
        if (!expiry.isAfter(start) || expiry.isAfter(exchange.now().plus(LONGEST))) {
            throw wrong("Expiry");
        }
        String version = exchange.header("x-ms-version");
        return new UserDelegation.Terms(
                exchange.caller().objectId(),
                exchange.caller().tenantId(),
                seconds(start),
                seconds(expiry),
                "b",
                version == null ? "" : version);
    }

    static Reply reply(UserDelegation.Terms terms, String key) {
        return BlobXml.reply(
                200,
                xml -> xml.open("UserDelegationKey")
                        .text("SignedOid", terms.objectId())
                        .text("SignedTid", terms.tenantId())
                        .text("SignedStart", terms.start())
                        .text("SignedExpiry", terms.expiry())
                        .text("SignedService", terms.service())
                        .text("SignedVersion", terms.version())
                        .text("Value", key)
                        .close());
    }

    private static Map<String, String> parse(byte[] body) {
        Map<String, String> info = new HashMap<>();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && !reader.getLocalName().equals("KeyInfo")) {
                    info.put(reader.getLocalName(), reader.getElementText().trim());
                }
            }
            return info;
        } catch (XMLStreamException e) {
            throw LocalError.badRequest("InvalidXmlDocument", "The XML specified is not syntactically valid.");
        }
    }

    private static Instant time(Map<String, String> info, String name) {
        try {
            return Instant.parse(info.getOrDefault(name, ""));
        } catch (DateTimeParseException e) {
            throw wrong(name);
        }
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static LocalError wrong(String element) {
        return LocalError.badRequest(
                "InvalidXmlNodeValue",
                "The value provided for one of the XML nodes in the request body was not in the correct format: "
                        + element + ".");
    }
}
