package org.pydl4j.serving.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.linecorp.armeria.common.HttpData;
import org.junit.jupiter.api.Test;
import org.pydl4j.serving.batching.OverloadedException;

class InFlightTest {
  private final InFlight memory = new InFlight(1000);

  @Test
  void allRequestsTogetherHaveNoMoreThanTheLimit() {
    try (InFlight.Share first = memory.open();
        InFlight.Share second = memory.open()) {
      first.take(700);
      assertThrows(OverloadedException.class, () -> second.take(301));
      second.take(300);
      assertEquals(1000, memory.taken());
    }
    assertEquals(0, memory.taken());
  }

  @Test
  void whatNeverFitsIsToldApart() {
    try (InFlight.Share share = memory.open()) {
      share.take(600);
      assertThrows(TooLargeException.class, () -> share.take(401));
      assertEquals(600, memory.taken());
    }
  }

  @Test
  void whatWasAnnouncedIsNotTakenAgainWhenItArrives() {
    try (InFlight.Share share = memory.open()) {
      share.announce(100);
      share.arrive(HttpData.wrap(new byte[60]));
      share.arrive(HttpData.wrap(new byte[60])); // unpacked, or more than was said
      assertEquals(120, memory.taken());
    }
  }

  @Test
  void whatIsTakenForAClientThatWentAwayIsGivenBackAtOnce() {
    InFlight.Share share = memory.open();
    share.take(100);
    share.close();
    share.take(200);
    assertEquals(0, memory.taken());
  }
}
