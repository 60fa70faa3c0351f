package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends browsers back to the client, in the way that it asked for. */
final class ReturnReplies {

    private final EntraErrors errors;
    private final SignInPages pages;

    ReturnReplies(EntraErrors errors, SignInPages pages) {
        this.errors = errors;
        this.pages = pages;
    }

    Reply code(ReturnAddress back, String code) {
        return reply(back, Map.of("code", code));
    }

    Reply refusal(ReturnAddress back, LocalError refusal, Exchange exchange) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", refusal.code());
        answer.put("error_description", errors.description(refusal, exchange));
        return reply(back, answer);
    }

    private Reply reply(ReturnAddress back, Map<String, String> answer) {
        Map<String, String> all = new LinkedHashMap<>(answer);
        if (back.state() != null) {
            all.put("state", back.state());
        }
        if (back.mode().equals("form_post")) {
            return pages.posting(back, all);
        }
        char first = back.mode().equals("fragment") ? '#' : back.uri().contains("?") ? '&' : '?';
        return Reply.empty(302)
                .header("Location", back.uri() + first + encode(all))
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store, no-cache");
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
