package io.github.azureml4j.local.monitor.kql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.monitor.kql.Table.Column;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KqlTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Table REQUESTS = new Table(
            List.of(
                    new Column("timestamp", "datetime"),
                    new Column("id", "string"),
                    new Column("resultCode", "string"),
                    new Column("duration", "real"),
                    new Column("customDimensions", "dynamic")),
            List.of(
                    row("2026-03-01T10:00:00Z", "a", "200", 10.0, "diagnosis aci"),
                    row("2026-03-01T11:10:00Z", "b", "500", 20.0, "diagnosis aks"),
                    row("2026-03-01T11:50:00Z", "c", "200", 30.0, "triage")));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "requests # abc",
                "requests | where resultCode == '200' # ac",
                "requests | where resultCode != \"200\" # b",
                "requests | where duration > 10 and duration <= 30.0 # bc",
                "requests | where duration < 15 or id == 'c' # ac",
                "requests | where not(id == 'a') # bc",
                "requests | where timestamp > ago(1h) # bc",
                "requests | where timestamp >= datetime(2026-03-01T11:50:00Z) # c",
                "requests | where timestamp between (datetime(2026-03-01 11:00) .. now()) # bc",
                "requests | where timestamp + 2h > now() # bc",
                "requests | where customDimensions['Service Name'] contains 'DIAG' # ab",
                "requests | where customDimensions[\"Service Name\"] has 'aks' # b",
                "requests | where tostring(customDimensions['Service Name']) has 'iagnosis' #",
                "requests | where customDimensions.none == 'x' #",
                "requests | where id in ('a', 'c') # ac",
                "requests | where id !in ('a', 'c') # b",
                "requests | where id =~ 'A' # a",
                "requests | order by duration # cba",
                "requests | sort by resultCode asc, duration desc # cab",
                "requests | take 2 # ab",
                "requests | top 1 by timestamp # c",
                "requests | extend slow = duration > 15 | where slow # bc",
                "requests // a comment # abc"
            })
    void queryFinds(String query, @Nullable String ids) {
        assertThat(String.join("", column(run(query), "id"))).isEqualTo(ids == null ? "" : ids);
    }

    @Test
    void projectionNamesItsColumns() {
        Table table = run("requests | project id, ms = duration, service = tostring(customDimensions['Service Name'])");
        assertThat(table.columns())
                .containsExactly(new Column("id", "string"), new Column("ms", "real"), new Column("service", "string"));
    }

    @Test
    void summaryCountsByBin() {
        Table table = run("requests | summarize count(), slowest = max(duration) by bin(timestamp, 1h), resultCode");
        assertThat(table.columns())
                .extracting(Column::name)
                .containsExactly("timestamp", "resultCode", "count_", "slowest");
        assertThat(table.rows()).hasSize(3);
        assertThat(table.rows().get(1)).containsEntry("timestamp", Instant.parse("2026-03-01T11:00:00Z"));
    }

    @Test
    void summaryOfNothingIsOneRow() {
        Table table = run("requests | where id == 'x' | summarize n = count(), avg(duration)");
        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().get(0)).containsEntry("n", 0L).containsEntry("avg_duration", null);
    }

    @Test
    void textEscapesItsQuotes() {
        assertThat(run("requests | where id == \"a\\\" or 1 == 1 or id == \\\"\"")
                        .rows())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "requests |",
                "requests | where",
                "requests | where id ==",
                "requests | where (id == 'a'",
                "requests | where id == 'a",
                "requests where id",
                "requests | wear id",
                "requests | take many",
                "requests ; requests",
                "| where"
            })
    void whatIsNoQueryIsASyntaxError(String query) {
        assertThatThrownBy(() -> run(query)).isInstanceOfSatisfying(LocalError.class, error -> {
            assertThat(error.status()).isEqualTo(400);
            assertThat(error.code()).isEqualTo("SyntaxError");
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "requests | join traces on id",
                "union requests, traces",
                "requests | project-away id",
                "requests | mv-expand customDimensions",
                "requests | where id == strcat('a', '')",
                "requests | summarize percentile(duration, 95)"
            })
    void whatIsNotBuiltSaysSo(String query) {
        assertThatThrownBy(() -> run(query))
                .isInstanceOfSatisfying(
                        LocalError.class, error -> assertThat(error.status()).isEqualTo(501));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "requests | where nothing == 1",
                "requests | where resultCode == 200",
                "requests | where duration"
            })
    void whatRowsDoNotHaveIsASemanticError(String query) {
        assertThatThrownBy(() -> run(query))
                .isInstanceOfSatisfying(
                        LocalError.class, error -> assertThat(error.code()).isEqualTo("SemanticError"));
    }

    private static Table run(String query) {
        return Kql.parse(query).run(name -> REQUESTS, NOW);
    }

    private static List<String> column(Table table, String name) {
        return table.rows().stream().map(row -> String.valueOf(row.get(name))).toList();
    }

    private static Map<String, @Nullable Object> row(
            String time, String id, String code, double duration, String service) {
        ObjectNode dimensions = Json.object().put("Service Name", service);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("timestamp", Instant.parse(time));
        row.put("id", id);
        row.put("resultCode", code);
        row.put("duration", duration);
        row.put("customDimensions", dimensions);
        return row;
    }
}
