package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The ways to sign in. Each is a setting without a network, to be given to a connection; secrets are in no
 * {@code toString}, message or log.
 *
 * <pre>{@code
 * Credentials.firstOf(
 *     Credentials.environment(),
 *     Credentials.workloadIdentity(),
 *     Credentials.azureCli(),
 *     Credentials.interactive().tenant("contoso.com").remember("training"))
 * }</pre>
 *
 * <p>B2C identities are not supported, since Azure Machine Learning does not know them; guests (B2B) are, and name the
 * tenant that owns the resources.
 */
public final class Credentials {

    private Credentials() {}

    /** {@return a person's sign-in in the system's browser} */
    public static InteractiveSignIn interactive() {
        return InteractiveSignIn.ANYBODY;
    }

    /**
     * A person's sign-in with a code that is typed on another device.
     *
     * @param prompt shows the code to the person; called on the thread that asks for a token
     * @return the sign-in
     */
    public static DeviceCodeSignIn deviceCode(Consumer<DeviceCode> prompt) {
        return new DeviceCodeSignIn(Objects.requireNonNull(prompt, "prompt"), Person.ANYBODY);
    }

    /**
     * A service principal with a client secret.
     *
     * @param tenantId the tenant that owns the resources
     * @param clientId the application's id
     * @param secret a secret's value
     * @return the sign-in
     * @throws IllegalArgumentException naming everything that is blank or wrong
     */
    public static SignIn servicePrincipal(String tenantId, String clientId, String secret) {
        return servicePrincipal(tenantId, clientId).secret(secret);
    }

    /**
     * A service principal, which is still to say how it proves itself: secret, certificate or federated token.
     *
     * @param tenantId the tenant that owns the resources
     * @param clientId the application's id
     * @return the ways to prove itself
     */
    public static ServicePrincipal servicePrincipal(String tenantId, String clientId) {
        return new ServicePrincipal(tenantId, clientId);
    }

    /**
     * A pod's identity in Kubernetes (AKS workload identity): {@code AZURE_TENANT_ID}, {@code AZURE_CLIENT_ID} and
     * {@code AZURE_FEDERATED_TOKEN_FILE}, which is read for each token.
     *
     * @return the sign-in; not available where one of them is not set
     */
    public static SignIn workloadIdentity() {
        return new WorkloadIdentity(Variables.ofProcess());
    }

    /**
     * A GitHub Actions job with the permission {@code id-token: write}, whose token the application trusts (audience
     * {@code api://AzureADTokenExchange}).
     *
     * @param tenantId the tenant that owns the resources
     * @param clientId the application's id
     * @return the sign-in; not available outside such a job
     * @throws IllegalArgumentException naming everything that is blank or wrong
     */
    public static SignIn gitHubActions(String tenantId, String clientId) {
        return gitHubActions(tenantId, clientId, Variables.ofProcess());
    }

    static SignIn gitHubActions(String tenantId, String clientId, Variables variables) {
        Application application = new Application(tenantId, clientId, List.of());
        application.settings("a GitHub Actions sign-in").check();
        GitHubActions job = new GitHubActions(variables);
        return new FederatedSignIn("gitHubActions", application, job.toString(), job::idToken);
    }

    /**
     * A service connection of Azure Pipelines with workload identity federation.
     *
     * @param tenantId the tenant that owns the resources
     * @param clientId the application's id
     * @param serviceConnectionId the id of the service connection
     * @param systemAccessToken the job's {@code System.AccessToken}
     * @return the sign-in; not available where {@code SYSTEM_OIDCREQUESTURI} is not set
     * @throws IllegalArgumentException naming everything that is blank or wrong
     */
    public static SignIn azurePipelines(
            String tenantId, String clientId, String serviceConnectionId, String systemAccessToken) {
        return azurePipelines(tenantId, clientId, serviceConnectionId, systemAccessToken, Variables.ofProcess());
    }

    static SignIn azurePipelines(
            String tenantId, String clientId, String connection, String accessToken, Variables variables) {
        Application application = new Application(tenantId, clientId, List.of());
        application
                .settings("an Azure Pipelines sign-in")
                .needs("serviceConnectionId", connection)
                .needs("systemAccessToken", accessToken)
                .check();
        return new AzurePipelines(application, connection, accessToken, variables);
    }

    /**
     * The managed identity of the machine that the program runs on: a virtual machine, App Service, Azure ML compute or an
     * Azure Arc machine.
     *
     * @return the sign-in as the machine's own identity, or as the only one that it has; not available elsewhere
     */
    public static ManagedIdentity managedIdentity() {
        return ManagedIdentity.of(Machine.real());
    }

    /**
     * A service principal that the environment describes: {@code AZURE_TENANT_ID}, {@code AZURE_CLIENT_ID}, and
     * {@code AZURE_CLIENT_SECRET} or {@code AZURE_CLIENT_CERTIFICATE_PATH} with
     * {@code AZURE_CLIENT_CERTIFICATE_PASSWORD}. An {@code AZURE_AUTHORITY_HOST} must be that of the cloud.
     *
     * @return the sign-in; not available where something is not set
     */
    public static SignIn environment() {
        return new EnvironmentSignIn(Variables.ofProcess());
    }

    /** {@return whoever the Azure CLI is signed in as; not available where it is not installed or not signed in} */
    public static AzureCliSignIn azureCli() {
        return AzureCliSignIn.DEFAULT;
    }

    /**
     * Several ways, in order. One that is not available is passed over; one that is refused, or cannot be asked, ends the
     * chain with an error that names every member. The first that serves is asked alone from then on.
     *
     * @param members one at least
     * @return the sign-in
     */
    public static SignIn firstOf(SignIn... members) {
        return new Chain(List.of(members));
    }

    /**
     * Any credential of azure-identity, or one of your own. It brings its own cloud and transport; a token that says it
     * is another cloud's is not used.
     *
     * @param credential the credential
     * @return the sign-in
     */
    public static SignIn of(TokenCredential credential) {
        return new OwnCredential(Objects.requireNonNull(credential, "credential"));
    }
}
