/**
 * Managed identities: the endpoints at which a platform tells its machines who they are and hands them tokens. Azure
 * publishes no contract of these routes but documentation; see contract 11.2.
 *
 * <ul>
 *   <li>virtual machines: {@code http://169.254.169.254/metadata/identity/oauth2/token}, api-version 2018-02-01 and newer, in
 *       absolute form through the emulator's proxy, or with that path at its own plain-http origin;
 *   <li>App Service, Functions, Container Apps: {@code /msi/token}, 2019-08-01, header {@code X-IDENTITY-HEADER};
 *   <li>Azure ML compute: {@code /MSI/auth}, 2017-09-01, header {@code secret};
 *   <li>Azure Arc: {@code /arc/metadata/identity/oauth2/token}, 2020-06-01, with a secret file as the proof of being on
 *       the machine.
 * </ul>
 *
 * <p>There is one machine. It has a system-assigned identity until a test takes it away, and the user-assigned ones that
 * a test adds; the same ones at every endpoint. Their tokens are Entra's and are accepted wherever a service principal's
 * are.
 *
 * <p>Enforced: the {@code Metadata} header, no {@code X-Forwarded-For}, the secrets, the named identity, one known
 * resource. Each request gets a new token: Azure may hand out the same one for hours. Left out: {@code
 * /metadata/instance}, attested data (501), Service Fabric, Cloud Shell. Which words App Service, Azure ML compute and
 * Arc refuse with is assumed.
 */
@NullMarked
package io.github.azureml4j.local.imds;

import org.jspecify.annotations.NullMarked;
