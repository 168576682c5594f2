/**
 * Kafka in, Kafka out: a plain poll loop that scores batches of records, with delivery at least
 * once or exactly once, dead letters, and an end in order.
 */
package org.pydl4j.serving.kafka;
