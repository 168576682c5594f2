package org.pydl4j.serving.formats;

import com.google.auto.service.AutoService;
import java.util.List;

/**
 * The Open Inference Protocol's binary tensor extension: JSON, then the tensors' bytes. The
 * record's header {@code inference-header-content-length} tells where they begin, as over HTTP.
 */
@AutoService(RecordFormat.class)
public final class V2BinaryFormat extends V2Format {
  /** Called by the service loader. */
  public V2BinaryFormat() {
    super(true);
  }

  @Override
  public List<String> contentTypes() {
    return List.of("application/vnd.openinference.tensors");
  }

  @Override
  long headerLength(Payload payload) {
    String length = payload.header().apply(HEADER_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length.trim());
    } catch (NumberFormatException e) {
      throw new BadRecordException(
          "The header " + HEADER_LENGTH + " must be a number of bytes. Got '" + length + "'.", e);
    }
  }
}
