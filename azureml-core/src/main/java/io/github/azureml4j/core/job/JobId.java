package io.github.azureml4j.core.job;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Ids of jobs: opaque, unguessable, within {@code ^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}$} of {@code mfe.json}. */
final class JobId {

    static final Pattern FORM = Pattern.compile("^[a-zA-Z0-9][a-zA-Z0-9\\-_]{0,254}$");

    private static final SecureRandom RANDOM = new SecureRandom();
    /** No vowels: ids spell no names of people, which do not belong in them. Twenty of these hold 98 bits. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz0123456789";

    private static final int LENGTH = 20;

    private JobId() {}

    static String random() {
        StringBuilder id = new StringBuilder("job-");
        RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(i -> id.append(LETTERS.charAt(i)));
        return id.toString();
    }
}
