package io.github.azureml4j.core.compute;

/**
 * What an AKS cluster is meant for. The service may know values that have no constant here.
 *
 * @param value the service's word
 */
public record ClusterPurpose(String value) {
    /** For trying things out: any size, no promise. */
    public static final ClusterPurpose DEV_TEST = new ClusterPurpose("DevTest");

    /** For production with the lowest latency: the service asks for 12 virtual cores at least. The service's default. */
    public static final ClusterPurpose FAST_PROD = new ClusterPurpose("FastProd");

    /** For production with many services on few machines. */
    public static final ClusterPurpose DENSE_PROD = new ClusterPurpose("DenseProd");

    @Override
    public String toString() {
        return value;
    }
}
