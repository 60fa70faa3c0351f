package io.github.azureml4j.core.http;

/** Says who is asking: {@code azureml4j/{version} (Java {version}; {system})}. */
final class UserAgentStage implements Stage {
    private static final String AGENT = agent();

    @Override
    public ServiceResponse handle(Call call, Next next) {
        return next.proceed(call.header("User-Agent", AGENT));
    }

    private static String agent() {
        String version = UserAgentStage.class.getPackage().getImplementationVersion();
        return "azureml4j/%s (Java %s; %s)"
                .formatted(
                        version == null ? "dev" : version,
                        System.getProperty("java.version"),
                        System.getProperty("os.name"));
    }
}
