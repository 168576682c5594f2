package org.pydl4j.serving.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far each assigned partition is answered, and from where it would be read again. */
final class Positions {
  private final Map<TopicPartition, Long> restart = new HashMap<>();
  private Map<TopicPartition, OffsetAndMetadata> answered = new HashMap<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private long commits;

  /** Notes the first record that was taken of a partition. */
  void taken(TopicPartition partition, long offset) {
    restart.putIfAbsent(partition, offset);
  }

  /** Notes that all before {@code upTo} are answered. */
  void answered(TopicPartition partition, long upTo) {
    answered.put(partition, new OffsetAndMetadata(upTo));
    next.put(partition, upTo);
  }

  /** Before which all is answered, committed or not; -1 where nothing is. */
  long next(TopicPartition partition) {
    return next.getOrDefault(partition, -1L);
  }

  /** Whether there is something to commit. */
  boolean dirty() {
    return !answered.isEmpty();
  }

  /** What is to be committed; the caller keeps it, and later ones start a new one. */
  Map<TopicPartition, OffsetAndMetadata> seal() {
    Map<TopicPartition, OffsetAndMetadata> sealed = answered;
    answered = new HashMap<>();
    return sealed;
  }

  /** Notes that these are committed. */
  void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
    commits++;
    offsets.forEach((partition, offset) -> restart.replace(partition, offset.offset()));
  }

  /** Notes that these could not be committed after all. */
  void again(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          if (restart.containsKey(partition)) { // it may have gone to another member
            answered.putIfAbsent(partition, offset);
          }
        });
  }

  /** How often something was committed. */
  long commits() {
    return commits;
  }

  /** Where to read again: behind what is committed. */
  Map<TopicPartition, Long> restart() {
    return restart;
  }

  /** Forgets what is answered but not committed. */
  void abandon() {
    answered.clear();
    next.clear();
  }

  /** Forgets partitions that went to another member. */
  void forget(Collection<TopicPartition> partitions) {
    restart.keySet().removeAll(partitions);
    answered.keySet().removeAll(partitions);
    next.keySet().removeAll(partitions);
  }
}
