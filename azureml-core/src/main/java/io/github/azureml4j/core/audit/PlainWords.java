package io.github.azureml4j.core.audit;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What requests do, in the words of people who read journals. The first row that fits counts. */
final class PlainWords {
    private static final String READS = "";
    private static final String NAME = "/[^/]+";
    private static final Pattern SERVICE_PREFIX =
            Pattern.compile("^/(history|artifact|modelmanagement|execution|datastore|hyperdrive)/v[\\d.]+(?=/)");

    private static final List<Row> ROWS = List.of(
            row("POST", ".*(:query|/query|/batchget|/whatif|/validate|/diagnose|/checknameavailability)", READS),
            row("POST", ".*/(listkeys|liststorageaccountkeys|listsecrets|listaccountsas)", "read the secrets of"),
            row("POST", ".*/services" + NAME + "/token", "get a token of a web service"),
            row("POST", ".*/onlineendpoints" + NAME + "/token", "get a token of an online endpoint"),
            row("PUT", ".*/jobs" + NAME, "start a run"),
            row("POST", ".*/jobs" + NAME + "/cancel", "cancel a run"),
            row("DELETE", ".*/jobs" + NAME, "delete a run"),
            row("PUT", ".*/models" + NAME + "/versions" + NAME, "register a model"),
            row("DELETE", ".*/models" + NAME + "/versions" + NAME, "delete a model"),
            row("POST", ".*/services", "deploy a web service"),
            row("DELETE", ".*/services" + NAME, "delete a web service"),
            row("POST", ".*/services" + NAME + "/regeneratekeys", "change a key of a web service"),
            row("PUT", ".*/roleassignments" + NAME, "grant a role"),
            row("DELETE", ".*/roleassignments" + NAME, "take a role away"),
            row("PUT", ".*/roledefinitions" + NAME, "make or change a role"),
            row("DELETE", ".*/roledefinitions" + NAME, "delete a role"),
            row("PUT", ".*/environments" + NAME + "/versions" + NAME, "register an environment"),
            row("PUT", ".*/codes" + NAME + "/versions" + NAME, "register code"),
            row("PUT", ".*/data" + NAME + "/versions" + NAME, "register data"),
            row("PUT", ".*/datastores" + NAME, "make or change a datastore"),
            row("PUT", ".*/computes" + NAME, "make or change a compute target"),
            row("DELETE", ".*/computes" + NAME, "delete or detach a compute target"),
            row("PUT", ".*/workspaces" + NAME, "make or change a workspace"),
            row("PATCH", ".*/workspaces" + NAME, "change a workspace"),
            row("DELETE", ".*/workspaces" + NAME, "delete a workspace"),
            row("POST", ".*/workspaces" + NAME + "/resynckeys", "have a workspace read its keys anew"),
            row("PUT", ".*/privateendpointconnections" + NAME, "answer a private endpoint connection"),
            row("DELETE", ".*/privateendpointconnections" + NAME, "end a private endpoint connection"),
            row("PUT", ".*/outboundrules" + NAME, "make or change an outbound rule"),
            row("DELETE", ".*/outboundrules" + NAME, "delete an outbound rule"),
            row("PUT", ".*/deployments" + NAME, "deploy a template"),
            row("PUT", ".*/diagnosticsettings" + NAME, "make or change a diagnostic setting"),
            row("PUT", ".*/resourcegroups" + NAME, "make or change a resource group"),
            row("DELETE", ".*/resourcegroups" + NAME, "delete a resource group"),
            row("POST", ".*/providers" + NAME + "/register", "register a resource provider"),
            row("POST", ".*/(regeneratekey|regeneratekeys)", "change a key of"),
            row("GET", "/secrets" + NAME + "(/(?!versions$)[^/]+)?", "read a secret"),
            row("PUT", "/secrets" + NAME, "set a secret"),
            row("DELETE", "/secrets" + NAME, "delete a secret"),
            row("POST", "/keys" + NAME + "/(create|rotate|import)", "make a version of a key"),
            row("POST", "/keys" + NAME + "(/[^/]*)?/(wrapkey|unwrapkey|encrypt|decrypt|sign|verify)", "use a key"),
            row("POST", ".*/metrics.*|.*/batch/metrics", "log metrics of a run"),
            row("POST", ".*/artifacts.*", "upload an artifact"),
            row("PATCH", ".*/runs" + NAME, "change a run"),
            row("PUT", ".*/versions" + NAME, "register an asset"));

    private static final Map<String, String> GENERAL =
            Map.of("PUT", "make or change", "PATCH", "change", "DELETE", "delete", "POST", "call");

    private PlainWords() {}

    /** What the request does; empty when it only reads, or adds a block to a blob that is not there before its list is. */
    static Optional<String> of(String verb, URI uri) {
        String general = GENERAL.getOrDefault(verb, READS);
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        if (query.matches("(.*&)?comp=block(&.*)?")) {
            return Optional.empty();
        }
        String path = withoutPrefix(uri).toLowerCase(Locale.ROOT);
        if (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        String asked = path;
        String words = ROWS.stream()
                .filter(row -> row.fits(verb, asked))
                .map(Row::words)
                .findFirst()
                .orElseGet(() -> general.isEmpty() || !isBlob(uri) ? general(general, verb, asked) : blob(verb));
        String said = words.endsWith(" of") ? words + " " + type("POST", asked) : words;
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }

    /** The id of the resource where the path has one, else the path as it is; never the query. */
    static String resource(URI uri) {
        return withoutPrefix(uri);
    }

    private static String withoutPrefix(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        return SERVICE_PREFIX.matcher(path).replaceFirst("");
    }

    private static String general(String general, String verb, String path) {
        return general.isEmpty() ? READS : general + " " + type(verb, path);
    }

    private static boolean isBlob(URI uri) {
        return String.valueOf(uri.getHost()).contains(".blob.");
    }

    private static String blob(String verb) {
        return verb.equals("DELETE") ? "delete a blob" : "write a blob";
    }

    /** The resource's type as the path has it: the last collection, for an action the one that it is called on. */
    private static String type(String verb, String path) {
        String[] parts = path.split("/", -1);
        int back = verb.equals("POST") ? 3 : 2;
        return parts.length < back + 1 ? path : parts[parts.length - back];
    }

    private static Row row(String verb, String path, String words) {
        return new Row(verb, Pattern.compile(path), words);
    }

    private record Row(String verb, Pattern path, String words) {
        boolean fits(String asked, String at) {
            return verb.equals(asked) && path.matcher(at).matches();
        }
    }
}
