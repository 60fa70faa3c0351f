package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.entra.pages.Form;
import io.github.azureml4j.local.entra.pages.Page;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the sign-in service shows to people. */
final class SignInPages {

    private final Directory directory;
    private final Ids ids;

    SignInPages(Directory directory, Ids ids) {
        this.directory = directory;
        this.ids = ids;
    }

    /** The page of the step that a sign-in is at. */
    Reply step(Interaction interaction, @Nullable LocalError problem) {
        Form form = new Form(interaction.purpose().authority().address("/login")).hidden("flow", interaction.id());
        Page page = switch (interaction.step()) {
            case USER_NAME -> userName(interaction, form);
            case PASSWORD -> password(interaction, form);
            case VERIFICATION -> verification(interaction, form);
            case CONFIRMATION -> confirmation(interaction, form);
            case DONE -> throw new IllegalStateException("nothing left to ask");
        };
        if (interaction.purpose() instanceof AuthorizeRequest request) {
            page.leadsTo(request.back().origin());
        }
        return page.error(problem == null ? null : problem.getMessage())
                .form(form)
                .reply(200, ids);
    }

    private static Page userName(Interaction interaction, Form form) {
        form.field("username", "Email, phone, or Skype", "text", "username", interaction.userName())
                .button("next", "Next")
                .button("cancel", "Cancel");
        return new Page("Sign in");
    }

    private static Page password(Interaction interaction, Form form) {
        form.field("password", "Password", "password", "current-password", "")
                .button("next", "Sign in")
                .button("cancel", "Cancel");
        return new Page("Enter password").text("account", interaction.userName());
    }

    private static Page verification(Interaction interaction, Form form) {
        form.button("approve", "Approve").button("deny", "Deny").button("cancel", "Cancel");
        return new Page("Approve sign in request")
                .text("account", interaction.userName())
                .text("Additional verification is required. This emulator rings no telephone: approve here.");
    }

    private Page confirmation(Interaction interaction, Form form) {
        form.button("continue", "Continue").button("cancel", "Cancel");
        String application = directory
                .application(interaction.purpose().clientId())
                .map(Application::displayName)
                .orElse("");
        return new Page("Are you trying to sign in to " + application + "?")
                .text("account", interaction.userName())
                .text("Only continue if you started this on a device of your own.");
    }

    /** Where a device's code is typed in. */
    Reply deviceCode(Authority authority, String code, @Nullable LocalError problem) {
        Form form = new Form(authority.address("/oauth2/deviceauth"))
                .field("user_code", "Code", "text", "off", code)
                .button("next", "Next");
        return new Page("Enter code to allow access")
                .error(problem == null ? null : problem.getMessage())
                .form(form)
                .reply(200, ids);
    }

    /** The last words of the service. */
    Reply message(int status, String title, String text) {
        return new Page(title).text("message", text).reply(status, ids);
    }

    /** A page that posts the answer to the client (OAuth 2.0 Form Post Response Mode). */
    Reply posting(ReturnAddress back, Map<String, String> answer) {
        Form form = new Form(back.uri());
        answer.forEach(form::hidden);
        form.buttonWithoutScript("Continue");
        return new Page("Working...")
                .leadsTo(back.origin())
                .form(form)
                .sendsItself()
                .reply(200, ids);
    }
}
