package org.pydl4j.spark.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  @Test
  void aChannelThatWasClosedIsNotToldAsNull() {
    assertEquals("ClosedChannelException", Ring.reason(new ClosedChannelException()));
    assertEquals("no route", Ring.reason(new IOException("no route")));
  }
}
