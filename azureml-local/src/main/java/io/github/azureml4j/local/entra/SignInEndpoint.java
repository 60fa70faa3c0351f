package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.entra.Interaction.Step;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import java.util.Map;

/** Takes what people type and press on the sign-in pages, and shows the next one. */
final class SignInEndpoint {

    private final SignInFlow flow;
    private final Devices devices;
    private final SignInPages pages;
    private final ReturnReplies returns;

    SignInEndpoint(SignInFlow flow, Devices devices, SignInPages pages, ReturnReplies returns) {
        this.flow = flow;
        this.devices = devices;
        this.pages = pages;
        this.returns = returns;
    }

    /** One step of a sign-in. */
    Reply step(Exchange exchange) {
        Map<String, String> form = exchange.form();
        Interaction interaction = flow.resume(form.getOrDefault("flow", ""));
        if ("cancel".equals(form.get("action"))) {
            return cancelled(interaction, exchange);
        }
        try {
            return shown(advanced(interaction, form));
        } catch (LocalError refusal) {
            return pages.step(interaction, refusal);
        }
    }

    /** The page where a device's code is typed in. */
    Reply deviceCode(Exchange exchange) {
        String code = exchange.query("otc");
        return pages.deviceCode(Authority.of(exchange), code == null ? "" : code, null);
    }

    /** A device's code, typed in. */
    Reply enteredDeviceCode(Exchange exchange) {
        String code = exchange.form().getOrDefault("user_code", "");
        try {
            return pages.step(flow.begin(devices.waiting(code), ""), null);
        } catch (LocalError refusal) {
            return pages.deviceCode(Authority.of(exchange), code, refusal);
        }
    }

    private Interaction advanced(Interaction interaction, Map<String, String> form) {
        return switch (interaction.step()) {
            case USER_NAME -> flow.name(interaction, form.getOrDefault("username", ""));
            case PASSWORD -> flow.password(interaction, form.getOrDefault("password", ""));
            case VERIFICATION -> verified(interaction, form.getOrDefault("action", ""));
            case CONFIRMATION -> "continue".equals(form.get("action")) ? interaction.at(Step.DONE) : interaction;
            case DONE -> throw Refusals.interactionOver();
        };
    }

    private Interaction verified(Interaction interaction, String action) {
        if (!action.equals("approve")) {
            throw Refusals.verificationFailed();
        }
        return flow.verified(interaction);
    }

    private Reply shown(Interaction interaction) {
        if (interaction.step() != Step.DONE) {
            return pages.step(interaction, null);
        }
        if (interaction.purpose() instanceof AuthorizeRequest request) {
            return returns.code(request.back(), flow.code(interaction, request));
        }
        if (interaction.purpose() instanceof DeviceFlow device) {
            flow.confirm(interaction, device);
        }
        return pages.message(
                200, "You have signed in", "You have signed in on your device. You may now close this window.");
    }

    private Reply cancelled(Interaction interaction, Exchange exchange) {
        flow.cancel(interaction);
        return interaction.purpose() instanceof AuthorizeRequest request
                ? returns.refusal(request.back(), Refusals.declined(), exchange)
                : pages.message(200, "You have declined", "The device was not signed in. You may close this window.");
    }
}
