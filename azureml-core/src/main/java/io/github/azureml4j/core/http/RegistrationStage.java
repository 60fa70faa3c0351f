package io.github.azureml4j.core.http;

import io.github.azureml4j.scoring.retry.Sleeper;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Registers a resource provider when Resource Manager says that the subscription is not registered for it, then repeats the request.
 * The repetition gets a request id of its own, because the former one replays the stored refusal.
 */
final class RegistrationStage implements Stage {
    private static final String CODE = "MissingSubscriptionRegistration";
    private static final Pattern SUBSCRIPTION = Pattern.compile("^/subscriptions/[^/]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMESPACE = Pattern.compile("namespace '([A-Za-z0-9.]+)'");
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final int POLLS = 60;

    private final Sleeper sleeper;

    RegistrationStage(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    @Override
    public ServiceResponse handle(Call call, Next next) {
        ServiceResponse response = next.proceed(call);
        Optional<URI> provider = missing(call, response);
        return provider.isPresent() && register(provider.get(), call, next) ? next.proceed(call.unnamed()) : response;
    }

    private static Optional<URI> missing(Call call, ServiceResponse response) {
        Matcher subscription = SUBSCRIPTION.matcher(call.uri().getRawPath());
        if (response.status() != 409 || !subscription.find()) {
            return Optional.empty();
        }
        ErrorBody error = ErrorReader.read(response);
        Matcher namespace = NAMESPACE.matcher(error.message());
        boolean known = error.hasCode(CODE) && namespace.find();
        return known
                ? Optional.of(call.uri().resolve(subscription.group() + "/providers/" + namespace.group(1)))
                : Optional.empty();
    }

    private boolean register(URI provider, Call cause, Next next) {
        ServiceResponse answer = next.proceed(ask("POST", provider + "/register", cause));
        for (int poll = 0; poll < POLLS && answer.status() < 300; poll++) {
            if (answer.json().path("registrationState").asText().equalsIgnoreCase("Registered")) {
                return true;
            }
            pause();
            answer = next.proceed(ask("GET", provider.toString(), cause));
        }
        return false;
    }

    private static Call ask(String method, String address, Call cause) {
        URI uri = URI.create(address + "?api-version=2016-02-01");
        return new Call(method, uri, Map.of(), null, true, cause.access());
    }

    private void pause() {
        Pause.of(sleeper, BETWEEN, "registering a resource provider");
    }
}
