/**
 * Web services of Azure Machine Learning in their v1 form: a registered model and a scoring program behind an address, on
 * Azure Container Instances ({@code deploy.aci}) or Azure Kubernetes Service ({@code deploy.aks}).
 *
 * <p>Follows {@code modelManagement.json} 2019-09-30, and {@code artifact.json} for the scoring program's files. Updating a
 * service in place is not here yet. Start at {@link io.github.azureml4j.deploy.Webservices}.
 */
@NullMarked
package io.github.azureml4j.deploy;

import org.jspecify.annotations.NullMarked;
