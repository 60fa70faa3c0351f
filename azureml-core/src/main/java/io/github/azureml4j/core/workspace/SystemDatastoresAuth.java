package io.github.azureml4j.core.workspace;

/**
 * How a workspace's own datastores are opened, known to the service since 2025-06-01. The service owns the values; unknown ones are
 * kept.
 *
 * @param value the service's own word
 */
public record SystemDatastoresAuth(String value) {
    /** By the storage account's key: the default. */
    public static final SystemDatastoresAuth ACCESS_KEY = new SystemDatastoresAuth("AccessKey");

    /** By the caller's own identity: nobody is handed a key. */
    public static final SystemDatastoresAuth IDENTITY = new SystemDatastoresAuth("Identity");

    /** By signatures that an identity vouches for. */
    public static final SystemDatastoresAuth USER_DELEGATION_SAS = new SystemDatastoresAuth("UserDelegationSAS");

    @Override
    public String toString() {
        return value;
    }
}
