package io.github.azureml4j.local;

import java.time.Duration;

/**
 * What an embedder may set about the acted-out services.
 *
 * @param operationTime how long a long-running operation takes, by the emulator's clock
 * @param serviceTokenLifetime how long a web service's token lives, by the emulator's clock
 * @param programStartLimit how long a scoring program may take to its first answer, by the machine's clock
 */
record LocalSettings(Duration operationTime, Duration serviceTokenLifetime, Duration programStartLimit) {

    static final LocalSettings DEFAULT =
            new LocalSettings(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofMinutes(1));

    LocalSettings withOperationTime(Duration duration) {
        return new LocalSettings(duration, serviceTokenLifetime, programStartLimit);
    }

    LocalSettings withServiceTokenLifetime(Duration duration) {
        return new LocalSettings(operationTime, duration, programStartLimit);
    }

    LocalSettings withProgramStartLimit(Duration duration) {
        return new LocalSettings(operationTime, serviceTokenLifetime, duration);
    }
}
