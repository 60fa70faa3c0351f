package io.github.azureml4j.auth;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to try when Entra refuses. Entra's numbers are published as "Microsoft Entra authentication and authorization error
 * codes", with the warning that they may change: an unknown number has no remedy, and nothing else depends on one, save
 * that the busy ones are worth another try.
 */
final class Remedies {

    private static final String SIGN_IN_AGAIN = "sign in again";
    private static final String INVITE =
            "have the account invited to the tenant that owns the resources, and name that tenant with tenant(...)";
    private static final String MFA =
            "sign in as a person who can answer the second factor (interactive or device code), or use a service principal";
    private static final String LATER = "try again later; nothing is wrong with the settings";
    private static final String SUBJECT =
            "compare issuer, subject and audience of the federated credential with those of the token, letter by letter";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            entry("AADSTS7000215", "use the secret's value, not its id; make a new one if it was lost"),
            entry(
                    "AADSTS7000222",
                    "the secret has expired: make a new one, or use a certificate or a federated credential"),
            entry(
                    "AADSTS7000218",
                    "the application is confidential: give a secret or certificate, or allow public client flows"),
            entry("AADSTS7000112", "have the application enabled again in the tenant"),
            entry("AADSTS700016", "check the client id and the tenant: the application is not in that tenant"),
            entry(
                    "AADSTS700027",
                    "register the certificate's public part with the application, or use the one that is"),
            entry("AADSTS700024", "the assertion is outside its time: get a new one, and check this machine's clock"),
            entry(
                    "AADSTS700025",
                    "the application is a public client: sign in as a person, without secret or certificate"),
            entry("AADSTS70021", SUBJECT),
            entry("AADSTS700211", SUBJECT),
            entry("AADSTS700212", SUBJECT),
            entry("AADSTS700213", SUBJECT),
            entry("AADSTS90002", "check the tenant, and that it is in the cloud that was chosen"),
            entry("AADSTS900023", "give the tenant as its id or as one of its domain names"),
            entry("AADSTS90038", "the tenant is in another cloud: choose that AzureCloud"),
            entry("AADSTS50020", INVITE),
            entry("AADSTS50034", INVITE),
            entry("AADSTS51004", INVITE),
            entry("AADSTS90072", INVITE),
            entry("AADSTS50194", "the application belongs to one tenant: name it with tenant(...)"),
            entry("AADSTS50059", "name the tenant with tenant(...)"),
            entry(
                    "AADSTS50053",
                    "wait until the account is unlocked, or have an administrator look at the sign-in log"),
            entry("AADSTS50055", "change the expired password, then sign in again"),
            entry("AADSTS50057", "have the account enabled again, or use another"),
            entry("AADSTS50126", "check user name and password"),
            entry("AADSTS50058", SIGN_IN_AGAIN),
            entry("AADSTS50173", SIGN_IN_AGAIN + ": the earlier sign-in was revoked"),
            entry("AADSTS700082", SIGN_IN_AGAIN + ": the earlier sign-in was unused for too long"),
            entry("AADSTS700084", SIGN_IN_AGAIN + ": the earlier sign-in has reached its end"),
            entry("AADSTS70008", SIGN_IN_AGAIN + ": the earlier sign-in has expired"),
            entry("AADSTS70043", SIGN_IN_AGAIN + ": Conditional Access asks for it at intervals"),
            entry("AADSTS50076", MFA),
            entry("AADSTS50079", MFA),
            entry("AADSTS50072", MFA),
            entry("AADSTS50074", MFA),
            entry("AADSTS53000", "use a device that the organization has marked compliant"),
            entry(
                    "AADSTS53003",
                    "ask the administrator which Conditional Access policy blocks this place, device or application"),
            entry("AADSTS530003", "use a device that the organization manages"),
            entry("AADSTS65001", "have the user or an administrator consent to the application, interactively once"),
            entry("AADSTS65004", "sign in again and consent"),
            entry("AADSTS500011", "the resource is not in this tenant: check the tenant and the cloud"),
            entry("AADSTS70016", "finish the sign-in on the page that the device code names"),
            entry("AADSTS70018", "type the device code as it was shown"),
            entry("AADSTS70019", "the device code has expired: begin again"),
            entry("AADSTS70020", "the device code has expired: begin again"),
            entry("AADSTS90033", LATER),
            entry("AADSTS90006", LATER),
            entry("AADSTS90024", LATER),
            entry("AADSTS90055", LATER),
            entry("AADSTS90090", LATER),
            entry("AADSTS50033", LATER),
            entry("AADSTS50196", "ask less often: keep one credential for the whole application"));

    private static final Set<String> TRANSIENT =
            Set.of("AADSTS90033", "AADSTS90006", "AADSTS90024", "AADSTS90055", "AADSTS90090", "AADSTS50033");

    private Remedies() {}

    /** One line, without an ending full stop of its own; null for an unknown code. */
    static @Nullable String of(@Nullable String code) {
        return code == null ? null : BY_CODE.get(code);
    }

    static boolean isTransient(String code) {
        return TRANSIENT.contains(code);
    }
}
