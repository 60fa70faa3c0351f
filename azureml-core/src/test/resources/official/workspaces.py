"""What azure-ai-ml, unmodified, makes of workspaces. Reads a JSON object of what there is, writes one of what it saw.

Ends with 77 where the client is not installed.
"""

import importlib.util
import json
import os
import sys

if importlib.util.find_spec("pydash") is None:
    sys.path.append(os.path.join(os.path.dirname(__file__), "stand-in"))
try:
    from azure.ai.ml import MLClient
    from azure.ai.ml.constants._common import LROConfigurations
    from azure.ai.ml.entities import CustomerManagedKey, IdentityConfiguration, ManagedIdentityConfiguration, Workspace
    from azure.ai.ml.exceptions import ValidationException
    from azure.core.exceptions import HttpResponseError
    from azure.identity import EnvironmentCredential
    from azure.mgmt.resource import ResourceManagementClient
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(77)

# How long it sleeps between two looks, and nothing else.
LROConfigurations.SLEEP_TIME = LROConfigurations.POLL_INTERVAL = 0.1

with open(sys.argv[1]) as file:
    given = json.load(file)
subscription = os.environ["AZURE_SUBSCRIPTION_ID"]
credential = EnvironmentCredential()
workspaces = MLClient(credential, subscription, given["group"]).workspaces
resources = ResourceManagementClient(credential, subscription)
seen = {}


def view(workspace):
    key = workspace.customer_managed_key
    identities = workspace.identity.user_assigned_identities or []
    return {
        "id": workspace.id,
        "location": workspace.location,
        "friendlyName": workspace.display_name,
        "description": workspace.description,
        "tags": workspace.tags,
        "hbi": workspace.hbi_workspace,
        "key": key and key.key_uri,
        "keyVaultOfKey": key and key.key_vault,
        "storageAccount": workspace.storage_account,
        "keyVault": workspace.key_vault,
        "applicationInsights": workspace.application_insights,
        "containerRegistry": workspace.container_registry,
        "discoveryUrl": workspace.discovery_url,
        "imageBuildCompute": workspace.image_build_compute,
        "publicNetworkAccess": workspace.public_network_access,
        "principalId": workspace.identity.principal_id,
        "userAssigned": [identity.resource_id for identity in identities],
    }


def create(**settings):
    return workspaces.begin_create(Workspace(location="eastus", **settings)).result()


def first_of_a_subscription():
    """1.4.0 cannot read the id of a deployment at a subscription, and so cannot watch what it began; later ones can."""
    poller = workspaces.begin_create(Workspace(name="first", location="eastus", tags={"team": "radiology"}))
    try:
        poller.result()
    except ValidationException as stumble:
        seen["stumble"] = str(stumble)
        poller._polling_method.poller.result()
    seen["first"] = view(workspaces.get("first"))
    seen["defaultGroup"] = [
        resource.id for resource in resources.resources.list_by_resource_group("DefaultResourceGroup-eastus")
    ]


def sealed():
    key = CustomerManagedKey(given["keyVault"], given["key"])
    workspace = create(
        name="sealed", hbi_workspace=True, display_name="Sealed", description="by Python", customer_managed_key=key
    )
    seen["sealed"] = view(workspace)
    workspace.customer_managed_key.key_uri = given["nextKey"]
    workspace.tags["key"] = "second"
    seen["rotated"] = view(workspaces.begin_update(workspace).result())
    try:
        create(name="keyless", customer_managed_key=CustomerManagedKey(given["keyVault"], given["key"] + "0"))
    except HttpResponseError as refusal:
        seen["refusal"] = str(refusal)


def on_what_is_there():
    reader = ManagedIdentityConfiguration(resource_id=given["identity"])
    workspace = create(
        name="given",
        storage_account=given["storageAccount"],
        key_vault=given["keyVault"],
        application_insights=given["applicationInsights"],
        container_registry=given["containerRegistry"],
        identity=IdentityConfiguration(type="user_assigned", user_assigned_identities=[reader]),
        primary_user_assigned_identity=given["identity"],
        image_build_compute="builder",
        public_network_access="Disabled",
    )
    seen["given"] = view(workspace)


def care():
    keys = workspaces.get_keys("first")
    seen["keys"] = {"account": keys.user_storage_resource_id, "key": bool(keys.user_storage_key)}
    workspaces.begin_sync_keys("first").result()
    diagnosis = workspaces.begin_diagnose("first").result()
    seen["diagnosis"] = [len(diagnosis.key_vault_results or []), len(diagnosis.storage_account_results or [])]
    again = create(name="first", description="once more", tags={"ward": "7"})
    seen["again"] = view(again)


def end():
    create(name="leaving")
    gone = view(workspaces.get("leaving"))
    workspaces.begin_delete("leaving", delete_dependent_resources=True).result()
    seen["leaving"] = gone
    try:
        create(name="leaving")
    except HttpResponseError as refusal:
        seen["held"] = str(refusal)


first_of_a_subscription()
sealed()
on_what_is_there()
care()
end()
seen["java"] = view(workspaces.get("from-java"))
seen["listed"] = [workspace.name for workspace in workspaces.list()]
seen["everywhere"] = [workspace.name for workspace in workspaces.list(scope="subscription")]
with open(sys.argv[2], "w") as file:
    json.dump(seen, file)
