package io.github.azureml4j.core.secret;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.github.azureml4j.core.AzureMlException;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Lets nothing out to any other host than the vault's, be it a next page that somebody made up. */
final class VaultFence implements HttpPipelinePolicy {
    private final URI vault;

    VaultFence(URI vault) {
        this.vault = vault;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        check(context);
        return next.process();
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        check(context);
        return next.processSync();
    }

    private void check(HttpPipelineCallContext context) {
        var url = context.getHttpRequest().getUrl();
        boolean same = url.getProtocol().equals("https")
                && url.getHost().equalsIgnoreCase(vault.getHost())
                && (url.getPort() == -1 || url.getPort() == 443);
        if (!same) {
            throw new AzureMlException("refused to go to " + url.getProtocol() + "://" + url.getAuthority()
                    + ", which the key vault " + vault + " named. Nothing was sent.");
        }
    }
}
