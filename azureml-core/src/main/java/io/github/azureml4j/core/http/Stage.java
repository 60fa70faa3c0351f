package io.github.azureml4j.core.http;

/** One station on the way of a request. Thread-safe. */
interface Stage {
    ServiceResponse handle(Call call, Next next);

    /** The rest of the way. May be taken any number of times. */
    interface Next {
        ServiceResponse proceed(Call call);
    }
}
