package io.github.azureml4j.core.security.posture;

import java.util.function.Function;

/** A statement and the check that holds it against a workspace. */
record Control(String id, String statement, Function<Estate, Assessment> check) {

    /** A statement about how the service works, of which a client sees nothing. */
    static Control observed(String id, String statement, String evidence) {
        return new Control(id, statement, estate -> Assessment.info(evidence));
    }

    PostureRow hold(Estate estate) {
        return PostureRow.of(this, check.apply(estate));
    }
}
