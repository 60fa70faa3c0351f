/** Web services on Azure Container Instances: keys or nothing for authentication, encryption with a customer-managed key. */
@NullMarked
package io.github.azureml4j.deploy.aci;

import org.jspecify.annotations.NullMarked;
