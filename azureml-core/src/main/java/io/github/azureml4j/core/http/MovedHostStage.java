package io.github.azureml4j.core.http;

import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.TransportException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a request to where its plane is by now. When the host is gone or wants nothing to do with the workspace, its
 * whereabouts are read again, once a call; the request goes on to the new host if it never left, if repeating it does no
 * harm, or if the host said that it was the wrong one.
 */
final class MovedHostStage implements Stage {
    private static final Logger log = LoggerFactory.getLogger(MovedHostStage.class);

    private final Duration limit;

    /** A stage whose calls last no longer than the limit, by which their begin is known from their end. */
    MovedHostStage(Duration limit) {
        this.limit = limit;
    }

    @Override
    public ServiceResponse handle(Call call, Next next) {
        Whereabouts place = call.access().place();
        return place == null ? next.proceed(call) : handle(call.at(place.current()), place, next);
    }

    private ServiceResponse handle(Call call, Whereabouts place, Next next) {
        try {
            ServiceResponse response = next.proceed(call);
            Call moved = isWrongHost(response, call.idempotent()) ? moved(call, place) : null;
            return moved == null ? response : next.proceed(moved);
        } catch (TransportException e) {
            Call moved = e.unsent() ? moved(call, place) : null;
            if (moved == null) {
                throw e;
            }
            return next.proceed(moved);
        }
    }

    /** Null when the plane is where it was. */
    private @Nullable Call moved(Call call, Whereabouts place) {
        try {
            URI base = place.readAgain(call.deadline().minus(limit));
            return Origin.of(base).isOf(call.uri()) ? null : call.at(base);
        } catch (AzureMlException | SignInException unreadable) {
            log.debug("{}: where else it could go is not to be read: {}", call.describe(), unreadable.getMessage());
            return null;
        }
    }

    /** 421 may be repeated whatever the verb (RFC 9110, 15.5.20). The others are no published contract, but what is met. */
    private static boolean isWrongHost(ServiceResponse response, boolean idempotent) {
        return switch (response.status()) {
            case 421 -> true;
            case 404 -> idempotent && knowsNoWorkspace(response);
            case 403 -> idempotent && isClosedToThePublic(response);
            default -> false;
        };
    }

    /** A 404 of a resource is JSON and names another code. */
    private static boolean knowsNoWorkspace(ServiceResponse response) {
        String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
        return !type.contains("json") || text(response).contains("workspacenotfound");
    }

    private static boolean isClosedToThePublic(ServiceResponse response) {
        String text = text(response);
        return Stream.of("private link", "privatelink", "private endpoint", "public network access", "public access")
                .anyMatch(text::contains);
    }

    private static String text(ServiceResponse response) {
        return new String(response.bytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }
}
