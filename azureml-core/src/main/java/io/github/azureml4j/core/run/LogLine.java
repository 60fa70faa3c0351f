package io.github.azureml4j.core.run;

/**
 * A line of a run's log.
 *
 * @param file the log file's name, such as {@code user_logs/std_log.txt}
 * @param number the line's number in that file, from 1
 * @param text the line without its end
 */
public record LogLine(String file, long number, String text) {}
