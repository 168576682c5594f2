package org.pydl4j.serving.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LetterShareTest {
  @Test
  void manyLettersRaiseAnAlarmAndLetBatchesWaitLongerEachTime() {
    LetterShare share = new LetterShare(0.5);
    share.batch(0, 99);
    assertFalse(share.alarm(), "a few letters are none of a topic's");
    assertEquals(0, share.restNs());
    share.batch(0, 10);
    assertTrue(share.alarm());
    assertEquals(100_000_000, share.restNs());
    share.batch(0, 10);
    assertEquals(200_000_000, share.restNs());
    for (int i = 0; i < 10; i++) {
      share.batch(0, 10);
    }
    assertEquals(5_000_000_000L, share.restNs());
  }

  @Test
  void onlyTheLastThousandRecordsCount() {
    LetterShare share = new LetterShare(0.5);
    share.batch(0, 500);
    assertTrue(share.alarm());
    for (int i = 0; i < 10; i++) {
      share.batch(100, 0);
    }
    assertFalse(share.alarm());
    assertEquals(0, share.restNs());
  }

  @Test
  void ofAShareOfOneThereIsNoAlarm() {
    LetterShare share = new LetterShare(1);
    share.batch(0, 100_000);
    assertFalse(share.alarm());
  }
}
