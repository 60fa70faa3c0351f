package io.github.azureml4j.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Between a caller's types and JSON. A type of {@code byte[]} is JSON already and passes as it is. */
final class Codec<I, O> {

    static final ObjectMapper DEFAULT = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final boolean rawInput;
    private final boolean rawOutput;

    Codec(ObjectMapper json, JavaType input, JavaType output) {
        this.writer = json.writerFor(input);
        this.reader = json.readerFor(output);
        this.rawInput = input.hasRawClass(byte[].class);
        this.rawOutput = output.hasRawClass(byte[].class);
    }

    byte[] write(I input) {
        try {
            return rawInput ? (byte[]) input : writer.writeValueAsBytes(input);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the input cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    @SuppressWarnings("unchecked") // The reader was made for O, and rawOutput says that O is byte[].
    O read(byte[] answer) throws IOException {
        return rawOutput ? (O) answer : (O) reader.readValue(answer);
    }
}
