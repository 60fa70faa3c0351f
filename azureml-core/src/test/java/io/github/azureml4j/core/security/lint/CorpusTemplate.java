package io.github.azureml4j.core.security.lint;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A line of the corpus.
 *
 * @param secret whether its texts hold a secret
 * @param kind what the texts are
 * @param place where they stand
 * @param name of the variable or tag
 * @param template with placeholders for {@link Filler}
 */
record CorpusTemplate(boolean secret, String kind, Place place, String name, String template) {
    private static final int TRIES = 12;

    static CorpusTemplate parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 5 || !cells[0].matches("secret|harmless")) {
            throw new IllegalArgumentException("not a line of the corpus: " + line);
        }
        return new CorpusTemplate(cells[0].equals("secret"), cells[1], Place.valueOf(cells[2]), cells[3], cells[4]);
    }

    /** Whether it stands in the half that no rule may be tuned with. */
    boolean heldOut() {
        return hash() % 2 == 1;
    }

    /** Its distinct texts, always the same ones. */
    Stream<CorpusText> texts() {
        Filler filler = new Filler(new Random(hash()));
        return Stream.generate(() -> filler.fill(template))
                .limit(TRIES)
                .distinct()
                .limit(secret ? 5 : 4)
                .map(text -> new CorpusText(this, text));
    }

    private long hash() {
        CRC32 crc = new CRC32();
        crc.update((place + "\t" + name + "\t" + template).getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
