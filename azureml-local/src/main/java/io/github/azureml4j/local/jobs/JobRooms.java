package io.github.azureml4j.local.jobs;

import io.github.azureml4j.local.artifacts.ArtifactService;
import io.github.azureml4j.local.codes.CodeService;
import io.github.azureml4j.local.computes.ComputeService;
import io.github.azureml4j.local.datastores.DatastoreService;
import io.github.azureml4j.local.environments.EnvironmentService;
import io.github.azureml4j.local.history.HistoryService;
import io.github.azureml4j.local.imds.ImdsService;
import io.github.azureml4j.local.processes.ProcessService;
import io.github.azureml4j.local.storage.BlobService;

/** The rooms that jobs stand on: a job names something of nearly each of them. */
public record JobRooms(
        BlobService blobs,
        ComputeService computes,
        DatastoreService datastores,
        EnvironmentService environments,
        ProcessService processes,
        ArtifactService artifacts,
        CodeService codes,
        HistoryService history,
        ImdsService identities) {}
