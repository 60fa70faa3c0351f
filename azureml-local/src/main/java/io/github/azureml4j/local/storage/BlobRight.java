package io.github.azureml4j.local.storage;

import java.util.List;

/**
 * What a principal's roles must allow for a request with a token. Containers are resources of ARM too, so that actions
 * decide on them; what is in them is data. Source: "Permissions for calling data operations" of storage's REST reference.
 *
 * @param action in full, as in {@code Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read}
 * @param onData whether it is an action on data
 */
record BlobRight(String action, boolean onData) {

    private static final String SERVICE = "Microsoft.Storage/storageAccounts/blobServices/";

    /**
     * Any one of these is enough.
     *
     * @param isNew whether the blob is not there yet: the right to add reaches no further
     */
    static List<BlobRight> forAction(BlobAction action, boolean isNew) {
        return switch (action.resource()) {
            case 's' -> List.of(onService(action.permissions()));
            case 'c' -> List.of(onContainer(action.permissions()));
            default -> onBlob(action.permissions(), isNew);
        };
    }

    private static BlobRight onService(String permissions) {
        return switch (permissions) {
            case "l" -> new BlobRight(SERVICE + "containers/read", false);
            case BlobAction.DELEGATE -> new BlobRight(SERVICE + "generateUserDelegationKey/action", false);
            default -> new BlobRight(SERVICE + "getInfo/action", false);
        };
    }

    private static BlobRight onContainer(String permissions) {
        return switch (permissions) {
            case "l" -> blobs("read");
            case "r" -> new BlobRight(SERVICE + "containers/read", false);
            case "d" -> new BlobRight(SERVICE + "containers/delete", false);
            default -> new BlobRight(SERVICE + "containers/write", false);
        };
    }

    private static List<BlobRight> onBlob(String permissions, boolean isNew) {
        return switch (permissions) {
            case "r" -> List.of(blobs("read"));
            case "d" -> List.of(blobs("delete"));
            case "aw" -> List.of(blobs("write"), blobs("add/action"));
            default -> isNew ? List.of(blobs("write"), blobs("add/action")) : List.of(blobs("write"));
        };
    }

    private static BlobRight blobs(String action) {
        return new BlobRight(SERVICE + "containers/blobs/" + action, true);
    }
}
