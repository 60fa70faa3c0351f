package io.github.azureml4j.core.model;

import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.code.LocalContent;
import io.github.azureml4j.core.code.LocalUpload;
import io.github.azureml4j.core.data.Datastore;
import io.github.azureml4j.core.data.Datastores;
import io.github.azureml4j.core.data.TransferListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the files of a new model come from. */
sealed interface ModelSource {
    /** Adds what is wrong, without asking the service. */
    void check(Faults faults);

    /** The address to register; brings the files there first if they are local. */
    String uri(WorkspaceConnection connection);

    /** The job that made the model. */
    default Optional<String> jobName() {
        return Optional.empty();
    }

    /** An artifact of a run. */
    record Artifact(String runId, String path) implements ModelSource {
        @Override
        public void check(Faults faults) {
            faults.when(runId.isBlank() || runId.contains("/"), "'" + runId + "' is not the id of a run");
            faults.when(
                    path.isBlank()
                            || path.startsWith("/")
                            || List.of(path.split("/")).contains(".."),
                    "'" + path + "' is not a path below the run's artifacts");
        }

        @Override
        public String uri(WorkspaceConnection connection) {
            return "azureml://jobs/" + runId + "/outputs/artifacts/paths/" + path;
        }

        @Override
        public Optional<String> jobName() {
            return Optional.of(runId);
        }
    }

    /** A local file or directory. */
    record Local(Path path) implements ModelSource {
        @Override
        public void check(Faults faults) {
            faults.when(!Files.exists(path), path + " does not exist");
        }

        @Override
        public String uri(WorkspaceConnection connection) {
            Datastores datastores = new Datastores(connection);
            Datastore target = datastores.getDefault();
            LocalUpload upload = LocalContent.complete(path).uploadTo(datastores.open(target));
            if (!upload.isComplete()) {
                upload.send(TransferListener.SILENT);
                upload.finish(Map.of());
            }
            return AssetUri.of(connection.id(), target.name(), upload.path());
        }
    }

    /** An address that is known already. */
    record Address(String value) implements ModelSource {
        @Override
        public void check(Faults faults) {
            faults.when(
                    !value.startsWith("azureml://") && !value.startsWith("https://"),
                    "'" + value + "' is neither an azureml nor an https address");
        }

        @Override
        public String uri(WorkspaceConnection connection) {
            return value;
        }
    }
}
