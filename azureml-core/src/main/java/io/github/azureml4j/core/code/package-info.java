/**
 * Code snapshots: a local directory, less what its ignore file names, uploaded once and registered as a code version.
 *
 * <p>{@link io.github.azureml4j.core.code.Codes} is the door. A snapshot is addressed by its content: the directory's
 * MD5 names the folder in the datastore and its SHA-256 is stored with the code version, both computed as
 * azure-ai-ml computes them, so a tree that either client uploaded is recognised by the other and not sent again.
 *
 * <p>Follows {@code CodeVersions_*} of {@code mfe.json} 2024-04-01. Not here: the v1 snapshot service, which has no
 * published contract, and {@code startPendingUpload}.
 *
 * <p>Where this client and azure-ai-ml differ, the hashes differ too and the tree is uploaded once per client: ignore
 * patterns with {@code !} follow Git (the last match wins; azure-ai-ml keeps the patterns unordered), and
 * {@linkplain io.github.azureml4j.core.code.Codes#upload(java.nio.file.Path) secrets and Git's own files} are left out
 * unless the ignore file asks for them.
 */
@NullMarked
package io.github.azureml4j.core.code;

import org.jspecify.annotations.NullMarked;
