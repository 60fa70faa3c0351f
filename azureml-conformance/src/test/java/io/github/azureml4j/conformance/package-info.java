/**
 * The third party that settles what the client and the emulator say to each other: recorded exchanges are held against
 * Microsoft's published API descriptions. {@code exceptions.json} beside this package lists, with reasons, what no
 * published file describes and where a published file is wrong.
 */
@NullMarked
package io.github.azureml4j.conformance;

import org.jspecify.annotations.NullMarked;
