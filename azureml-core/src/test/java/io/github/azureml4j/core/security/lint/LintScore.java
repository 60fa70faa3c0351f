package io.github.azureml4j.core.security.lint;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How often the lint was right.
 *
 * @param secrets how many texts with secrets it saw
 * @param found how many of them it spoke of
 * @param harmless how many other texts it saw
 * @param alarms how many of those it took for secrets
 * @param misses the templates that it was wrong about
 */
record LintScore(long secrets, long found, long harmless, long alarms, List<String> misses) {

    static LintScore of(Stream<CorpusText> texts) {
        return of(texts.toList());
    }

    static LintScore of(Collection<CorpusText> texts) {
        List<CorpusText> wrong = texts.stream().filter(CorpusText::missed).toList();
        long secrets = texts.stream().filter(text -> text.from().secret()).count();
        long unseen = wrong.stream().filter(text -> text.from().secret()).count();
        return new LintScore(
                secrets,
                secrets - unseen,
                texts.size() - secrets,
                wrong.size() - unseen,
                wrong.stream()
                        .map(text -> text.from().place() + " " + text.from().name() + "="
                                + text.from().template())
                        .distinct()
                        .toList());
    }

    /** Found secrets per secret; 1 where there was none. */
    double recall() {
        return secrets == 0 ? 1 : found / (double) secrets;
    }

    /** False alarms per harmless text; 0 where there was none. */
    double alarmRate() {
        return harmless == 0 ? 0 : alarms / (double) harmless;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "recall %.2f %% (%d of %d), false alarms %.2f %% (%d of %d)",
                100 * recall(),
                found,
                secrets,
                100 * alarmRate(),
                alarms,
                harmless);
    }
}
