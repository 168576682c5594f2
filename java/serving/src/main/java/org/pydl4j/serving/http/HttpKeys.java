package org.pydl4j.serving.http;

import java.util.List;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.serving.batching.BatchRules;

/** The settings of HTTP and gRPC, as {@code pydl4j serve} has them. */
final class HttpKeys {
  static final Key<Long> PORT =
      Key.of("http", Type.LONG)
          .check(ValueCheck.between(0, 65_535))
          .doc("Port for HTTP/1.1, HTTP/2 and gRPC; 0 for a free one, which the log tells.");
  static final Key<String> HOST =
      Key.of("http-host", Type.STRING)
          .defaultsTo("127.0.0.1")
          .doc("Address to listen at; 0.0.0.0 for all of this machine's.");
  static final Key<String> TOKEN_FILE =
      Key.of("http-token-file", Type.STRING)
          .doc(
              "File with the token that clients must send as 'Authorization: Bearer …'; without it"
                  + " the variable PYDL4J_HTTP_TOKEN counts.");
  static final Key<String> TLS_CERT =
      Key.of("http-tls-cert", Type.STRING).doc("PEM file of the certificate chain: HTTPS alone.");
  static final Key<String> TLS_KEY =
      Key.of("http-tls-key", Type.STRING)
          .doc("PEM file of the certificate's private key (PKCS 8).");
  static final Key<Long> MAX_REQUEST =
      Key.of("http-max-request", Type.LONG)
          .defaultsTo(64L)
          .check(ValueCheck.between(1, 1024))
          .doc("Largest request in MiB, unpacked.");
  static final Key<Long> MAX_MEMORY =
      Key.of("http-max-memory", Type.LONG)
          .check(ValueCheck.between(1, 1 << 20))
          .doc(
              "MiB that all requests under way take together: bodies, their numbers, answers;"
                  + " beyond it clients get 503. Default half of the Java heap.");
  static final Key<Long> MAX_BATCH =
      Key.of("http-max-batch", Type.LONG)
          .defaultsTo(64L)
          .check(ValueCheck.between(1, 1 << 20))
          .doc("Most rows of a batch of several requests.");
  static final Key<Double> MAX_DELAY =
      Key.of("http-max-delay", Type.DOUBLE)
          .defaultsTo(0.0)
          .check(ValueCheck.between(0, 10_000))
          .doc(
              "Milliseconds that a batch which is not full waits for more; 0: batches are what came"
                  + " while the last one was computed.");
  static final Key<String> BATCHING =
      Key.of("http-batching", Type.STRING)
          .defaultsTo("")
          .check(ValueCheck.that(BatchRules.FORM, BatchRules::isRules))
          .doc(
              "Batches of single models, such as digits=32:2.5,lenet=8: most rows, and milliseconds"
                  + " in place of http-max-delay.");
  static final Key<Long> QUEUE =
      Key.of("http-queue", Type.LONG)
          .defaultsTo(512L)
          .check(ValueCheck.between(1, 1 << 20))
          .doc("Requests of one model that may wait; beyond it clients get 503 with Retry-After.");
  static final Key<Double> TIMEOUT =
      Key.of("http-timeout", Type.DOUBLE)
          .defaultsTo(30.0)
          .check(ValueCheck.above(0))
          .doc("Seconds for a request to arrive and be answered, if it does not ask for less.");
  static final Key<Double> IDLE =
      Key.of("http-idle-timeout", Type.DOUBLE)
          .defaultsTo(60.0)
          .check(ValueCheck.above(0))
          .doc("Seconds after which a silent connection is closed.");
  static final Key<Long> THREADS =
      Key.of("http-threads", Type.LONG)
          .defaultsTo(1L)
          .check(ValueCheck.between(1, 1024))
          .doc("Batches that are computed at once.");
  static final Key<Boolean> ACCESS_LOG =
      Key.of("http-access-log", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether each request is a line of the log.");
  static final Key<String> EVENTS =
      Key.of("http-events", Type.STRING)
          .doc(
              "Kafka topic whose records clients see live as server-sent events at /v2/events;"
                  + " needs kafka.");

  static final List<Key<?>> ALL =
      List.of(
          PORT,
          HOST,
          TOKEN_FILE,
          TLS_CERT,
          TLS_KEY,
          MAX_REQUEST,
          MAX_MEMORY,
          MAX_BATCH,
          MAX_DELAY,
          BATCHING,
          QUEUE,
          TIMEOUT,
          IDLE,
          THREADS,
          ACCESS_LOG,
          EVENTS);

  private HttpKeys() {}
}
