package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** Keys on the wire: only ever their public halves. */
final class KeyDocuments {

    private KeyDocuments() {}

    /** The identifier with the version. */
    static String id(VaultRecord vault, KeyVersion key) {
        return vault.uri() + "keys/" + key.name() + "/" + key.version();
    }

    /** KeyBundle. */
    static ObjectNode bundle(VaultRecord vault, KeyVersion key) {
        ObjectNode body = Json.object();
        ObjectNode web = body.putObject("key").put("kid", id(vault, key)).put("kty", key.type());
        key.operations().forEach(web.putArray("key_ops")::add);
        describe(web, key);
        body.set("attributes", key.attributes().toWire(vault));
        return tagged(body, key);
    }

    /** KeyItem of a list of versions. */
    static ObjectNode version(VaultRecord vault, KeyVersion key) {
        return item(vault, key, id(vault, key));
    }

    /** KeyItem of a list of keys, which has no version in its identifier. */
    static ObjectNode item(VaultRecord vault, KeyVersion key) {
        return item(vault, key, vault.uri() + "keys/" + key.name());
    }

    /** Adds to a bundle or item what is said of something deleted. */
    static ObjectNode deleted(ObjectNode body, VaultRecord vault, String kind, Shelf.Deleted<?> gone) {
        body.put("recoveryId", vault.uri() + kind + "/" + gone.newest().name());
        return body.put("deletedDate", gone.since()).put("scheduledPurgeDate", gone.until());
    }

    private static ObjectNode item(VaultRecord vault, KeyVersion key, String id) {
        ObjectNode body = Json.object().put("kid", id);
        body.set("attributes", key.attributes().toWire(vault));
        return tagged(body, key);
    }

    private static ObjectNode tagged(ObjectNode body, KeyVersion key) {
        if (key.tags() != null) {
            body.set("tags", key.tags());
        }
        return body;
    }

    private static void describe(ObjectNode web, KeyVersion key) {
        if (key.pair().getPublic() instanceof RSAPublicKey rsa) {
            web.put("n", number(rsa.getModulus(), 0)).put("e", number(rsa.getPublicExponent(), 0));
        } else if (key.pair().getPublic() instanceof ECPublicKey elliptic) {
            int width = (elliptic.getParams().getCurve().getField().getFieldSize() + 7) / 8;
            web.put("crv", key.shape()).put("x", number(elliptic.getW().getAffineX(), width));
            web.put("y", number(elliptic.getW().getAffineY(), width));
        }
    }

    /** Base64url of a number without a sign byte, filled up with zeros in front to a width (RFC 7518). */
    private static String number(BigInteger value, int width) {
        byte[] bytes = value.toByteArray();
        byte[] magnitude = bytes[0] == 0 && bytes.length > 1 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        byte[] filled = new byte[Math.max(width, magnitude.length)];
        System.arraycopy(magnitude, 0, filled, filled.length - magnitude.length, magnitude.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(filled);
    }
}
