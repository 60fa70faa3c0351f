package io.github.azureml4j.auth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** What the system opens addresses with: a script that hands them over, and somebody who fills in the pages' forms. */
final class ScriptedBrowser implements AutoCloseable {

    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final OkHttpClient http;
    private final ServerSocket door;
    private String address = "";
    private String html = "";

    ScriptedBrowser(Emulated emulated) throws IOException {
        http = emulated.transport.unwrap(OkHttpClient.class);
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** A directory to be first on a program's path. */
    Path install(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path script = Files.writeString(folder.resolve("xdg-open"), """
                #!/bin/bash
                echo "$1" > /dev/tcp/127.0.0.1/%d
                """.formatted(door.getLocalPort()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    /** Signs in on the next page that is opened, and goes back to the program; the address that was opened. */
    CompletableFuture<URI> signInAs(String userName, String password) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket script = door.accept();
                    BufferedReader line = new BufferedReader(
                            new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8))) {
                URI opened = URI.create(line.readLine());
                open(opened.toString());
                submit(Map.of("username", userName, "action", "next"));
                submit(Map.of("password", password, "action", "next"));
                submit(Map.of());
                return opened;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void open(String url) throws IOException {
        load(new Request.Builder().url(url).build());
    }

    private void submit(Map<String, String> filledIn) throws IOException {
        Matcher action = ACTION.matcher(html);
        if (!action.find()) {
            throw new IOException("no form: " + html);
        }
        Map<String, String> fields = fields();
        fields.putAll(filledIn);
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        load(new Request.Builder()
                .url(URI.create(address).resolve(plain(action.group(1))).toString())
                .post(form.build())
                .build());
    }

    private void load(Request request) throws IOException {
        try (Response answer = http.newCall(request).execute()) {
            address = request.url().toString();
            html = answer.body().string();
        }
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(html);
        while (input.find()) {
            Map<String, String> attributes = new HashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(input.group());
            while (attribute.find()) {
                attributes.put(attribute.group(1), plain(attribute.group(2)));
            }
            if (attributes.containsKey("name")) {
                fields.put(attributes.get("name"), attributes.getOrDefault("value", ""));
            }
        }
        return fields;
    }

    private static String plain(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
