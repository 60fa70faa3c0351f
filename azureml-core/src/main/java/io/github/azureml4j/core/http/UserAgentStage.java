package io.github.azureml4j.core.http;

/** Says who is asking. */
final class UserAgentStage implements Stage {
    @Override
    public ServiceResponse handle(Call call, Next next) {
        return next.proceed(call.header("User-Agent", UserAgent.VALUE));
    }
}
