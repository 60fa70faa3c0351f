package io.github.azureml4j.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorReaderTest {
    static Arguments[] forms() {
        return new Arguments[] {
            Arguments.of("Resource Manager", """
                {"error":{"code":"AuthorizationFailed","message":"no right"}}""", "AuthorizationFailed", "no right"),
            Arguments.of("Resource Manager, nested details", """
                {"error":{"code":"DeploymentFailed","message":"see details","details":[{"code":"Conflict","message":"outer",
                 "details":[{"code":"StorageAccountAlreadyTaken","message":"taken","target":"storage"}]}]}}""", "StorageAccountAlreadyTaken", "taken"),
            Arguments.of("deployment, the provider's answer as text", """
                {"error":{"code":"DeploymentFailed","message":"see details","details":[{"code":"Conflict","message":
                 "{\\r\\n  \\"status\\": \\"Failed\\",\\r\\n  \\"error\\": {\\r\\n    \\"code\\": \\"VaultAlreadyExists\\",\\r\\n    \\"message\\": \\"in use\\"\\r\\n  }\\r\\n}"}]}}""", "VaultAlreadyExists", "in use"),
            Arguments.of("managementfrontend, truth in additionalInfo", """
                {"error":{"code":"UserError","message":"Not found model","details":[],"additionalInfo":[
                 {"type":"ComponentName","info":{"value":"managementfrontend"}},
                 {"type":"InnerError","info":{"value":{"code":"NotFound","innerError":{"code":"NotFoundError","innerError":null}}}}]}}""", "NotFoundError", "Not found model"),
            Arguments.of("run history", """
                {"error":{"code":"UserError","message":"bad run","innerError":{"code":"NotFound","innerError":{"code":"RunNotFound"}}},
                 "correlation":{},"environment":"x","location":"eastus","time":"2026-01-01T00:00:00Z"}""", "RunNotFound", "bad run"),
            Arguments.of("model management, no envelope", """
                {"code":"BadRequest","statusCode":400,"message":"bad","details":[{"code":"InvalidKey","message":"key is too short"}]}""", "InvalidKey", "key is too short"),
            Arguments.of("inference server", """
                {"message":"'data' is missing"}""", "HTTP 400", "'data' is missing"),
            Arguments.of("Entra", """
                {"error":"invalid_client","error_description":"AADSTS7000215: bad secret","error_codes":[7000215]}""", "invalid_client", "AADSTS7000215: bad secret"),
            Arguments.of("Key Vault", """
                {"error":{"code":"Forbidden","message":"no get","innererror":{"code":"AccessDenied"}}}""", "AccessDenied", "no get"),
            Arguments.of("storage", """
                <?xml version="1.0"?><Error><Code>BlobNotFound</Code><Message>no blob</Message></Error>""", "BlobNotFound", "no blob"),
            Arguments.of(
                    "HTML of a gateway",
                    "<html><head><title>502 Bad Gateway</title></head></html>",
                    "HTTP 400",
                    "502 Bad Gateway"),
            Arguments.of("plain text", "upstream is down", "HTTP 400", "upstream is down"),
            Arguments.of("nothing", "", "HTTP 400", "no message"),
            Arguments.of("broken JSON", "{\"error\":", "HTTP 400", "{\"error\":"),
            Arguments.of("JSON that is no error", "{\"value\":[]}", "HTTP 400", "no message"),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void innermostCauseIsFound(String form, String body, String code, String message) {
        ErrorBody error =
                ErrorReader.read(400, body.getBytes(StandardCharsets.UTF_8)).innermost();
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.message()).isEqualTo(message);
    }

    @Test
    void endlessPagesAreCut() {
        ErrorBody error = ErrorReader.read(500, "x".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertThat(error.message()).hasSize(501);
    }
}
