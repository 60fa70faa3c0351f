package io.github.azureml4j.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AuditJournalTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void callIsALineBeforeAndALineAfter() throws Exception {
        Path file = written(1);
        List<JsonNode> lines = lines(file);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).path("format").asText()).isEqualTo("azureml4j-audit-1");
        assertThat(lines.get(1).path("step").asText()).isEqualTo("intent");
        assertThat(lines.get(1).at("/who/objectId").asText()).isEqualTo("oid");
        JsonNode outcome = lines.get(2);
        assertThat(outcome.path("call")).isEqualTo(lines.get(1).path("call"));
        assertThat(outcome.path("outcome").asText()).isEqualTo("done");
        assertThat(outcome.path("status").asInt()).isEqualTo(200);
        assertThat(outcome.path("requestId").asText()).isEqualTo("request");
        assertThat(outcome.path("correlationId").asText()).isEqualTo("correlation");
        assertThat(outcome.path("took").asText()).startsWith("PT");
    }

    @Test
    void writtenJournalIsIntactAndNamesItsHead() throws Exception {
        Path file = written(3);
        Verification verification = AuditJournal.verify(file).requireIntact();
        assertThat(verification.lines()).isEqualTo(7);
        assertThat(verification.unfinished()).isEmpty();
        assertThat(verification.head())
                .isEqualTo(lines(file).get(6).path("hash").asText());
    }

    @Test
    void changeOfAnyByteShowsInItsLine() throws Exception {
        byte[] good = Files.readAllBytes(written(2));
        Path file = directory.resolve("tampered");
        long line = 1;
        for (int place = 0; place < good.length; place++) {
            byte[] bad = good.clone();
            bad[place] ^= 1;
            Files.write(file, bad);
            assertThat(AuditJournal.verify(file).broken())
                    .as("byte %d", place)
                    .get()
                    .extracting(Verification.Broken::line)
                    .isEqualTo(line);
            line += good[place] == '\n' ? 1 : 0;
        }
    }

    @Test
    void upperCaseHashIsNoOtherWayToWriteIt() throws Exception {
        String good = Files.readString(written(1));
        int hash = good.lastIndexOf("\"hash\":\"") + 8;
        String bad = good.substring(0, hash) + good.substring(hash).toUpperCase(java.util.Locale.ROOT);
        Path file = Files.writeString(directory.resolve("upper"), bad);
        assertThat(AuditJournal.verify(file).intact()).isFalse();
    }

    @Test
    void lineThatIsTakenOutOrMovedShows() throws Exception {
        List<String> lines = Files.readAllLines(written(3));
        for (int gone = 0; gone < lines.size() - 1; gone++) {
            List<String> fewer = new ArrayList<>(lines);
            String line = fewer.remove(gone);
            assertThat(verify(fewer).broken())
                    .get()
                    .extracting(Verification.Broken::line)
                    .isEqualTo(gone + 1L);
            fewer.add(gone + 1, line);
            assertThat(verify(fewer).broken())
                    .get()
                    .extracting(Verification.Broken::line)
                    .isEqualTo(gone + 1L);
        }
    }

    @Test
    void endThatWasCutOffShowsAgainstAHeadKeptElsewhere() throws Exception {
        Path file = written(3);
        String head = AuditJournal.verify(file).head();
        List<String> lines = Files.readAllLines(file);
        assertThat(verify(lines.subList(0, 5)).head()).isNotEqualTo(head);
    }

    @Test
    void intentWithoutOutcomeIsNamed() throws Exception {
        Path file = directory.resolve("journal");
        Deed deed = new Deed(Actor.UNKNOWN, "register a model", "PUT", "host", "/models/m", "id");
        AuditJournal.at(file).intend(deed, Clock.systemUTC());
        assertThat(AuditJournal.verify(file).requireIntact().unfinished())
                .containsExactly("register a model /models/m");
    }

    @Test
    void tornLineIsTakenOffAndLeavesAMark() throws Exception {
        Path file = written(1);
        Files.writeString(file, "{\"n\":4,\"step\":\"int", StandardOpenOption.APPEND);
        assertThat(AuditJournal.verify(file).broken())
                .get()
                .extracting(Verification.Broken::line)
                .isEqualTo(4L);
        AuditWriter.write(AuditJournal.at(file), "/after");
        AuditJournal.verify(file).requireIntact();
        assertThat(lines(file).get(3).path("tornBytes").asInt()).isEqualTo(18);
    }

    @Test
    void lineOnATamperedJournalDoesNotHealIt() throws Exception {
        Path file = written(1);
        Files.writeString(file, Files.readString(file).replace("start a run", "stop a run"));
        AuditWriter.write(AuditJournal.at(file), "/after");
        assertThat(AuditJournal.verify(file).broken())
                .get()
                .extracting(Verification.Broken::line)
                .isEqualTo(2L);
    }

    @Test
    void killedWriterLeavesAJournalThatHoldsAndGoesOn() throws Exception {
        Path file = directory.resolve("journal");
        Process writer = AuditWriter.fork(file, Long.toString(Long.MAX_VALUE), "killed");
        while (!Files.exists(file) || Files.size(file) < 20_000) {
            LockSupport.parkNanos(1_000_000);
        }
        writer.destroyForcibly().waitFor();
        Verification left = AuditJournal.verify(file);
        assertThat(left.lines()).isGreaterThan(20);
        assertThat(left.unfinished()).hasSizeLessThanOrEqualTo(1);
        AuditWriter.write(AuditJournal.at(file).required(), "/after");
        assertThat(AuditJournal.verify(file).requireIntact().lines()).isGreaterThanOrEqualTo(left.lines() + 2);
    }

    @Test
    void twoProcessesKeepOneChain() throws Exception {
        Path file = directory.resolve("journal");
        Process one = AuditWriter.fork(file, "150", "one");
        Process two = AuditWriter.fork(file, "150", "two");
        assertThat(one.waitFor()).isZero();
        assertThat(two.waitFor()).isZero();
        Verification verification = AuditJournal.verify(file).requireIntact();
        assertThat(verification.lines()).isEqualTo(1 + 2 * 150 * 2);
        assertThat(verification.unfinished()).isEmpty();
        String all = Files.readString(file);
        assertThat(all).contains("/writers/one/149").contains("/writers/two/149");
    }

    @Test
    void threadsKeepOneChainAlsoWhenInterrupted() throws Exception {
        Path file = directory.resolve("journal");
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(number -> new Thread(() -> {
                    Thread.currentThread().interrupt();
                    AuditWriter.write(AuditJournal.at(file).required(), "/threads/" + number);
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(AuditJournal.verify(file).requireIntact().lines()).isEqualTo(9);
    }

    @Test
    void diskThatFailsFailsNoCall() {
        AuditJournal journal = AuditJournal.at(directory.resolve("nowhere/journal"));
        AuditWriter.write(journal, "/a");
        assertThat(journal.lost()).isEqualTo(2);
    }

    @Test
    void requiredJournalThatCannotBeWrittenStopsTheCall() {
        AuditJournal journal =
                AuditJournal.at(directory.resolve("nowhere/journal")).required();
        assertThatThrownBy(() -> AuditWriter.write(journal, "/a"))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("did not start a run");
    }

    @Test
    void chainGoesOnInTheNextFile() throws Exception {
        Path file = directory.resolve("journal");
        AuditJournal journal = AuditJournal.at(file).rotateAt(4096);
        for (int call = 0; call < 20; call++) {
            AuditWriter.write(journal, "/call/" + call);
        }
        Path former = directory.resolve("journal.1");
        assertThat(Files.size(former)).isBetween(4096L, 5500L);
        AuditJournal.verify(former).requireIntact();
        AuditJournal.verify(file).requireIntact();
        Files.writeString(former, Files.readString(former).replace("/call/0", "/call/x"));
        assertThat(AuditJournal.verify(file).intact()).isFalse();
    }

    @Test
    void oldestFilesMayGoAndTheRestStillHolds() throws Exception {
        Path file = directory.resolve("journal");
        AuditJournal journal = AuditJournal.at(file).rotateAt(4096);
        fill(journal, 3);
        Files.delete(directory.resolve("journal.1"));
        fill(journal, 4);
        assertThat(directory.resolve("journal.1")).doesNotExist();
        for (String rest : List.of("journal.2", "journal.3", "journal.4", "journal")) {
            AuditJournal.verify(directory.resolve(rest)).requireIntact();
        }
    }

    @Test
    void nameThatAFileContinuesIsNotUsedAgainWhenAllAreGone() throws Exception {
        Path file = directory.resolve("journal");
        AuditJournal journal = AuditJournal.at(file).rotateAt(4096);
        fill(journal, 2);
        Files.delete(directory.resolve("journal.1"));
        Files.delete(directory.resolve("journal.2"));
        fill(journal, 5);
        assertThat(directory.resolve("journal.3")).exists();
        assertThat(directory.resolve("journal.1")).doesNotExist();
        AuditJournal.verify(file).requireIntact();
    }

    @Test
    void intentWhoseOutcomeIsInNoFileIsNamedAfterARotationToo() throws Exception {
        Path file = directory.resolve("journal");
        AuditJournal journal = AuditJournal.at(file).rotateAt(4096);
        AuditEntry open = journal.intend(
                new Deed(Actor.UNKNOWN, "register a model", "PUT", "host", "/models/m", "id"), Clock.systemUTC());
        fill(journal, 1);
        assertThat(AuditJournal.verify(file).unfinished()).containsExactly("register a model /models/m");
        open.answered(200, null, null);
        assertThat(AuditJournal.verify(file).requireIntact().unfinished()).isEmpty();
    }

    @Test
    void twoNamesOfOneFileKeepOneChain() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        List<AuditJournal> ways = List.of(
                AuditJournal.at(real.resolve("journal")),
                AuditJournal.at(real.resolve("../real/journal")),
                AuditJournal.at(link.resolve("journal")));
        List<Thread> threads = ways.stream()
                .map(way -> new Thread(
                        () -> IntStream.range(0, 40).forEach(call -> AuditWriter.write(way, "/call/" + call))))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ways).extracting(AuditJournal::lost).containsOnly(0L);
        assertThat(AuditJournal.verify(real.resolve("journal")).requireIntact().lines())
                .isEqualTo(1 + 3 * 40 * 2);
    }

    @Test
    void journalIsReadAsCallsAcrossItsFiles() throws Exception {
        Path file = directory.resolve("journal");
        AuditJournal journal = AuditJournal.at(file).rotateAt(4096);
        fill(journal, 2);
        journal.intend(new Deed(Actor.UNKNOWN, "delete a model", "DELETE", "host", "/models/m", ""), Clock.systemUTC());
        Files.writeString(file, "{\"n\":4,\"step\":\"int", StandardOpenOption.APPEND);
        List<AuditedCall> calls = AuditJournal.read(file);
        assertThat(calls.get(0)).satisfies(first -> {
            assertThat(first.resource()).isEqualTo("/call/0");
            assertThat(first.who()).isEqualTo(new Actor("oid", "app", "tenant"));
            assertThat(first.outcome()).contains("done");
            assertThat(first.status()).hasValue(200);
            assertThat(first.ids()).containsExactly("id", "request", "correlation");
            assertThat(first.toString()).doesNotContain("oid", "tenant");
        });
        assertThat(calls.get(calls.size() - 1)).satisfies(last -> {
            assertThat(last.what()).isEqualTo("delete a model");
            assertThat(last.outcome()).isEmpty();
            assertThat(last.ids()).isEmpty();
        });
        assertThat(calls).extracting(AuditedCall::time).isSorted();
    }

    @Test
    void journalThatIsALinkStaysOneChainWhenItIsPutAside() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real")).resolve("journal");
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        AuditJournal byLink = AuditJournal.at(link).rotateAt(4096);
        AuditJournal byName = AuditJournal.at(real).rotateAt(4096);
        for (int call = 0; call < 40; call++) {
            AuditWriter.write(call % 2 == 0 ? byLink : byName, "/call/" + call);
        }
        assertThat(link).isSymbolicLink();
        assertThat(real.resolveSibling("journal.2")).exists();
        assertThat(directory.resolve("link.lock")).doesNotExist();
        AuditJournal.verify(link).requireIntact();
        assertThat(AuditJournal.read(link)).hasSize(40);
        assertThat(AuditJournal.read(real)).hasSize(40);
    }

    @Test
    void fileIsFoundByItsNameWhileOthersPutItAside() throws Exception {
        Path file = Files.writeString(directory.resolve("journal"), "");
        Path aside = directory.resolve("journal.1");
        Thread other = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Files.move(file, aside);
                    Files.move(aside, file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        other.start();
        assertThatCode(() -> {
                    for (int call = 0; call < 20_000; call++) {
                        JournalFile.at(file, Long.MAX_VALUE);
                    }
                })
                .doesNotThrowAnyException();
        other.interrupt();
        other.join();
    }

    @Test
    void fileThatContinuesItselfIsBroken() throws Exception {
        Path file = directory.resolve("journal");
        Files.write(file, Seal.over(Seal.NOTHING, continuing("journal")).bytes());
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
        assertThat(AuditJournal.verify(file).broken())
                .get()
                .extracting(Verification.Broken::why)
                .asString()
                .contains("continues itself");
        Files.write(
                directory.resolve("a"), Seal.over(Seal.NOTHING, continuing("b")).bytes());
        Files.write(
                directory.resolve("b"),
                Seal.over(Seal.NOTHING, continuing("./a")).bytes());
        Files.writeString(directory.resolve("a"), "\n", StandardOpenOption.APPEND);
        Files.writeString(directory.resolve("b"), "\n", StandardOpenOption.APPEND);
        assertThat(AuditJournal.verify(directory.resolve("a")).intact()).isFalse();
    }

    @Test
    void lineWithoutAReadableTimeIsPassedOver() throws Exception {
        Path file = written(2);
        Seal odd = Seal.over(
                "", AuditJournal.line().put("step", "intent").put("call", "odd").put("time", "yesterday"));
        Files.write(file, odd.bytes(), StandardOpenOption.APPEND);
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
        assertThat(AuditJournal.read(file)).hasSize(2);
    }

    private static ObjectNode continuing(String name) {
        return AuditJournal.line()
                .put("format", JournalFile.FORMAT)
                .put("before", Seal.NOTHING)
                .put("continues", name)
                .put("n", 1);
    }

    /** Calls until so many more files were put aside. */
    private void fill(AuditJournal journal, int files) throws IOException {
        long before = aside();
        for (int call = 0; aside() < before + files; call++) {
            AuditWriter.write(journal, "/call/" + call);
        }
    }

    private long aside() throws IOException {
        try (var all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().matches("journal\\.\\d+"))
                    .count();
        }
    }

    private Path written(int calls) {
        Path file = directory.resolve("journal");
        for (int call = 0; call < calls; call++) {
            AuditWriter.write(AuditJournal.at(file), "/call/" + call);
        }
        return file;
    }

    private Verification verify(List<String> lines) throws IOException {
        Path file = directory.resolve("changed");
        Files.write(file, String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8));
        return AuditJournal.verify(file);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
