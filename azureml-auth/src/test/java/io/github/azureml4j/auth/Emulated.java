package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.front.JournalEntry;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** The emulator behind its proxy, and the one transport that reaches it. */
final class Emulated implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final AzureMlLocal local = AzureMlLocal.start();
    final Transport transport =
            Transport.builder().proxy(local.proxy()).trust(local.certificate()).build();

    TokenCredential bind(SignIn signIn) {
        return signIn.bind(AzureCloud.PUBLIC, transport.azure());
    }

    /** The claims of a new token. */
    static JsonNode ask(TokenCredential credential) {
        return claims(credential.getTokenSync(arm()));
    }

    static TokenRequestContext arm() {
        return new TokenRequestContext().addScopes(AzureCloud.PUBLIC.resourceManagerScope());
    }

    static JsonNode claims(AccessToken token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.getToken().split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often an operation of Entra was asked, whatever was answered. */
    long asked(String operation) {
        return entries().stream()
                .filter(entry -> operation.equals(entry.operationId()))
                .count();
    }

    List<JournalEntry> entries() {
        return local.requests().entries();
    }

    @Override
    public void close() {
        transport.close();
        local.close();
    }
}
