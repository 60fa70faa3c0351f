package io.github.azureml4j.core.security.posture;

import io.github.azureml4j.core.WorkspaceConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * How a workspace stands to every statement of the security document of 2020 and to the controls of today. Immutable; applications
 * get one from {@code workspace.security().report()}.
 *
 * <pre>{@code
 * PostureReport report = ws.security().report();
 * report.failures().forEach(row -> log.warn("{} {}: {}", row.id(), row.evidence(), row.remedy()));
 * report.writeTo(Path.of("posture.sarif"), Format.SARIF);
 * }</pre>
 *
 * <p>It is made of what Reader rights on the workspace and its resources allow to see; what they do not is {@link
 * Outcome#UNKNOWN} with the reason. It holds names of resources and ids of principals, and no secret.
 *
 * @param workspace the ARM id of the workspace
 * @param takenAt when it was looked at, by the clock of the connection
 * @param rows one for each statement, in the order of the document
 */
public record PostureReport(String workspace, Instant takenAt, List<PostureRow> rows) {

    public PostureReport {
        rows = List.copyOf(rows);
    }

    /**
     * Looks at a workspace; reads only. Some twenty-five requests, a few at a time.
     *
     * @param connection the workspace
     * @param progress told of each row in the order of the document, in the calling thread
     * @throws io.github.azureml4j.core.AzureMlException when the workspace itself cannot be read
     */
    public static PostureReport of(WorkspaceConnection connection, Consumer<PostureRow> progress) {
        List<PostureRow> rows = Survey.of(new Estate(connection), Catalogue.controls(), progress);
        return new PostureReport(connection.scope(), connection.clock().instant(), rows);
    }

    /**
     * One row.
     *
     * @param id such as {@code E9}
     */
    public Optional<PostureRow> row(String id) {
        return rows.stream().filter(row -> row.id().equalsIgnoreCase(id)).findFirst();
    }

    /**
     * The same report with some rows only: a dashboard that takes every row for a fault, as code scanning on GitHub does, is given {@code
     * only(Outcome.FAIL)}.
     *
     * @param outcomes those that stay
     */
    public PostureReport only(Outcome... outcomes) {
        List<Outcome> wanted = List.of(outcomes);
        return new PostureReport(
                workspace,
                takenAt,
                rows.stream().filter(row -> wanted.contains(row.outcome())).toList());
    }

    /** Every row that failed. */
    public List<PostureRow> failures() {
        return rows.stream().filter(row -> row.outcome() == Outcome.FAIL).toList();
    }

    /** How many rows came to what; every outcome is there. */
    public Map<Outcome, Long> counts() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(
                    outcome,
                    rows.stream().filter(row -> row.outcome() == outcome).count());
        }
        return counts;
    }

    /** The parts that have rows. */
    List<Section> sections() {
        return rows.stream().map(PostureRow::section).distinct().sorted().toList();
    }

    /** The report in one of its forms. */
    public String as(Format format) {
        return format.write(this);
    }

    /**
     * Writes the report, in UTF-8; a file of that name is replaced, and never stands there half-written.
     *
     * @param file where
     * @param format in which form
     * @throws UncheckedIOException when it cannot be written
     */
    public void writeTo(Path file, Format format) {
        Path target = file.toAbsolutePath();
        try {
            Path partial = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".partial");
            try {
                Files.writeString(partial, as(format), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The report as text. */
    @Override
    public String toString() {
        return as(Format.TEXT);
    }
}
