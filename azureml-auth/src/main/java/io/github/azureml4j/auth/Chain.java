package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import java.util.List;
import java.util.stream.Stream;

/** Several ways to sign in, the first that serves to be used from then on. */
record Chain(List<SignIn> members) implements SignIn {

    Chain {
        members = List.copyOf(members);
        new Settings("a chain of sign-ins")
                .when(members.isEmpty(), "needs one at least")
                .check();
    }

    @Override
    public TokenCredential bind(AzureCloud cloud, HttpClient transport) {
        return new ChainedCredential(members.stream()
                .flatMap(each -> bound(each.bind(cloud, transport)))
                .toList());
    }

    /** A chain in a chain is its members; a sign-in that somebody else wrote may be bound to any credential. */
    private static Stream<BoundSignIn> bound(TokenCredential credential) {
        if (credential instanceof ChainedCredential chain) {
            return chain.members().stream();
        }
        return Stream.of(credential instanceof BoundSignIn ours ? ours : BoundSignIn.around(credential));
    }

    @Override
    public String toString() {
        return "firstOf" + members;
    }
}
