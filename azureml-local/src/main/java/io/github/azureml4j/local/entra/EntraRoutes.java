package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.front.Section;

/** The sign-in service's routes. Entra publishes no operation ids; these names are ours. */
public final class EntraRoutes implements Routes {

    private final EntraErrors errors = new EntraErrors();
    private final TokenEndpoint tokens;
    private final AuthorizeEndpoint authorize;
    private final SignInEndpoint signIn;
    private final OpenIdDocuments documents;
    private final PageErrors pageErrors;

    public EntraRoutes(EntraService entra) {
        SignInPages pages = new SignInPages(entra.directory(), entra.ids());
        ReturnReplies returns = new ReturnReplies(errors, pages);
        tokens = new TokenEndpoint(entra.grants(), entra.devices());
        authorize = new AuthorizeEndpoint(entra.directory(), entra.signIn(), pages, returns);
        signIn = new SignInEndpoint(entra.signIn(), entra.devices(), pages, returns);
        documents = new OpenIdDocuments(entra);
        pageErrors = new PageErrors(errors, pages);
    }

    @Override
    public void declare(RouteTable table) {
        Section clients = table.on(Hosts.ENTRA).errors(errors);
        clients.post("/{tenant}/oauth2/v2.0/token", "Entra_TokenV2", tokens::v2)
                .post("/{tenant}/oauth2/token", "Entra_TokenV1", tokens::v1)
                .post("/{tenant}/oauth2/v2.0/devicecode", "Entra_DeviceCodeV2", tokens::deviceV2)
                .post("/{tenant}/oauth2/devicecode", "Entra_DeviceCodeV1", tokens::deviceV1)
                .get("/{tenant}/v2.0/.well-known/openid-configuration", "Entra_OpenIdV2", documents::v2)
                .get("/{tenant}/.well-known/openid-configuration", "Entra_OpenIdV1", documents::v1)
                .get("/{tenant}/discovery/v2.0/keys", "Entra_KeysV2", documents::keys)
                .get("/{tenant}/discovery/keys", "Entra_KeysV1", documents::keys)
                .get("/common/discovery/instance", "Entra_InstanceDiscovery", documents::instances)
                .get("/common/userrealm/{user}", "Entra_UserRealm", documents::userRealm)
                .get("/{tenant}/B2C_1{policy}/{rest*}", "Entra_B2cReadRefused", EntraRoutes::noCustomers)
                .post("/{tenant}/B2C_1{policy}/{rest*}", "Entra_B2cTokenRefused", EntraRoutes::noCustomers);
        clients.errors(pageErrors)
                .get("/{tenant}/oauth2/v2.0/authorize", "Entra_AuthorizeV2", authorize::v2)
                .get("/{tenant}/oauth2/authorize", "Entra_AuthorizeV1", authorize::v1)
                .post("/{tenant}/login", "Entra_SignIn", signIn::step)
                .get("/{tenant}/oauth2/deviceauth", "Entra_DevicePage", signIn::deviceCode)
                .post("/{tenant}/oauth2/deviceauth", "Entra_DeviceCodeEntered", signIn::enteredDeviceCode);
    }

    /** Customers' accounts (Azure AD B2C) live apart, and Azure Machine Learning takes none of them. */
    private static Reply noCustomers(Exchange exchange) {
        throw LocalError.notImplemented("sign-in through the Azure AD B2C policy B2C_1" + exchange.path("policy")
                + ": Azure Machine Learning does not support B2C identities");
    }
}
