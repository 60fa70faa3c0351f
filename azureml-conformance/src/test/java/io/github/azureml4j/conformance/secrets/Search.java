package io.github.azureml4j.conformance.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for thousands of secrets at once. Eight bytes of each form are its mark; a text is read once, each of its eight-byte
 * windows looked up, and what follows a mark compared. A form of which {@value #ENOUGH} bytes stand somewhere counts as found,
 * since logs cut what is long. Thread-safe once made.
 */
final class Search {
    private static final int MARK = 8;
    private static final int ENOUGH = 20;
    private static final int FILTER_BITS = 22;

    private final Map<Long, List<Pattern>> marks = new HashMap<>();
    private final BitSet filter = new BitSet(1 << FILTER_BITS);
    private int forms;

    Search(Collection<Secret> secrets) {
        secrets.forEach(secret -> Form.of(secret.value()).forEach((form, text) -> index(secret, form, text)));
    }

    /** How many texts are looked for. */
    int forms() {
        return forms;
    }

    /** What stands in a text, each secret in each form once. */
    List<Leak> in(String origin, byte[] text) {
        Map<String, Leak> leaks = new LinkedHashMap<>();
        long window = 0;
        int line = 1;
        for (int end = 0; end < text.length; end++) {
            window = (window << 8) | (text[end] & 0xff);
            if (text[end] == '\n') {
                line++;
            }
            if (filter.get(slot(window)) && marks.containsKey(window)) {
                for (Pattern pattern : marks.get(window)) {
                    if (pattern.stands(text, end - MARK + 1)) {
                        leaks.putIfAbsent(pattern.name(), new Leak(pattern.secret(), pattern.form(), origin, line));
                    }
                }
            }
        }
        return new ArrayList<>(leaks.values());
    }

    /** Marks stand at the beginning and, for what is long, in the middle and at the end too. */
    private void index(Secret secret, String form, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        forms++;
        mark(new Pattern(secret, form, bytes, 0));
        if (bytes.length >= 2 * ENOUGH) {
            mark(new Pattern(secret, form, bytes, bytes.length / 2));
            mark(new Pattern(secret, form, bytes, bytes.length - MARK));
        }
    }

    private void mark(Pattern pattern) {
        long mark = 0;
        for (int i = 0; i < MARK; i++) {
            mark = (mark << 8) | (pattern.bytes()[pattern.at() + i] & 0xff);
        }
        filter.set(slot(mark));
        marks.computeIfAbsent(mark, none -> new ArrayList<>()).add(pattern);
    }

    private static int slot(long window) {
        return (int) ((window * 0x9E3779B97F4A7C15L) >>> (64 - FILTER_BITS));
    }

    /** A form and where in it the mark is. */
    @SuppressWarnings("ArrayRecordComponent") // compared never
    private record Pattern(Secret secret, String form, byte[] bytes, int at) {
        String name() {
            return form + " " + secret.value();
        }

        boolean stands(byte[] text, int mark) {
            int start = mark;
            int first = at;
            while (first > 0 && start > 0 && text[start - 1] == bytes[first - 1]) {
                start--;
                first--;
            }
            int last = at + MARK;
            int end = mark + MARK;
            while (last < bytes.length && end < text.length && text[end] == bytes[last]) {
                end++;
                last++;
            }
            return last - first >= Math.min(bytes.length, ENOUGH);
        }
    }
}
