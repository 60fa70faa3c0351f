package io.github.azureml4j.local.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;

/** Storage's errors: XML, and the code in a header as well, since an answer to HEAD has no body. */
final class BlobErrors implements ErrorForm {

    @Override
    public ObjectNode body(LocalError error, Exchange exchange) {
        return Json.object().put("Code", error.code()).put("Message", error.getMessage());
    }

    @Override
    public Reply render(LocalError error, Exchange exchange) {
        Reply reply = error.status() == 304
                ? Reply.empty(304)
                : BlobXml.reply(error.status(), xml -> {
                    xml.open("Error").text("Code", error.code());
                    xml.text(
                            "Message",
                            error.getMessage() + "\nRequestId:" + exchange.requestId() + "\nTime:" + exchange.now());
                    xml.close();
                });
        error.headers().forEach(reply::header);
        return BlobReplies.common(reply, exchange).header("x-ms-error-code", error.code());
    }
}
