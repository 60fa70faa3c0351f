package io.github.azureml4j.local.rbac;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What Resource Manager makes of a request before any provider sees it: the action, from the verb and the types in the
 * path, and the scope, which is the resource itself or whatever a collection or a verb hangs on.
 *
 * @param action as roles name it
 * @param collection whether a list of resources is asked for
 */
public record ArmRequest(String action, String scope, boolean collection) {

    private static final String RESOURCES = "Microsoft.Resources";
    private static final int GROUP_SEGMENTS = "/subscriptions/s/resourceGroups/g".split("/", -1).length;
    private static final String ML = "microsoft.machinelearningservices/workspaces/";

    /** Published actions that are not what the path says. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "microsoft.keyvault/checknameavailability/action",
            "Microsoft.KeyVault/checkNameAvailability/read",
            "microsoft.storage/checknameavailability/action",
            "Microsoft.Storage/checknameavailability/read",
            ML + "listnotebookaccesstoken/action",
            "Microsoft.MachineLearningServices/workspaces/listNotebookAccessToken/read");

    /** Types whose published actions have another name than their path. */
    private static final Map<String, String> RENAMED = Map.of(
            ML + "codes", "Microsoft.MachineLearningServices/workspaces/metadata/codes",
            ML + "environments/versions", "Microsoft.MachineLearningServices/workspaces/environments");

    /** Reads a request to a route; the route's own words win over how a client writes them. */
    public static ArmRequest of(String method, String template, String rawPath) {
        return new Reader(segments(template, rawPath)).read(method);
    }

    /** What hangs on a subscription or a group and holds resources, each with an id of its own. */
    boolean ofResources() {
        String type = type().toLowerCase(Locale.ROOT);
        return collection
                && scope.split("/", -1).length <= GROUP_SEGMENTS
                && (type.startsWith("microsoft.resources/")
                        ? type.endsWith("/resources") || type.endsWith("/resourcegroups")
                        : !type.startsWith("microsoft.authorization/") && type.split("/", -1).length == 2);
    }

    /** The type that the action is about. */
    String type() {
        return action.substring(0, action.lastIndexOf('/'));
    }

    /** The words of the template, and the path's values for its variables. */
    private static List<String> segments(String template, String rawPath) {
        String[] words = template.split("/", -1);
        String[] values = rawPath.split("/", -1);
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            String segment = words[i].contains("{") ? decode(values[i]) : words[i];
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** A slash within a name stays encoded: it must not make another scope of it. */
    private static String decode(String segment) {
        String decoded = URI.create("x:/" + segment).getPath().substring(1);
        return decoded.contains("/") ? segment : decoded;
    }

    /** Walks along {@code type/name} pairs; {@code providers/namespace} starts anew. */
    private static final class Reader {
        private final List<String> segments;
        private final List<String> types = new ArrayList<>();
        private String namespace = RESOURCES;
        private int parent;
        private boolean named;

        Reader(List<String> segments) {
            this.segments = segments;
        }

        ArmRequest read(String method) {
            int at = 0;
            while (at < segments.size()) {
                at = startsProvider(at) ? provider(at) : pair(at);
            }
            return named ? ofResource(method) : ofCollection(method);
        }

        /** A namespace with nothing behind it is itself what is asked for. */
        private boolean startsProvider(int at) {
            return segments.get(at).equalsIgnoreCase("providers") && at + 2 < segments.size();
        }

        private int provider(int at) {
            namespace = segments.get(at + 1);
            types.clear();
            parent = at;
            return at + 2;
        }

        private int pair(int at) {
            types.add(segments.get(at));
            named = at + 1 < segments.size();
            if (!named && types.size() > 1) {
                parent = at;
            }
            return at + 2;
        }

        private ArmRequest ofResource(String method) {
            return request(String.join("/", types), verb(method), segments.size(), false);
        }

        private ArmRequest ofCollection(String method) {
            if (!method.equals("POST")) {
                return request(
                        String.join("/", types),
                        verb(method),
                        parent,
                        verb(method).equals("read"));
            }
            String called = types.remove(types.size() - 1);
            return request(String.join("/", types), called + "/action", parent, false);
        }

        private ArmRequest request(String path, String verb, int end, boolean collection) {
            String type = path.isEmpty() ? namespace : namespace + "/" + path;
            String action = renamed(type) + "/" + verb;
            return new ArmRequest(
                    OTHERWISE.getOrDefault(action.toLowerCase(Locale.ROOT), action),
                    "/" + String.join("/", segments.subList(0, end)),
                    collection);
        }

        private static String renamed(String type) {
            String key = type.toLowerCase(Locale.ROOT);
            return RENAMED.entrySet().stream()
                    .filter(each -> key.equals(each.getKey()) || key.startsWith(each.getKey() + "/"))
                    .findFirst()
                    .map(each -> each.getValue() + type.substring(each.getKey().length()))
                    .orElse(type);
        }

        private static String verb(String method) {
            return switch (method) {
                case "GET", "HEAD" -> "read";
                case "DELETE" -> "delete";
                case "POST" -> "action";
                default -> "write";
            };
        }
    }
}
