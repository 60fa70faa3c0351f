package io.github.azureml4j.local.workspaces;

/** Path templates that the rooms of a workspace share. */
public final class WorkspacePaths {

    /** All workspaces of a resource group; variables {@code sub} and {@code rg}. */
    public static final String COLLECTION =
            "/subscriptions/{sub}/resourceGroups/{rg}/providers/Microsoft.MachineLearningServices/workspaces";

    /** One workspace, on ARM as on the region host; variables {@code sub}, {@code rg} and {@code ws}. */
    public static final String SCOPE = COLLECTION + "/{ws}";

    private WorkspacePaths() {}
}
