package io.github.azureml4j.local.entra.pages;

import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A page of the sign-in service: small, self-contained, and closed to everything that it does not bring itself. Every
 * text in it is escaped; scripts and styles run by a number that is new each time.
 */
public final class Page {

    private static final String STYLE = """
            *{box-sizing:border-box}
            body{font:16px/1.4 "Segoe UI",system-ui,sans-serif;color:#1b1b1b;background:#e9eef3;margin:0;padding:1rem}
            main{max-width:27.5rem;margin:12vh auto 0;padding:2.75rem;background:#fff;box-shadow:0 2px 6px #0003}
            header{color:#5f6b76;font-size:.9rem}
            h1{font-size:1.5rem;font-weight:600;margin:1rem 0}
            label{font-size:.9rem}
            input{width:100%;padding:.4rem 0;margin:0 0 1.5rem;border:0;border-bottom:1px solid #666;font:inherit}
            input:focus{outline:0;border-bottom:2px solid #0067b8}
            button{min-width:6.25rem;padding:.45rem .75rem;margin:.25rem .5rem 0 0;border:0;background:#ccc;font:inherit}
            button:first-of-type{background:#0067b8;color:#fff}
            button:focus-visible{outline:2px solid #1b1b1b}
            .error{color:#c50f1f;overflow-wrap:anywhere}
            """;

    private final String title;
    private final StringBuilder body = new StringBuilder();
    private String formTargets = "'self'";
    private boolean sendsItself;

    public Page(String title) {
        this.title = title;
    }

    /** A paragraph. */
    public Page text(String text) {
        body.append("<p>").append(Html.escape(text)).append("</p>\n");
        return this;
    }

    /** A paragraph with an id, for whoever drives the page. */
    public Page text(String id, String text) {
        body.append("<p id=\"")
                .append(id)
                .append("\">")
                .append(Html.escape(text))
                .append("</p>\n");
        return this;
    }

    /** What went wrong with the step before, if anything did. */
    public Page error(@Nullable String text) {
        if (text != null) {
            body.append("<p class=\"error\" id=\"error\" role=\"alert\">")
                    .append(Html.escape(text))
                    .append("</p>\n");
        }
        return this;
    }

    public Page form(Form form) {
        body.append(form.html());
        return this;
    }

    /** Where forms of the page, and what they are redirected to, may lead besides the sign-in service itself. */
    public Page leadsTo(String origin) {
        formTargets = "'self' " + origin;
        return this;
    }

    /** Sends its one form without being asked; people without scripts get a button. */
    public Page sendsItself() {
        sendsItself = true;
        return this;
    }

    /** The answer, whose policy lets nothing in from elsewhere. */
    public Reply reply(int status, Ids ids) {
        String nonce = ids.hex(32);
        return Reply.text(status, "text/html; charset=utf-8", html(nonce))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; img-src data:; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
                                + "'; form-action " + formTargets + "; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store, no-cache")
                .header("Pragma", "no-cache");
    }

    private String html(String nonce) {
        String script = sendsItself ? "<script nonce=\"" + nonce + "\">document.forms[0].submit()</script>\n" : "";
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + Html.escape(title)
                + "</title>\n<link rel=\"icon\" href=\"data:,\">\n<style nonce=\"" + nonce + "\">" + STYLE
                + "</style></head>\n<body>\n<main>\n"
                + "<header>An emulator: no real password belongs here</header>\n<h1>"
                + Html.escape(title) + "</h1>\n" + body + script + "</main>\n</body>\n</html>\n";
    }
}
