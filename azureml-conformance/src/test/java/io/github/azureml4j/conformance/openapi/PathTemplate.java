package io.github.azureml4j.conformance.openapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A path of a published file, as a pattern. A key of {@code x-ms-paths} may carry a query: its {@code name=value}
 * pairs must be there, its bare words only keep keys apart.
 */
public final class PathTemplate {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final String text;
    private final Pattern pattern;
    private final List<String> names;
    private final Map<String, String> fixedQuery = new LinkedHashMap<>();
    private final int literals;

    private PathTemplate(String path, String query, Located item) {
        text = path;
        names = PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
        literals = PARAMETER.matcher(path).replaceAll("").length();
        StringBuilder regex = new StringBuilder();
        int end = 0;
        for (MatchResult found : PARAMETER.matcher(path).results().toList()) {
            regex.append(Pattern.quote(path.substring(end, found.start())));
            regex.append(spansSegments(found.group(1), item) ? "(.+?)" : valueOf(found.end() == path.length()));
            end = found.end();
        }
        regex.append(Pattern.quote(path.substring(end)));
        pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
        Stream.of(query.split("&", -1)).filter(part -> part.contains("=")).forEach(this::fix);
    }

    static PathTemplate of(String key, Located item) {
        int question = key.indexOf('?');
        return question < 0
                ? new PathTemplate(key, "", item)
                : new PathTemplate(key.substring(0, question), key.substring(question + 1), item);
    }

    private void fix(String pair) {
        fixedQuery.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }

    /** The last value may be empty: Key Vault's clients ask for {@code /keys/name/} to get the newest version. */
    private static String valueOf(boolean last) {
        return last ? "([^/]*)" : "([^/]+)";
    }

    /** A scope is written into the path as it is, slashes included, and so is the name of a blob. */
    private static boolean spansSegments(String name, Located item) {
        return name.equals("blob")
                || parameters(item)
                        .filter(parameter -> parameter.path("name").asText().equals(name))
                        .anyMatch(parameter ->
                                parameter.path("x-ms-skip-url-encoding").asBoolean());
    }

    private static Stream<com.fasterxml.jackson.databind.JsonNode> parameters(Located item) {
        Stream<Located> shared = item.child("parameters").elements();
        Stream<Located> own = item.names()
                .flatMap(method -> item.child(method).child("parameters").elements());
        return Stream.concat(shared, own).map(parameter -> parameter.resolved().json());
    }

    /** The values of the path's parameters, decoded, when a request's path and query fit. */
    Optional<Map<String, String>> match(String rawPath, Map<String, String> query) {
        Matcher matcher = pattern.matcher(rawPath);
        if (!matcher.matches() || !query.entrySet().containsAll(fixedQuery.entrySet())) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), decode(matcher.group(i + 1)));
        }
        return Optional.of(values);
    }

    private static String decode(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    Map<String, String> fixedQuery() {
        return fixedQuery;
    }

    /** How much of the template is spelt out; of two that fit, the one with more is meant. */
    int exactness() {
        return literals + 100 * fixedQuery.size();
    }

    @Override
    public String toString() {
        return text;
    }
}
