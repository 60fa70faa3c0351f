package io.github.azureml4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path SNIPPET = HERE.resolve("src/test/java/io/github/azureml4j/samples/ReadmeSnippet.java");

    @Test
    void javaOfTheReadmeIsTheClassThatCompiles() throws IOException {
        String readme = between("```java", "```", HERE.resolveSibling("README.md"));
        String compiled = between("// README begins", "// README ends", SNIPPET);

        assertThat(bare(readme)).isEqualTo(bare(compiled));
    }

    private static String between(String begin, String end, Path file) throws IOException {
        Matcher text = Pattern.compile(Pattern.quote(begin) + "\\R(.*?)" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(Files.readString(file));
        assertThat(text.find()).as(begin + " in " + file.getFileName()).isTrue();
        return text.group(1);
    }

    /** Comments and layout are each place's own. */
    private static String bare(String java) {
        return java.replaceAll("//.*", "").replaceAll("\\s", "");
    }
}
