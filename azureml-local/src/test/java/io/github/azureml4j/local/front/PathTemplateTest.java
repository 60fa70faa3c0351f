package io.github.azureml4j.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PathTemplateTest {

    @Test
    void literalsMatchWithoutRegardToCase() {
        assertThat(new PathTemplate("/subscriptions/{sub}/resourceGroups/{rg}")
                        .match("/subscriptions/S/resourcegroups/R"))
                .contains(Map.of("sub", "S", "rg", "R"));
    }

    @Test
    void variablesAreDecodedAndAPlusStaysAPlus() {
        assertThat(new PathTemplate("/a/{x}").match("/a/b%20c+d")).contains(Map.of("x", "b c+d"));
    }

    @Test
    void verbBehindAColonIsPartOfTheSegment() {
        PathTemplate query = new PathTemplate("/experiments/{exp}/runs:query");
        assertThat(query.match("/experiments/e/runs:query")).contains(Map.of("exp", "e"));
        assertThat(query.match("/experiments/e/runs")).isEmpty();
    }

    @Test
    void starTakesTheRestOfThePath() {
        PathTemplate blob = new PathTemplate("/{container}/{blob*}");
        assertThat(blob.match("/c/a/b%2Fc.txt")).contains(Map.of("container", "c", "blob", "a/b/c.txt"));
        assertThat(blob.match("/c")).contains(Map.of("container", "c", "blob", ""));
    }

    @Test
    void trailingSlashDoesNotMatter() {
        assertThat(new PathTemplate("/keys/{name}").match("/keys/k/")).contains(Map.of("name", "k"));
    }

    @Test
    void longerPathDoesNotMatch() {
        assertThat(new PathTemplate("/keys/{name}").match("/keys/k/v")).isEmpty();
    }
}
