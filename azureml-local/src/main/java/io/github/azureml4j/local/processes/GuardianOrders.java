package io.github.azureml4j.local.processes;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a guardian is told over its standard input, so that neither the command nor its variables are arguments or
 * variables of the guardian itself.
 */
record GuardianOrders(List<String> command, String directory, Map<String, String> environment, String marker) {

    void writeTo(DataOutputStream out) throws IOException {
        writeText(out, marker);
        writeText(out, directory);
        out.writeInt(command.size());
        for (String part : command) {
            writeText(out, part);
        }
        out.writeInt(environment.size());
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            writeText(out, variable.getKey());
            writeText(out, variable.getValue());
        }
        out.flush();
    }

    static GuardianOrders readFrom(DataInputStream in) throws IOException {
        String marker = readText(in);
        String directory = readText(in);
        List<String> command = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            command.add(readText(in));
        }
        Map<String, String> environment = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            environment.put(readText(in), readText(in));
        }
        return new GuardianOrders(command, directory, environment, marker);
    }

    /** Not writeUTF, which ends at 64 kB. */
    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
