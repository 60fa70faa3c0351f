package io.github.azureml4j.core.security.posture;

/**
 * One statement and what it came to. Immutable.
 *
 * @param id the statement's id: {@code A1} to {@code H5} for the document of 2020, {@code N1} … for today's controls
 * @param statement what it says
 * @param outcome what it came to
 * @param evidence what was seen, or why nothing could be
 * @param remedy what to do about it; empty when there is nothing to do
 */
public record PostureRow(String id, String statement, Outcome outcome, String evidence, String remedy) {

    static PostureRow of(Control control, Assessment assessment) {
        return new PostureRow(
                control.id(), control.statement(), assessment.outcome(), assessment.evidence(), assessment.remedy());
    }

    /** Which part of the report it stands in. */
    Section section() {
        return Section.of(id);
    }
}
