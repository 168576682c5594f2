package org.pydl4j.serving.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;

class KafkaErrorsTest {
  @Test
  void anExceptionWithoutAMessageHasItsClassForAReason() {
    assertEquals("IllegalStateException", KafkaErrors.reason(new IllegalStateException()));
    assertEquals("no", KafkaErrors.reason(new IllegalStateException("no")));
  }

  @Test
  void onlyWhatAnotherTryCannotMendIsFatal() {
    assertNull(KafkaErrors.fatal(new TimeoutException()));
    FatalException fatal =
        KafkaErrors.fatal(new RuntimeException(new TopicAuthorizationException("scores")));
    assertNotNull(fatal);
    assertEquals(ExitCode.NOT_PERMITTED, fatal.code());
    assertTrue(fatal.getMessage().contains("WRITE"), fatal.getMessage());
  }
}
