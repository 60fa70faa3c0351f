package io.github.azureml4j.core.access;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How answers about single actions make one about a task, and those about tasks one about an operation. */
final class Decisions {
    private Decisions() {}

    /** A task takes all of its actions. */
    static Decision all(Task task, Function<String, Decision> action) {
        Answer answer = Answer.YES;
        List<String> evidence = new ArrayList<>();
        for (String each : task.actions()) {
            Decision decision = action.apply(each);
            answer = answer.and(decision.answer());
            evidence.addAll(decision.evidence());
        }
        return new Decision(answer, evidence);
    }

    /** An operation takes one of its tasks. */
    static Decision best(WorkspaceOperation operation, Function<Task, Decision> task) {
        Answer answer = Answer.NO;
        List<String> evidence = new ArrayList<>();
        for (Task each : operation.tasks()) {
            Decision decision = task.apply(each);
            answer = answer.or(decision.answer());
            decision.evidence().forEach(sentence -> evidence.add(each + ": " + sentence));
        }
        return new Decision(answer, evidence);
    }
}
