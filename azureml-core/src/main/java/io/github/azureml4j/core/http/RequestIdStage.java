package io.github.azureml4j.core.http;

import java.util.UUID;

/** Names the request once, so that all its attempts carry one id. */
final class RequestIdStage implements Stage {
    static final String HEADER = "x-ms-client-request-id";

    @Override
    public ServiceResponse handle(Call call, Next next) {
        boolean named = call.headers().containsKey(HEADER);
        return next.proceed(named ? call : call.header(HEADER, UUID.randomUUID().toString()));
    }
}
