package io.github.azureml4j.core.security.posture;

import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A statement and the check that holds it against a workspace. */
record Control(String id, String statement, Function<Estate, Assessment> check) {
    private static final Logger log = LoggerFactory.getLogger(Control.class);

    /** A statement about how the service works, of which a client sees nothing. */
    static Control observed(String id, String statement, String evidence) {
        return new Control(id, statement, estate -> Assessment.info(evidence));
    }

    /** A document that nobody expected costs its row, not the report. */
    PostureRow hold(Estate estate) {
        try {
            return PostureRow.of(this, check.apply(estate));
        } catch (RuntimeException e) {
            log.warn("statement {} could not be checked", id, e);
            return PostureRow.of(
                    this,
                    Assessment.unknown("the check came upon something unexpected: "
                            + e.getClass().getSimpleName()));
        }
    }
}
