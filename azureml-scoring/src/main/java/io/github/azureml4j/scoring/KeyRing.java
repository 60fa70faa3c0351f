package io.github.azureml4j.scoring;

import org.jspecify.annotations.Nullable;

/** The keys of a service, and the one that is in use. */
record KeyRing(Proof primary, @Nullable Proof secondary, Proof chosen) {

    static KeyRing of(ServiceKeys keys) {
        Proof primary = Proof.bearer(keys.primary());
        String secondary = keys.secondary();
        return new KeyRing(primary, secondary == null ? null : Proof.bearer(secondary), primary);
    }

    /** The primary key, unless it is the rejected one and there is another. */
    KeyRing without(Proof rejected) {
        Proof other = secondary;
        boolean turn = primary.equals(rejected) && other != null && !other.equals(rejected);
        return new KeyRing(primary, secondary, turn && other != null ? other : primary);
    }

    /** Whether these are other keys; which one is in use does not matter. */
    boolean differsFrom(@Nullable KeyRing before) {
        return before == null || !without(Proof.NONE).equals(before.without(Proof.NONE));
    }

    @Override
    public String toString() {
        return "KeyRing[***]";
    }
}
