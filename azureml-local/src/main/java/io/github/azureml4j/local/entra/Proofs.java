package io.github.azureml4j.local.entra;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** By what an application can prove itself. */
record Proofs(List<Secret> secrets, List<X509Certificate> certificates, List<Trust> trusts) {

    static final Proofs NONE = new Proofs(List.of(), List.of(), List.of());

    Proofs {
        secrets = List.copyOf(secrets);
        certificates = List.copyOf(certificates);
        trusts = List.copyOf(trusts);
    }

    Proofs with(Secret secret) {
        return new Proofs(added(secrets, secret), certificates, trusts);
    }

    Proofs with(X509Certificate certificate) {
        return new Proofs(secrets, added(certificates, certificate), trusts);
    }

    Proofs with(Trust trust) {
        return new Proofs(secrets, certificates, added(trusts, trust));
    }

    Proofs withoutSecret(String value) {
        return new Proofs(
                secrets.stream().filter(secret -> !secret.value().equals(value)).toList(), certificates, trusts);
    }

    private static <T> List<T> added(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
