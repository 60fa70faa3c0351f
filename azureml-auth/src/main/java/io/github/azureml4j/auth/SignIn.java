package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;

/**
 * A way to sign in, not yet tied to a cloud or a proxy: a setting, to be written down before anything is connected. Made
 * by {@link Credentials}. Implementations are immutable and keep secrets out of {@link Object#toString()}.
 */
@FunctionalInterface
public interface SignIn {

    /**
     * Ties the sign-in to a cloud and to the way out. Sends nothing.
     *
     * @param cloud whose Entra is asked
     * @param transport what carries the requests, see {@link Transport#azure()}
     * @return a credential that asks Entra each time; {@link CachedCredential} in front of it remembers. Its failures are
     *     {@link SignInException}s
     */
    TokenCredential bind(AzureCloud cloud, HttpClient transport);
}
