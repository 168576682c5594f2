package org.pydl4j.serving.kafka;

import java.util.List;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** The settings of Kafka, as {@code pydl4j serve} has them. */
public final class KafkaKeys {
  /** Where the brokers are; other parts that read topics need it too. */
  public static final Key<String> KAFKA =
      Key.of("kafka", Type.STRING).doc("Brokers to begin with, HOST:PORT with commas.");

  static final Key<String> ROUTES =
      Key.of("routes", Type.STRING)
          .doc(
              "Several routes in one process, YAML or JSON: {NAME: {in: …, out: …, model-name: …},"
                  + " …}; each may have any setting of Kafka, takes the others from those beside"
                  + " it, and its default group is its name.");
  static final Key<String> IN =
      Key.of("in", Type.STRING).doc("Topics to read, with commas; they must exist.");
  static final Key<String> OUT =
      Key.of("out", Type.STRING).doc("Topic to write outputs to; it must exist.");
  static final Key<String> DEAD_LETTERS =
      Key.of("dead-letters", Type.STRING)
          .doc(
              "Topic for records that cannot be scored, with KIP-1034's headers; without it such a"
                  + " record ends the process.");
  static final Key<String> GROUP = Key.of("group", Type.STRING).doc("Consumer group.");
  static final Key<String> INSTANCE =
      Key.of("instance", Type.STRING)
          .doc(
              "Name of this process in its group, the same at each start and of one process only:"
                  + " the static member and the transactional id. Default the host's name.");
  static final Key<Boolean> LEAVE =
      Key.of("leave-group", Type.BOOL)
          .defaultsTo(true)
          .doc(
              "Whether an orderly end leaves the group, so that others have the partitions at once;"
                  + " false keeps them for a start under the same name within session.timeout.ms.");
  static final Key<String> DELIVERY =
      Key.of("delivery", Type.STRING)
          .defaultsTo("at-least-once")
          .check(
              ValueCheck.that(
                  "at-least-once or exactly-once",
                  v -> v.equals("at-least-once") || v.equals("exactly-once")))
          .doc("at-least-once or exactly-once.");
  static final Key<Long> COMMIT =
      Key.of("commit-interval", Type.LONG)
          .defaultsTo(100L)
          .check(ValueCheck.between(1, 5000))
          .doc(
              "Milliseconds between two commits; with exactly-once, the length of a transaction,"
                  + " which ends after a tenth of it when no record waits.");
  static final Key<Long> MAX_BATCH =
      Key.of("max-batch", Type.LONG)
          .defaultsTo(512L)
          .check(ValueCheck.between(1, 1 << 20))
          .doc("Most rows of a batch.");
  static final Key<Double> MAX_DELAY =
      Key.of("max-delay", Type.DOUBLE)
          .defaultsTo(0.0)
          .check(ValueCheck.between(0, 10_000))
          .doc("Milliseconds that a record may wait for others to fill its batch.");
  static final Key<String> MODEL_NAME =
      Key.of("model-name", Type.STRING).doc("Model that scores; not needed when there is one.");
  static final Key<String> MODEL_VERSION =
      Key.of("model-version", Type.STRING).doc("Its version; default the greatest served.");
  static final Key<String> IN_TYPE =
      Key.of("in-type", Type.STRING)
          .defaultsTo("application/octet-stream")
          .doc("Content type of records without a content-type header.");
  static final Key<String> OUT_TYPE =
      Key.of("out-type", Type.STRING)
          .doc("Content type of outputs; default that of the record that they answer.");
  static final Key<String> DESERIALIZER =
      Key.of("deserializer", Type.STRING)
          .doc(
              "Class of a Kafka Deserializer for Avro, JSON Schema, Protobuf …; it reads records of"
                  + " the content type application/vnd.pydl4j.deserialized and gets the settings of"
                  + " --kafka-config.");

  /** Properties of all clients, secrets among them. */
  public static final Key<String> CONFIG =
      Key.of("kafka-config", Type.STRING)
          .doc(
              "Properties file of Kafka's clients (security, tuning); 'consumer.', 'producer.' or"
                  + " 'admin.' before a name means one of the three.");

  static final Key<Double> START_TIMEOUT =
      Key.of("start-timeout", Type.DOUBLE)
          .defaultsTo(60.0)
          .check(ValueCheck.above(0))
          .doc("Seconds that the brokers may take to answer at the start.");
  static final Key<Double> LETTER_SHARE =
      Key.of("letter-share", Type.DOUBLE)
          .defaultsTo(0.5)
          .check(ValueCheck.between(0, 1))
          .doc(
              "Share of dead letters among the last 1,000 records above which an alarm is raised"
                  + " and batches wait; 1 for never.");
  static final Key<Long> RETRIES =
      Key.of("retries", Type.LONG)
          .defaultsTo(10L)
          .check(ValueCheck.atLeast(0))
          .doc(
              "How often a batch is tried again after an error that may pass; waits double up to 5"
                  + " s.");

  static final List<Key<?>> ALL =
      List.of(
          KAFKA,
          ROUTES,
          IN,
          OUT,
          DEAD_LETTERS,
          GROUP,
          INSTANCE,
          LEAVE,
          DELIVERY,
          COMMIT,
          MAX_BATCH,
          MAX_DELAY,
          MODEL_NAME,
          MODEL_VERSION,
          IN_TYPE,
          OUT_TYPE,
          DESERIALIZER,
          CONFIG,
          START_TIMEOUT,
          RETRIES,
          LETTER_SHARE);

  private KafkaKeys() {}
}
