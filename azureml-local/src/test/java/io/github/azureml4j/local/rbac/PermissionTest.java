package io.github.azureml4j.local.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTest {

    @ParameterizedTest(name = "{0} allows {1}: {2}")
    @CsvSource({
        "*, Microsoft.X/as/write, true",
        "*/read, Microsoft.X/as/bs/read, true",
        "*/read, Microsoft.X/as/bs/write, false",
        "Microsoft.X/*, microsoft.x/as/delete, true",
        "Microsoft.X/*, Microsoft.XY/as/delete, false",
        "Microsoft.X/as/read, MICROSOFT.X/AS/READ, true",
        "Microsoft.X/as/read, Microsoft.X/as/bs/read, false",
        "Microsoft.X/as/*/read, Microsoft.X/as/bs/cs/read, true",
        "Microsoft.X/as/*/read, Microsoft.X/as/read, true",
        "Microsoft.X/as/*/read, Microsoft.X/as/bs/write, false",
        "Microsoft.X/a.s/read, Microsoft.X/abs/read, false"
    })
    void wildcardsMatch(String pattern, String action, boolean may) {
        assertThat(new Permission(List.of(pattern), List.of(), List.of(), List.of()).allows(action))
                .isEqualTo(may);
    }

    @ParameterizedTest(name = "{0} may {1}: {2}")
    @CsvSource({
        "Data Scientist, workspaces/read, true",
        "Data Scientist, workspaces/jobs/write, true",
        "Data Scientist, workspaces/write, false",
        "Data Scientist, workspaces/computes/write, false",
        "Data Scientist, workspaces/computes/start/action, true",
        "Data Scientist, workspaces/listKeys/action, false",
        "Compute Operator, workspaces/computes/write, true",
        "Compute Operator, workspaces/read, false"
    })
    void rolesOfTheServiceHaveTheirContents(String role, String action, boolean may) {
        Role found = BuiltInRoles.all().stream()
                .filter(each -> each.name().equals("AzureML " + role))
                .findFirst()
                .orElseThrow();

        assertThat(found.allows("Microsoft.MachineLearningServices/" + action)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "Storage Blob Data Reader, Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read, true",
        "Storage Blob Data Reader, Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write, false",
        "Owner, Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read, false",
        "Key Vault Crypto Service Encryption User, Microsoft.KeyVault/vaults/keys/unwrap/action, true",
        "Key Vault Secrets User, Microsoft.KeyVault/vaults/secrets/setSecret/action, false",
        "Key Vault Administrator, Microsoft.KeyVault/vaults/secrets/setSecret/action, true"
    })
    void dataHasRightsOfItsOwn(String role, String action, boolean may) {
        Role found = BuiltInRoles.all().stream()
                .filter(each -> each.name().equals(role))
                .findFirst()
                .orElseThrow();

        assertThat(found.allowsData(action)).isEqualTo(may);
    }
}
