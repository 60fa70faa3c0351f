package io.github.azureml4j.core.http;

import java.net.URI;

/** Lets a request pass only to the origins that its credential belongs to. */
final class OriginFence implements Stage {
    @Override
    public ServiceResponse handle(Call call, Next next) {
        check(call.uri(), call.access());
        return next.proceed(call);
    }

    static void check(URI uri, Access access) {
        Origin origin = origin(uri);
        if (!access.origins().contains(origin)) {
            throw refused(origin.toString(), "this credential belongs to " + access.origins() + " alone");
        }
        if (access.scope() != null && !origin.isPrivate()) {
            throw refused(origin.toString(), "a credential never travels over plain http");
        }
    }

    private static Origin origin(URI uri) {
        try {
            return Origin.of(uri);
        } catch (IllegalArgumentException e) {
            throw refused(Redaction.mask(uri).toString(), "it is not the plain https address of a server");
        }
    }

    private static OriginRefusedException refused(String origin, String why) {
        return new OriginRefusedException(
                "refused to send a request to " + origin + ", which the service named: " + why
                        + ". Nothing was sent. If that address is right, the cloud's description is wrong.",
                origin);
    }
}
