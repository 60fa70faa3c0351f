"""What Microsoft's management and data clients for Python see. Reads a JSON object of what there is, writes one of what it saw.

Ends with 77 where a client is not installed.
"""

import base64
import json
import os
import sys
import uuid
from datetime import datetime, timedelta, timezone

try:
    from azure.core.exceptions import HttpResponseError
    from azure.identity import EnvironmentCredential
    from azure.keyvault.keys import KeyClient
    from azure.keyvault.keys.crypto import CryptographyClient, KeyWrapAlgorithm
    from azure.keyvault.secrets import SecretClient
    from azure.mgmt.authorization import AuthorizationManagementClient
    from azure.mgmt.keyvault import KeyVaultManagementClient
    from azure.mgmt.monitor import MonitorManagementClient
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(77)

with open(sys.argv[1]) as file:
    given = json.load(file)
subscription = os.environ["AZURE_SUBSCRIPTION_ID"]
credential = EnvironmentCredential()
group = given["group"]
scope = f"/subscriptions/{subscription}/resourceGroups/{group}"
seen = {}


def code(request):
    """Of the error that a request ends with."""
    try:
        request()
    except HttpResponseError as refusal:
        return f"{refusal.status_code} {refusal.error and refusal.error.code}"
    return "none"


def me():
    """Whom the token is for, as Resource Manager reads it."""
    claims = credential.get_token("https://management.azure.com/.default").token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(claims + "=="))["oid"]


def vaults():
    client = KeyVaultManagementClient(credential, subscription)
    mine = {"tenantId": given["tenant"], "objectId": me(), "permissions": {"keys": ["all"], "secrets": ["all"]}}
    vault = client.vaults.begin_create_or_update(group, given["vault"], {
        "location": "eastus",
        "properties": {
            "tenantId": given["tenant"],
            "sku": {"family": "A", "name": "standard"},
            "accessPolicies": [mine],
        },
    }).result()
    seen["vault"] = vault.properties.vault_uri
    keys(vault.properties.vault_uri)
    secrets(vault.properties.vault_uri)
    seen["keyResource"] = client.keys.get(group, given["vault"], "seal").key_uri_with_version


def keys(url):
    client = KeyClient(url, credential)
    first = client.create_rsa_key("seal", size=2048)
    wrapping = CryptographyClient(first, credential)
    wrapped = wrapping.wrap_key(KeyWrapAlgorithm.rsa_oaep_256, b"k" * 32)
    seen["unwrapped"] = wrapping.unwrap_key(KeyWrapAlgorithm.rsa_oaep_256, wrapped.encrypted_key).key.decode()
    second = client.rotate_key("seal")
    seen["versions"] = len(list(client.list_properties_of_key_versions("seal")))
    client.update_key_properties("seal", first.properties.version, enabled=False)
    seen["disabled"] = code(lambda: wrapping.unwrap_key(KeyWrapAlgorithm.rsa_oaep_256, wrapped.encrypted_key))
    client.begin_delete_key("seal").result()
    seen["deletedKeys"] = [key.name for key in client.list_deleted_keys()]
    client.begin_recover_deleted_key("seal").result()
    seen["key"] = second.id


def secrets(url):
    client = SecretClient(url, credential)
    client.set_secret("word", "open sesame", content_type="text/plain")
    seen["secret"] = client.get_secret("word").value
    client.begin_delete_secret("word").result()
    seen["secretGone"] = code(lambda: client.get_secret("word"))
    client.begin_recover_deleted_secret("word").result()
    seen["secretBack"] = client.get_secret("word").properties.content_type


def roles():
    client = AuthorizationManagementClient(credential, subscription)
    reader = next(client.role_definitions.list(scope, filter="roleName eq 'Reader'"))
    name = str(uuid.uuid4())
    parameters = {"role_definition_id": reader.id, "principal_id": given["clerk"], "principal_type": "ServicePrincipal"}
    client.role_assignments.create(scope, name, parameters)
    seen["twice"] = code(lambda: client.role_assignments.create(scope, str(uuid.uuid4()), parameters))
    listed = client.role_assignments.list_for_scope(scope, filter=f"assignedTo('{given['clerk']}')")
    seen["assigned"] = [assignment.name == name for assignment in listed]
    seen["mayDo"] = [permission.actions for permission in client.permissions.list_for_resource_group(group)]
    seen["assignment"] = name


def monitor():
    client = MonitorManagementClient(credential, subscription)
    since = (datetime.now(timezone.utc) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    until = (datetime.now(timezone.utc) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    span = f"eventTimestamp ge '{since}' and eventTimestamp le '{until}'"
    events = client.activity_logs.list(filter=f"{span} and resourceGroupName eq '{group}'")
    seen["events"] = sorted({event.operation_name.value for event in events})
    seen["definitions"] = [metric.name.value for metric in client.metric_definitions.list(given["workspace"])]
    metrics = client.metrics.list(given["workspace"], timespan=f"{since}/{until}", metricnames="Completed Runs")
    seen["metrics"] = {metric.name.value: len(metric.timeseries[0].data) for metric in metrics.value}


vaults()
roles()
monitor()
with open(sys.argv[2], "w") as file:
    json.dump(seen, file)
