package io.github.azureml4j.core.http;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request at debug: verb, address without secrets, status, milliseconds, request id. */
final class RedactedLogStage implements Stage {
    private static final Logger log = LoggerFactory.getLogger("io.github.azureml4j.http");

    @Override
    public ServiceResponse handle(Call call, Next next) {
        if (!log.isDebugEnabled()) {
            return next.proceed(call);
        }
        long started = System.nanoTime();
        String outcome = "no answer";
        try {
            ServiceResponse response = next.proceed(call);
            outcome = Integer.toString(response.status());
            return response;
        } finally {
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            log.debug(
                    "{} {} {} ms ({})",
                    call.describe(),
                    outcome,
                    took,
                    call.headers().get(RequestIdStage.HEADER));
        }
    }
}
