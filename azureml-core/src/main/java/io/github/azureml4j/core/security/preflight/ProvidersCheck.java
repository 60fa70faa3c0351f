package io.github.azureml4j.core.security.preflight;

import io.github.azureml4j.core.security.reading.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All resource providers that a workspace needs. Those that could not be read are one finding: one role lets them all be read. */
final class ProvidersCheck implements Check {
    private static final List<String> ALWAYS = List.of(
            "Microsoft.MachineLearningServices",
            "Microsoft.Storage",
            "Microsoft.KeyVault",
            "Microsoft.Insights",
            "Microsoft.ContainerRegistry");
    private static final List<String> BEHIND_A_KEY = List.of("Microsoft.DocumentDB", "Microsoft.Search");

    private final List<Check> providers = new ArrayList<>();

    ProvidersCheck(Reader reader, PreflightSubject subject) {
        ALWAYS.forEach(namespace -> providers.add(new ProviderCheck(reader, subject, namespace, false)));
        CmkRequest cmk = subject.cmk();
        if (cmk != null && !cmk.serviceSide()) {
            BEHIND_A_KEY.forEach(namespace -> providers.add(new ProviderCheck(reader, subject, namespace, true)));
        }
    }

    @Override
    public List<Finding> look() {
        List<Finding> found = new ArrayList<>(Together.look(providers));
        List<Finding> unread = found.stream()
                .filter(finding -> finding.severity() == Severity.UNKNOWN)
                .toList();
        if (unread.size() > 1) {
            found.removeAll(unread);
            found.add(joined(unread));
        }
        return found;
    }

    private static Finding joined(List<Finding> unread) {
        Finding first = unread.get(0);
        return Finding.unknown(
                first.code(),
                unread.stream().map(Finding::subject).collect(Collectors.joining(", ")),
                first.message(),
                first.remedy());
    }
}
