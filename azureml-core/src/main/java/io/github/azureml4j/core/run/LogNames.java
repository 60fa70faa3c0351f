package io.github.azureml4j.core.run;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Which of a run's log files are streamed: the patterns of the official client. */
final class LogNames {

    private static final Pattern CURRENT = Pattern.compile("user_logs/std_log[\\D]*[0]*(?:_ps)?\\.txt");
    private static final Pattern LEGACY = Pattern.compile("azureml-logs/[\\d]{2}.+\\.txt");

    private LogNames() {}

    /** The names to stream, in order: those of today's runtime, else those of the legacy one. */
    static List<String> streamed(Collection<String> names) {
        List<String> current = matching(CURRENT, names);
        return current.isEmpty() ? matching(LEGACY, names) : current;
    }

    private static List<String> matching(Pattern pattern, Collection<String> names) {
        return names.stream()
                .filter(name -> pattern.matcher(name).matches())
                .sorted()
                .toList();
    }
}
