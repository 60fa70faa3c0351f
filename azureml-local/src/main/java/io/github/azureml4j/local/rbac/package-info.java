/**
 * Azure role-based access control: Microsoft.Authorization on ARM, and the rights that every request to Resource Manager
 * and to the region hosts needs. Follows the four files of authorization 2022-04-01: role definitions (Microsoft's own as
 * far as a workspace and what it leans on needs them, and customers'), role assignments at subscriptions, groups,
 * resources and what is nested in them, permissions, deny assignments, the catalogue of actions of Azure Machine Learning.
 *
 * <p>Enforced: a principal may do what the roles that it holds at a scope or above it allow, notActions taken out of the
 * role that names them. On ARM the action follows from the verb and the types in the path; on the region hosts from a
 * table by operation id (contract 3.3); vaults and storage accounts ask for data actions themselves. Some requests need
 * more than one action: submitting a job does what Microsoft's page on custom roles lists, attaching a cluster needs rights
 * on the cluster, giving a user-assigned identity rights on the identity. A list of a subscription or a group shows what its caller may read. Giving a role needs the right to give
 * it, changing a custom role rights at every scope that it can be given at. What was held at a resource goes with it.
 *
 * <p>Policy of the document (C3): making a workspace one of the Enterprise edition is its owner's alone. Azure has no
 * action that would tell this from other changes of a workspace, so that the role itself is asked for.
 *
 * <p>The one principal that exists from the start is Owner of every subscription; all others hold no role until they are
 * given one; what a group of the directory holds, its members hold, those of groups in it too. A change counts from the next request on, where Azure may take minutes. A run's token is bound to its
 * workspace and is not asked for roles; which operations nobody is asked for, and why, is listed in one place, and a test
 * holds every route to that list or to an action.
 *
 * <p>Left out: conditions (501); classic administrators and
 * eligible assignments; management groups; rights on the vault and the account that a workspace is made with; the refusal
 * to take away the last owner. Resources are not looked for before a role is given at them, groups are. Deny assignments
 * are made by Azure alone; the list is empty.
 */
@NullMarked
package io.github.azureml4j.local.rbac;

import org.jspecify.annotations.NullMarked;
