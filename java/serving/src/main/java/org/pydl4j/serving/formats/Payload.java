package org.pydl4j.serving.formats;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a format sees of a record.
 *
 * @param topic where it comes from
 * @param bytes from position to limit; valid during the call, not to be changed
 * @param header the text of the last header of a name, or null
 */
public record Payload(String topic, ByteBuffer bytes, Function<String, @Nullable String> header) {}
