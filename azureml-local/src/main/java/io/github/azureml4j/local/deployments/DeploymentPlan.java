package io.github.azureml4j.local.deployments;

import java.util.List;

/** What a template will make, in which order, and the environment of its outputs. */
record DeploymentPlan(TemplateEnvironment environment, List<PlannedResource> resources, Dependencies dependencies) {

    static DeploymentPlan of(Template template, TemplateEnvironment environment) {
        List<PlannedResource> resources = new ResourcePlanner(environment).plan(template);
        return new DeploymentPlan(environment, resources, Dependencies.of(resources));
    }

    /** Those whose condition holds. */
    List<PlannedResource> wanted() {
        return resources.stream().filter(PlannedResource::wanted).toList();
    }
}
