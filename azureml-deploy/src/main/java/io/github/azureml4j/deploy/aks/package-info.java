/** Web services on Azure Kubernetes Service: replicas or autoscaling, keys or service tokens for authentication. */
@NullMarked
package io.github.azureml4j.deploy.aks;

import org.jspecify.annotations.NullMarked;
