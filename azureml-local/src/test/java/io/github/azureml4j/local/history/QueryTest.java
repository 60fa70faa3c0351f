package io.github.azureml4j.local.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "RunId eq 'a' | true",
                "runid EQ 'a' | true",
                "RunId eq 'b' | false",
                "RunId ne 'b' | true",
                "RunId eq 'a' and status eq 'Failed' | true",
                "RunId eq 'a' and status eq 'Completed' | false",
                "tags/owner eq 'O''Hara and sons' | true",
                "runNumber eq 7 | true"
            })
    void filterDecides(String filter, boolean shown) {
        ObjectNode run = Json.object().put("runId", "a").put("status", "Failed").put("runNumber", 7);
        run.withObject("/tags").put("owner", "O'Hara and sons");

        assertThat(Filter.parse(filter).test(run)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a eq 'b' or c eq 'd'", "contains(a, 'b')", "a eq", "a eq 'b' and", "a gt 3"})
    void otherFiltersAreNotBuilt(String filter) {
        assertThatThrownBy(() -> Filter.parse(filter))
                .isInstanceOfSatisfying(
                        LocalError.class, error -> assertThat(error.status()).isEqualTo(501));
    }

    @Test
    void numbersAreOrderedAsNumbers() {
        Query query = Query.of(null, "runNumber desc", null, 10);

        assertThat(query.page(runs(11)).path("value").findValuesAsText("runNumber"))
                .startsWith("11", "10", "9")
                .hasSize(10);
    }

    @Test
    void lastPageHasNoToken() {
        assertThat(Query.of(null, null, "8", 4).page(runs(12)).has("continuationToken"))
                .isFalse();
        assertThat(Query.of(null, null, "7", 4)
                        .page(runs(12))
                        .path("continuationToken")
                        .asText())
                .isEqualTo("11");
    }

    @Test
    void foreignContinuationTokenIsRefused() {
        assertThatThrownBy(() -> Query.of(null, null, "-1", 4)).isInstanceOf(LocalError.class);
    }

    private static Stream<ObjectNode> runs(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> Json.object().put("runNumber", i));
    }
}
