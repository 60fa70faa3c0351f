package io.github.azureml4j.local.storage;

import java.util.Map;

/** The text that an account SAS signs. Source: "Create an account SAS" of storage's REST reference. */
final class AccountSas {

    private AccountSas() {}

    static String text(Map<String, String> query, String account) {
        StringBuilder text = new StringBuilder(account).append('\n');
        for (String name : new String[] {"sp", "ss", "srt", "st", "se", "sip", "spr", "sv"}) {
            text.append(query.getOrDefault(name, "")).append('\n');
        }
        if (query.getOrDefault("sv", "").compareTo("2020-12-06") >= 0) {
            text.append(query.getOrDefault("ses", "")).append('\n');
        }
        return text.toString();
    }
}
