package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.entra.jwt.CertificateSignature;
import io.github.azureml4j.local.entra.jwt.Jwt;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** Checks what clients sign instead of sending a secret: with their certificate, or what an issuer they trust signed. */
final class ClientAssertions {

    /** What clocks may differ by. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Directory directory;
    private final SessionStore sessions;
    private final FederatedIssuer issuer;

    ClientAssertions(Directory directory, SessionStore sessions, FederatedIssuer issuer) {
        this.directory = directory;
        this.sessions = sessions;
        this.issuer = issuer;
    }

    /** Refuses an assertion that does not prove the application. */
    void check(String assertion, Application application, TokenCall call) {
        Jwt jwt = Jwt.parse(assertion).orElseThrow(() -> Refusals.assertionMalformed("it has not three parts of JSON"));
        boolean ownWord = jwt.claim("iss").equalsIgnoreCase(application.clientId());
        if (ownWord) {
            checkCertificate(jwt, application, call);
        } else {
            checkFederated(jwt, application, call);
        }
    }

    private void checkCertificate(Jwt jwt, Application application, TokenCall call) {
        if (!jwt.claim("sub").equalsIgnoreCase(application.clientId())) {
            throw Refusals.assertionOfAnother(application.clientId());
        }
        X509Certificate certificate = application.proofs().certificates().stream()
                .filter(each -> CertificateSignature.names(jwt, each))
                .findFirst()
                .orElseThrow(() ->
                        Refusals.unknownCertificate(application.clientId(), CertificateSignature.thumbprint(jwt)));
        if (call.now().isAfter(certificate.getNotAfter().toInstant())) {
            throw Refusals.wrongSignature("The key used is expired.");
        }
        if (!CertificateSignature.made(jwt, certificate)) {
            throw Refusals.wrongSignature("The key was found, but use of the key to verify the signature failed.");
        }
        Tenant tenant = directory.named(call.authority());
        if (!call.authority().audiences(tenant).contains(jwt.claim("aud"))) {
            throw Refusals.assertionForAnother(jwt.claim("aud"));
        }
        checkTimes(jwt, call.now());
        checkFirstUse(jwt, application, call.now());
    }

    private void checkFederated(Jwt jwt, Application application, TokenCall call) {
        String name = jwt.claim("iss");
        var ofIssuer = application.proofs().trusts().stream()
                .filter(trust -> trust.issuer().equals(name))
                .toList();
        if (ofIssuer.isEmpty()) {
            throw Refusals.noTrust(700211, "issuer", name);
        }
        var ofSubject = ofIssuer.stream()
                .filter(trust -> trust.subject().equals(jwt.claim("sub")))
                .toList();
        if (ofSubject.isEmpty()) {
            throw Refusals.noTrust(700213, "subject", jwt.claim("sub"));
        }
        if (ofSubject.stream().noneMatch(trust -> trust.audience().equals(jwt.claim("aud")))) {
            throw Refusals.noTrust(700212, "audience", jwt.claim("aud"));
        }
        if (!issuer.signed(jwt)) {
            throw Refusals.wrongSignature("The key of issuer '" + name + "' did not make it.");
        }
        checkTimes(jwt, call.now());
    }

    private static void checkTimes(Jwt jwt, Instant now) {
        long end = jwt.payload().path("exp").asLong();
        long start = jwt.payload().path("nbf").asLong();
        boolean early = now.plus(SKEW).getEpochSecond() < start;
        if (early || now.minus(SKEW).getEpochSecond() >= end) {
            throw Refusals.assertionOutOfTime(now, end);
        }
    }

    private void checkFirstUse(Jwt jwt, Application application, Instant now) {
        String id = jwt.claim("jti");
        if (id.isEmpty()) {
            throw Refusals.assertionMalformed("it has no 'jti'");
        }
        Instant end = Instant.ofEpochSecond(jwt.payload().path("exp").asLong()).plus(SKEW);
        if (!sessions.use(application.clientId() + " " + id, end, now)) {
            throw Refusals.assertionUsedTwice();
        }
    }
}
