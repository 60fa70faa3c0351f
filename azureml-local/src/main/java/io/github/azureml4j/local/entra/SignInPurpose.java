package io.github.azureml4j.local.entra;

/** Why somebody is on the sign-in pages: a client sent the browser, or a device waits. */
sealed interface SignInPurpose permits AuthorizeRequest, DeviceFlow {

    String clientId();

    Authority authority();

    ClaimsRequest claims();
}
