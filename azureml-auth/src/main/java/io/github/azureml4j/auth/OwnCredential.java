package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;

/** A credential that the caller brings, with a cloud and a transport of its own. */
record OwnCredential(TokenCredential credential) implements SignIn {

    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        TokenCredential judged = new AgreeingCredential(cloud, credential);
        return new BoundSignIn(this, cloud, transport, (request, http) -> judged.getTokenSync(request));
    }

    /** Its own text may hold anything. */
    @Override
    public String toString() {
        return "credential[" + credential.getClass().getName().replaceFirst("[/].*", "") + "]";
    }
}
