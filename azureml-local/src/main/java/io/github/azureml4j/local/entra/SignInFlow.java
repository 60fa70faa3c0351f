package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.entra.Interaction.Step;
import io.github.azureml4j.local.front.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** What people go through to sign in: name, password, verification where it is due, and for devices a confirmation. */
final class SignInFlow {

    /** How long somebody may take over the pages. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** How long a code is good that a browser carries to its client. */
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    private final Directory directory;
    private final SessionStore sessions;
    private final Revocations revocations;
    private final Clock clock;
    private final Ids ids;

    SignInFlow(Directory directory, SessionStore sessions, Revocations revocations, Clock clock, Ids ids) {
        this.directory = directory;
        this.sessions = sessions;
        this.revocations = revocations;
        this.clock = clock;
        this.ids = ids;
    }

    Interaction begin(SignInPurpose purpose, String loginHint) {
        Interaction begun = new Interaction(
                ids.hex(64),
                purpose,
                Step.USER_NAME,
                loginHint,
                Set.of(),
                clock.instant().plus(PATIENCE));
        return kept(begun);
    }

    /** The sign-in that a browser goes on with. */
    Interaction resume(String id) {
        return sessions.interaction(id)
                .filter(interaction -> clock.instant().isBefore(interaction.expires()))
                .orElseThrow(Refusals::interactionOver);
    }

    Interaction name(Interaction interaction, String userName) {
        User user = directory.user(userName.strip(), interaction.purpose().authority());
        return kept(interaction.of(user.userName()));
    }

    Interaction password(Interaction interaction, String shown) {
        User user = user(interaction);
        if (!MessageDigest.isEqual(bytes(user.password()), bytes(shown))) {
            throw Refusals.wrongPassword();
        }
        directory.tenantOf(
                interaction.purpose().authority(), user, interaction.purpose().clientId());
        Interaction proven = interaction.proven(Set.of("pwd"));
        boolean more = user.mfa() || !interaction.purpose().claims().contexts().isEmpty();
        return kept(proven.at(more ? Step.VERIFICATION : afterwards(interaction)));
    }

    Interaction verified(Interaction interaction) {
        return kept(interaction.proven(Set.of("pwd", "mfa")).at(afterwards(interaction)));
    }

    /** The code for the client, which ends the sign-in. */
    String code(Interaction interaction, AuthorizeRequest request) {
        sessions.remove(interaction);
        String value = "1." + ids.hex(128);
        sessions.put(
                value,
                new AuthorizationCode(
                        session(interaction), request, clock.instant().plus(CODE_LIFETIME)));
        return value;
    }

    /** Lets the device in, which ends the sign-in. */
    void confirm(Interaction interaction, DeviceFlow flow) {
        sessions.remove(interaction);
        flow.confirm(session(interaction));
    }

    /** Ends the sign-in without one. */
    void cancel(Interaction interaction) {
        sessions.remove(interaction);
        if (interaction.purpose() instanceof DeviceFlow flow) {
            flow.decline();
        }
    }

    /** The session of somebody who went through all that is asked. */
    UserSession session(Interaction interaction) {
        return new UserSession(
                interaction.userName(),
                interaction.purpose().clientId(),
                interaction.methods(),
                clock.instant(),
                revocations.next());
    }

    private User user(Interaction interaction) {
        return directory.user(interaction.userName(), interaction.purpose().authority());
    }

    private static Step afterwards(Interaction interaction) {
        return interaction.purpose() instanceof DeviceFlow ? Step.CONFIRMATION : Step.DONE;
    }

    private Interaction kept(Interaction interaction) {
        sessions.put(interaction);
        return interaction;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
