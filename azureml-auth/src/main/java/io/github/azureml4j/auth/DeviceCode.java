package io.github.azureml4j.auth;

import java.net.URI;
import java.time.Instant;

/**
 * What a person needs to sign in on another device.
 *
 * @param userCode what to type there
 * @param verificationUri where to type it
 * @param expiresAt until when, by this machine's clock
 * @param message the same for people, in Entra's words
 */
public record DeviceCode(String userCode, URI verificationUri, Instant expiresAt, String message) {}
