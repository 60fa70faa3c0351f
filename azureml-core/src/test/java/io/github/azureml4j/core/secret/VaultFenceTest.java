package io.github.azureml4j.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import io.github.azureml4j.core.AzureMlException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class VaultFenceTest {
    private final List<String> sent = new ArrayList<>();
    private final HttpPipeline pipeline = new HttpPipelineBuilder()
            .policies(new VaultFence(URI.create("https://kv.vault.azure.net")))
            .httpClient(request -> {
                sent.add(request.getUrl().toString());
                return Mono.empty();
            })
            .build();

    @Test
    void vaultIsReached() {
        go("https://KV.vault.azure.net/secrets?api-version=7.6");
        go("https://kv.vault.azure.net:443/secrets");
        assertThat(sent).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.vault.azure.net/secrets",
                "https://kv.vault.azure.net.evil.example/secrets",
                "https://kv.vault.azure.net:8443/secrets",
                "http://kv.vault.azure.net/secrets"
            })
    void nothingElseIs(String address) {
        assertThatThrownBy(() -> go(address))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("Nothing was sent");
        assertThat(sent).isEmpty();
    }

    private void go(String address) {
        pipeline.sendSync(new HttpRequest(HttpMethod.GET, address), Context.NONE);
    }
}
