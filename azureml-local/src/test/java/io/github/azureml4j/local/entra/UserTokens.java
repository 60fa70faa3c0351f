package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalUser;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Gets users' tokens the short way: with a device code that the user confirms at once. */
final class UserTokens {

    static final String ARM = "https://management.azure.com/.default openid profile offline_access";
    static final String CP1 = "{\"access_token\":{\"xms_cc\":{\"values\":[\"CP1\"]}}}";

    private final AzureMlLocal local;
    private final WireClient wire;

    UserTokens(AzureMlLocal local) {
        this.local = local;
        this.wire = new WireClient(local);
    }

    /** Signs in and answers with the token endpoint's body. */
    JsonNode signIn(LocalUser user, String tenant, Map<String, String> further) {
        Map<String, String> begun = new HashMap<>(further);
        begun.put("client_id", EntraService.AZURE_CLI);
        begun.putIfAbsent("scope", ARM);
        JsonNode device = wire.form("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/devicecode", begun)
                .json();
        local.entra().confirmDevice(device.path("user_code").asText(), user);
        Map<String, String> form = new HashMap<>(further);
        form.put("grant_type", "device_code");
        form.put("client_id", EntraService.AZURE_CLI);
        form.put("device_code", device.path("device_code").asText());
        return wire.tokenForm(tenant, form).json();
    }

    Answer refresh(String refreshToken, String tenant, Map<String, String> further) {
        Map<String, String> form = new HashMap<>(further);
        form.put("grant_type", "refresh_token");
        form.putIfAbsent("client_id", EntraService.AZURE_CLI);
        form.put("refresh_token", refreshToken);
        return wire.tokenForm(tenant, form);
    }

    static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
