package io.github.azureml4j.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in which somebody else keeps a token fresh. */
final class TokenFile {

    private TokenFile() {}

    static String read(Path file) {
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (IOException e) {
            throw SignInException.refused(
                    "the federated token file " + file + " cannot be read ("
                            + e.getClass().getSimpleName() + ").",
                    "check that the file is there and that this user may read it",
                    e);
        }
        if (token.isEmpty()) {
            throw SignInException.refused(
                    "the federated token file " + file + " is empty.",
                    "wait until its owner has written a token",
                    null);
        }
        return token;
    }
}
