package io.github.azureml4j.local.artifacts;

import io.github.azureml4j.local.front.LocalError;
import java.util.List;

/**
 * Where an artifact is.
 *
 * @param origin what kind of thing it belongs to, in the service's spelling
 * @param container which of these, such as {@code dcid.{runId}}
 * @param path the file below that, with slashes
 */
public record ArtifactPath(String origin, String container, String path) {

    /** Artifacts of runs. */
    public static final String EXPERIMENT_RUN = "ExperimentRun";

    private static final List<String> ORIGINS =
            List.of(EXPERIMENT_RUN, "LocalUpload", "WebUpload", "Dataset", "ComputeRecord", "Metric", "Unknown");

    /** Corrects the case of the origin; an unknown one, and a path that climbs, is the client's fault. */
    public ArtifactPath {
        String asked = origin;
        origin = ORIGINS.stream()
                .filter(known -> known.equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> LocalError.badRequest("InvalidOrigin", "There is no origin '" + asked + "'."));
        if (List.of(path.split("/", -1)).contains("..") || path.startsWith("/")) {
            throw LocalError.badRequest("InvalidArtifactPath", "The path '" + path + "' is not a relative one.");
        }
    }

    /** An artifact of a run. */
    public static ArtifactPath ofRun(String dataContainerId, String path) {
        return new ArtifactPath(EXPERIMENT_RUN, dataContainerId, path);
    }

    /** The id of the artifact, which is also the name of its blob. */
    public String id() {
        return origin + "/" + container + "/" + path;
    }

    ArtifactPath sibling(String otherPath) {
        return new ArtifactPath(origin, container, otherPath);
    }
}
