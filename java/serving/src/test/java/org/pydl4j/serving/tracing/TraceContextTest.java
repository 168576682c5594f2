package org.pydl4j.serving.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class TraceContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void aHeaderIsReadAndWrittenAsItWas() {
    String header = "00-" + TRACE + "-" + SPAN + "-01";
    assertEquals(new TraceContext(TRACE, SPAN, true), TraceContext.parse(header));
    assertEquals(header, TraceContext.parse(header).traceparent());
    assertFalse(TraceContext.parse("00-" + TRACE + "-" + SPAN + "-02").sampled());
  }

  @Test
  void laterVersionsMayHaveMore() {
    String header = "cc-" + TRACE + "-" + SPAN + "-03-what-comes";
    assertEquals(new TraceContext(TRACE, SPAN, true), TraceContext.parse(header));
  }

  @Test
  void whatIsNoneIsAsIfItWereNotThere() {
    assertNull(TraceContext.parse(null));
    for (String header :
        List.of(
            "",
            "nonsense",
            "ff-" + TRACE + "-" + SPAN + "-01",
            "00-00000000000000000000000000000000-" + SPAN + "-01",
            "00-" + TRACE + "-0000000000000000-01",
            "00-" + TRACE + "-" + SPAN + "-01-more",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01")) {
      assertNull(TraceContext.parse(header), header);
    }
  }
}
