package org.pydl4j.serving.kafka;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The sends of one commit interval; one object is the callback of them all. The loop counts what it
 * sends and the producer's thread what the brokers answered, each for itself: a counter of both
 * would travel between the processors with every record.
 */
final class Sends implements Callback {
  private final AtomicInteger answered = new AtomicInteger();
  private volatile @Nullable Exception failure;
  private int sent;

  /** One more is handed to the producer. */
  void sent() {
    sent++;
  }

  /** The callback of one of them; null stands for nobody else who is to hear of its failure. */
  Callback callback(@Nullable Consumer<Exception> refused) {
    if (refused == null) {
      return this;
    }
    return (metadata, exception) -> {
      if (exception != null) {
        refused.accept(exception);
      }
      onCompletion(metadata, exception);
    };
  }

  /** Those that no broker has answered yet. */
  int underWay() {
    return sent - answered.get();
  }

  /**
   * Throws if a broker did not take one of them.
   *
   * @throws Delivery.UndeliveredException the reason
   */
  void requireDelivered() {
    Exception known = failure;
    if (known != null) {
      throw new Delivery.UndeliveredException(known);
    }
  }

  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
    // Records that only were in a batch with a wrong one have a KafkaException of no kind.
    Exception known = failure;
    if (exception != null && (known == null || known.getClass() == KafkaException.class)) {
      failure = exception;
    }
    answered.incrementAndGet();
  }
}
