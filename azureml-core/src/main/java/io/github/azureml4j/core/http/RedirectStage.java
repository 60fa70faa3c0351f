package io.github.azureml4j.core.http;

import java.net.URI;

/** Follows the few redirects that keep the verb. The origin fence, further down, judges each of them. */
final class RedirectStage implements Stage {
    private static final int MOST = 5;

    @Override
    public ServiceResponse handle(Call call, Next next) {
        ServiceResponse response = next.proceed(call);
        for (int hop = 0; hop < MOST && leadsOn(call, response); hop++) {
            call = call.to(target(response));
            response = next.proceed(call);
        }
        return response;
    }

    private static boolean leadsOn(Call call, ServiceResponse response) {
        if (response.header("Location") == null) {
            return false;
        }
        boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
        return switch (response.status()) {
            case 307, 308 -> true;
            case 301, 302, 303 -> reads;
            default -> false;
        };
    }

    private static URI target(ServiceResponse response) {
        String location = response.header("Location");
        return Addresses.resolve(response.uri(), location == null ? "" : location);
    }
}
