/**
 * Jobs that really run: the command of a command job becomes a process of this machine, in a fresh directory that
 * holds the unpacked code. Follows mfe.json 2024-04-01; the variables of a run follow contract 5.7.
 *
 * <p>What the process writes is appended to the artifact {@code user_logs/std_log.txt} as it comes; what it leaves in
 * {@code outputs/} and {@code logs/} becomes artifacts at the end. Its directory is deleted then. A non-zero exit code
 * makes the run Failed, a cancellation and a timeout (by the machine's time, since the process lives in it) Canceled.
 * {@code java} is the JDK that the emulator runs on; everything else is what this machine has on its path, whatever
 * image the environment names. The size of a cluster and its nodes make no difference.
 *
 * <p>Left out, and answered with 501: sweep, pipeline, AutoML and Spark jobs, inputs other than literals, outputs,
 * distribution, several instances.
 */
@NullMarked
package io.github.azureml4j.local.jobs;

import org.jspecify.annotations.NullMarked;
