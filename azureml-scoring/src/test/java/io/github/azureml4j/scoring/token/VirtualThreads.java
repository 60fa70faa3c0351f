package io.github.azureml4j.scoring.token;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Virtual threads where this Java has them; it is compiled for one that has none. */
final class VirtualThreads {

    private VirtualThreads() {}

    static Optional<ThreadFactory> factory() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return Optional.of((ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder));
        } catch (ReflectiveOperationException before21) {
            return Optional.empty();
        }
    }
}
