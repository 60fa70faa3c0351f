package io.github.azureml4j.core.security.posture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of an auditor who may only read. */
class PostureReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/github/azureml4j/core/security/posture");

    private static PostureReport byDefault;
    private static PostureReport hardened;
    private static PostureReport narrow;

    @BeforeAll
    static void look() {
        try (PostureWorld world = new PostureWorld()) {
            byDefault = world.byDefault().security().report();
            hardened = world.hardened().security().report();
            narrow = world.defaultAsSeenFromInside().security().report();
        }
    }

    @AfterAll
    static void forget() {
        byDefault = null;
        hardened = null;
        narrow = null;
    }

    @Test
    void workspaceAsItComesHasTheReportThatIsKept() throws IOException {
        compare("default.md", byDefault);
    }

    @Test
    void hardenedWorkspaceHasTheReportThatIsKept() throws IOException {
        compare("hardened.md", hardened);
    }

    @Test
    void everyStatementOfTheDocumentIsThereOnce() {
        Map<String, Integer> document = Map.of("A", 5, "B", 7, "C", 20, "D", 3, "E", 23, "F", 6, "G", 4, "H", 5);
        List<String> ids = new ArrayList<>();
        document.forEach((letter, last) -> IntStream.rangeClosed(1, last).forEach(i -> ids.add(letter + i)));
        assertThat(byDefault.rows())
                .extracting(PostureRow::id)
                .doesNotHaveDuplicates()
                .containsAll(ids);
        assertThat(byDefault.rows())
                .extracting(PostureRow::id)
                .filteredOn(id -> !ids.contains(id))
                .allMatch(id -> id.startsWith("N"))
                .hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void whatIsHardenedFailsNowhereThatTheDefaultFailsAndPassesWhereItDidNot() {
        assertThat(hardened.failures()).extracting(PostureRow::id).isSubsetOf(ids(byDefault));
        assertThat(hardened.counts().getOrDefault(Outcome.PASS, 0L))
                .isGreaterThan(byDefault.counts().getOrDefault(Outcome.PASS, 0L));
        assertThat(hardened.failures().size()).isLessThan(byDefault.failures().size());
    }

    @Test
    void whoReadsTheWorkspaceAloneLearnsWhatThatDoesNotShow() {
        assertThat(List.of("E6", "E7", "D3", "N3", "N4", "N13", "H1", "E22"))
                .allSatisfy(id -> assertThat(narrow.row(id).orElseThrow()).satisfies(row -> {
                    assertThat(row.outcome()).isEqualTo(Outcome.UNKNOWN);
                    assertThat(row.evidence()).contains("403 AuthorizationFailed");
                    assertThat(row.remedy()).contains("Reader");
                }));
        assertThat(narrow.rows())
                .filteredOn(row -> row.outcome() == Outcome.PASS)
                .extracting(PostureRow::id)
                .isSubsetOf(byDefault.rows().stream()
                        .filter(row -> row.outcome() == Outcome.PASS)
                        .map(PostureRow::id)
                        .toList());
    }

    @Test
    void someRowsCanBeLeftOut() throws IOException {
        PostureReport failures = byDefault.only(Outcome.FAIL);
        assertThat(failures.rows()).isEqualTo(byDefault.failures());
        assertThat(Json.mapper().readTree(failures.as(Format.SARIF)).at("/runs/0/results"))
                .hasSameSizeAs(byDefault.failures())
                .allMatch(result -> result.path("level").asText().equals("warning"));
        assertThat(failures.as(Format.MARKDOWN)).doesNotContain("## Sign-in");
    }

    @Test
    void pageBeginsWithWhatFailsAndShowsOneOutcomeAloneWithoutAScript() {
        String page = byDefault.as(Format.HTML);
        assertThat(page.indexOf("What fails")).isBetween(1, page.indexOf("<h2>Sign-in"));
        assertThat(page)
                .contains("<a href=\"#E6\">E6</a>", "<tr id=\"E6\" class=\"is-fail\">", "id=\"only-fail\"")
                .doesNotContain("<script", "http://", "https://", "onclick");
    }

    @Test
    void failuresHaveARemedy() {
        assertThat(byDefault.failures())
                .allSatisfy(row -> assertThat(row.remedy()).isNotBlank());
    }

    @Test
    void sarifHasARuleAndAResultForEachRow() throws IOException {
        JsonNode run = Json.mapper().readTree(byDefault.as(Format.SARIF)).at("/runs/0");
        assertThat(run.at("/tool/driver/rules")).hasSameSizeAs(byDefault.rows());
        assertThat(run.at("/results")).hasSameSizeAs(byDefault.rows());
        for (JsonNode result : run.at("/results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules/" + result.path("ruleIndex").asInt(-1));
            assertThat(result.path("ruleId")).isEqualTo(rule.path("id"));
            boolean failed = result.path("kind").asText().equals("fail");
            assertThat(result.path("level").asText()).isEqualTo(failed ? "warning" : "none");
        }
    }

    @Test
    void jsonCountsWhatItLists() throws IOException {
        JsonNode root = Json.mapper().readTree(byDefault.as(Format.JSON));
        for (Outcome outcome : Outcome.values()) {
            long listed = IntStream.range(0, root.path("rows").size())
                    .filter(i ->
                            root.path("rows").get(i).path("outcome").asText().equals(outcome.name()))
                    .count();
            assertThat(root.at("/counts/" + outcome).asLong()).isEqualTo(listed);
        }
    }

    @Test
    void namesOfOtherPeopleCannotBreakOutOfAForm() {
        PostureRow hostile = new PostureRow(
                "A1", "a statement", Outcome.FAIL, "<script>alert('x')</script> | [a](javascript:b) {0}", "a\n# b");
        PostureReport report = new PostureReport("/subscriptions/s", Instant.EPOCH, List.of(hostile));
        assertThat(report.as(Format.HTML)).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(report.as(Format.MARKDOWN))
                .contains("\\<script\\>", "\\|", "\\[a\\]")
                .doesNotContain("\n# b");
        assertThat(report.as(Format.SARIF)).contains("\\\\[a\\\\](javascript:b) {{0}}");
    }

    @Test
    void fileIsReplacedWhole(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("posture.html");
        Files.writeString(file, "before");
        byDefault.writeTo(file, Format.HTML);
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void fileMayBeReadByWhomeverOtherFilesMayBeReadBy(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("posture.md");
        byDefault.writeTo(file, Format.MARKDOWN);
        Path plain = Files.writeString(directory.resolve("plain"), "");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    private static List<String> ids(PostureReport report) {
        return report.failures().stream().map(PostureRow::id).toList();
    }

    /** {@code -Dgolden.write=true} keeps what came out, to be looked at before it is committed. */
    private static void compare(String name, PostureReport report) throws IOException {
        String plain = PostureWorld.plain(report.as(Format.MARKDOWN));
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, plain);
        }
        report.writeTo(Path.of("target", name.replace(".md", ".html")), Format.HTML);
        report.writeTo(Path.of("target", name.replace(".md", ".sarif")), Format.SARIF);
        List<String> kept = Arrays.asList(Files.readString(file).split("\n", -1));
        assertThat(plain.split("\n", -1)).containsExactlyElementsOf(Objects.requireNonNull(kept));
    }
}
