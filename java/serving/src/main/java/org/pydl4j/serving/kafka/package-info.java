/**
 * Kafka in, Kafka out: a plain poll loop that scores batches of records, with delivery at least
 * once or exactly once, dead letters, and an end in order.
 */
@NullMarked
package org.pydl4j.serving.kafka;

import org.jspecify.annotations.NullMarked;
