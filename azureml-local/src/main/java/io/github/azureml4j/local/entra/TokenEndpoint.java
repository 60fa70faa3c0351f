package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;

/** Where clients ask for tokens and for device codes, in its two versions. */
final class TokenEndpoint {

    private final Grants grants;
    private final Devices devices;

    TokenEndpoint(Grants grants, Devices devices) {
        this.grants = grants;
        this.devices = devices;
    }

    Reply v2(Exchange exchange) {
        return answer(grants.answer(call(exchange, false)), exchange);
    }

    Reply v1(Exchange exchange) {
        return answer(grants.answer(call(exchange, true)), exchange);
    }

    Reply deviceV2(Exchange exchange) {
        return answer(device(devices.begin(call(exchange, false))), exchange);
    }

    /** The older endpoint names the page otherwise, and writes its numbers as text. */
    Reply deviceV1(Exchange exchange) {
        ObjectNode body = device(devices.begin(call(exchange, true)));
        body.set("verification_url", body.remove("verification_uri"));
        body.put("expires_in", body.path("expires_in").asText());
        return answer(body.put("interval", body.path("interval").asText()), exchange);
    }

    private static TokenCall call(Exchange exchange, boolean older) {
        return new TokenCall(Authority.of(exchange), TokenRequest.of(exchange), older, exchange.now());
    }

    private static ObjectNode device(DeviceFlow flow) {
        String page = flow.authority().origin() + "/common/oauth2/deviceauth";
        return Json.object()
                .put("user_code", flow.userCode())
                .put("device_code", flow.deviceCode())
                .put("verification_uri", page)
                .put("expires_in", DeviceFlow.LIFETIME.toSeconds())
                .put("interval", DeviceFlow.INTERVAL)
                .put(
                        "message",
                        "To sign in, use a web browser to open the page " + page + " and enter the code "
                                + flow.userCode() + " to authenticate.");
    }

    private static Reply answer(ObjectNode body, Exchange exchange) {
        Reply reply =
                Reply.ok(body).header("Cache-Control", "no-store, no-cache").header("Pragma", "no-cache");
        return EntraErrors.identified(reply, exchange);
    }
}
