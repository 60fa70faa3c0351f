package io.github.azureml4j.auth;

import com.azure.core.credential.TokenRequestContext;

/** A credential that can say what it does and why it does not serve. Every credential that this SDK makes is one. */
public interface Diagnosable {

    /**
     * Tries to sign in, and tells what happened instead of failing. Who needs a person is not tried: it tells what
     * happened last, or what it would do.
     *
     * @param request for what; one without scopes stands for the Resource Manager of the credential's cloud
     * @return what each way to sign in did
     */
    Diagnosis diagnose(TokenRequestContext request);
}
