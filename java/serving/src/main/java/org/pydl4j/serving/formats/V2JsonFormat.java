package org.pydl4j.serving.formats;

import com.google.auto.service.AutoService;
import java.util.List;

/** The Open Inference Protocol's JSON: {@code {"inputs": [{"name": …, "data": […]}]}}. */
@AutoService(RecordFormat.class)
public final class V2JsonFormat extends V2Format {
  /** Called by the service loader. */
  public V2JsonFormat() {
    super(false);
  }

  @Override
  public List<String> contentTypes() {
    return List.of("application/json");
  }

  @Override
  long headerLength(Payload payload) {
    return -1;
  }
}
