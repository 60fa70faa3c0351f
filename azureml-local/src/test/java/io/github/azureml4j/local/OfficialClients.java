package io.github.azureml4j.local;

import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import java.net.Proxy;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Microsoft's own Java clients, unmodified, with a proxy and a trust anchor and no other setting. */
public final class OfficialClients {

    private OfficialClients() {}

    public static HttpClient transport(AzureMlLocal local) {
        X509TrustManager trust =
                (X509TrustManager) WireClient.trustManagers(local).getTrustManagers()[0];
        OkHttpClient client = new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.HTTP, local.proxy()))
                .sslSocketFactory(WireClient.trust(local).getSocketFactory(), trust)
                .build();
        return new OkHttpAsyncHttpClientBuilder(client).build();
    }

    public static ClientSecretCredential credential(AzureMlLocal local) {
        return new ClientSecretCredentialBuilder()
                .tenantId(local.tenantId())
                .clientId(local.clientId())
                .clientSecret(local.clientSecret())
                .httpClient(transport(local))
                .build();
    }
}
