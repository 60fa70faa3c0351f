package io.github.azureml4j.local.keyvault;

import io.github.azureml4j.local.entra.Audiences;
import io.github.azureml4j.local.entra.TokenIssuer;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.LocalError;

/** Challenges whoever brings no token, so that clients learn the vault's tenant and audience (contract 9.1). */
final class VaultGuard implements Guard {

    private final VaultService vaults;
    private final TokenIssuer tokens;

    VaultGuard(VaultService vaults, TokenIssuer tokens) {
        this.vaults = vaults;
        this.tokens = tokens;
    }

    @Override
    public Caller check(Exchange exchange) {
        VaultRecord vault = vaults.open(exchange.host("vault")).record();
        String header = exchange.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw challenge(vault, "AKV10000: Request is missing a Bearer or PoP token.");
        }
        Caller caller = tokens.verify(header.substring(7).trim())
                .orElseThrow(
                        () -> challenge(vault, "Error validating token: it is expired or its signature is wrong."));
        String resource = resource(vault);
        if (!Audiences.withoutSlash(caller.audience()).equals(resource)) {
            throw challenge(
                    vault, "AKV10022: Invalid audience. Expected " + resource + ", found: " + caller.audience() + ".");
        }
        if (!caller.tenantId().equalsIgnoreCase(vault.tenantId())) {
            throw challenge(
                    vault,
                    "AKV10032: Invalid issuer. Expected one of https://sts.windows.net/" + vault.tenantId()
                            + "/, found https://sts.windows.net/" + caller.tenantId() + "/.");
        }
        tokens.refusal(caller).ifPresent(refusal -> {
            throw challenge(vault, refusal.reason(), refusal.challenge());
        });
        return caller;
    }

    private static LocalError challenge(VaultRecord vault, String message) {
        return challenge(vault, message, "");
    }

    private static LocalError challenge(VaultRecord vault, String message, String claims) {
        return LocalError.unauthorized("Unauthorized", message)
                .header(
                        "WWW-Authenticate",
                        "Bearer authorization=\"https://" + signInHost(vault) + "/" + vault.tenantId()
                                + "\", resource=\"" + resource(vault) + "\"" + claims);
    }

    private static String resource(VaultRecord vault) {
        return "https://" + VaultRules.suffix(vault.uri());
    }

    private static String signInHost(VaultRecord vault) {
        return switch (VaultRules.suffix(vault.uri())) {
            case "vault.azure.cn" -> "login.chinacloudapi.cn";
            case "vault.usgovcloudapi.net" -> "login.microsoftonline.us";
            default -> "login.microsoftonline.com";
        };
    }
}
