package io.github.azureml4j.local.rbac;

/** Actions as roles name them: {@code *} stands for any text, slashes included; case does not count. */
final class ActionPattern {

    private ActionPattern() {}

    static boolean matches(String pattern, String action) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equalsIgnoreCase(action);
        }
        if (!action.regionMatches(true, 0, pattern, 0, star)) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        for (int from = star; from <= action.length(); from++) {
            if (matches(rest, action.substring(from))) {
                return true;
            }
        }
        return false;
    }
}
