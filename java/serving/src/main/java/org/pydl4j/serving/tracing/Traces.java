package org.pydl4j.serving.tracing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes spans and sends them to a collector of OpenTelemetry, by a thread that it owns until {@link
 * #close()}. Nobody waits for it: spans that a collector does not take are lost, and counted.
 */
public final class Traces implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Traces.class);
  private static final int MOST_WAITING = 4096;
  private static final int MOST_AT_ONCE = 512;
  private static final int PAUSE_MS = 1000; // after which fewer spans are sent, too
  private static final int TIMEOUT_MS = 5000;

  private final URI collector;
  private final double share;
  private final Map<String, String> resource;
  private final Map<String, String> headers;
  private final BlockingQueue<Span> ended = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Counter sent;
  private final Counter lost;
  private final Thread sender = new Thread(this::send, "pydl4j-traces");
  private final long since = System.currentTimeMillis() * 1_000_000 - System.nanoTime();
  private volatile boolean closing;
  private boolean told; // that the collector takes none

  /**
   * Sends nothing before {@link #start()}.
   *
   * @param collector where spans go, {@code http://…:4318/v1/traces}
   * @param share of requests without a trace that begin one, 0 to 1
   * @param environment {@code OTEL_SERVICE_NAME}, {@code OTEL_RESOURCE_ATTRIBUTES} and {@code
   *     OTEL_EXPORTER_OTLP_HEADERS} count
   * @throws ConfigurationException if it is no such address, or a variable is not as it must be
   */
  public Traces(
      String collector, double share, Map<String, String> environment, MeterRegistry meters) {
    this.collector = address(collector);
    this.share = share;
    this.resource = new LinkedHashMap<>(Map.of("service.name", "pydl4j"));
    resource.putAll(pairs("OTEL_RESOURCE_ATTRIBUTES", environment));
    if (environment.containsKey("OTEL_SERVICE_NAME")) {
      resource.put("service.name", environment.get("OTEL_SERVICE_NAME"));
    }
    this.headers = pairs("OTEL_EXPORTER_OTLP_HEADERS", environment);
    this.sent = counter(meters, "sent");
    this.lost = counter(meters, "lost");
    sender.setDaemon(true);
  }

  /** Begins to send. */
  public void start() {
    sender.start();
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("pydl4j.traces.spans")
        .description("Spans for the collector, by what became of them.")
        .tag("outcome", outcome)
        .register(meters);
  }

  private static URI address(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new ConfigurationException(
        "The 'traces' of serve must be the address of a collector that takes OTLP over HTTP, such"
            + " as http://localhost:4318/v1/traces. Got '"
            + text
            + "'.");
  }

  /** {@code a=1,b=2}, as OpenTelemetry's variables have it. */
  private static Map<String, String> pairs(String variable, Map<String, String> environment) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : environment.getOrDefault(variable, "").split(",")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        found.put(pair.substring(0, equals).strip(), decoded(pair.substring(equals + 1).strip()));
      } else if (!pair.isBlank()) { // it may be a secret, which no message shows
        throw new ConfigurationException("The variable " + variable + " must read name=value,….");
      }
    }
    return found;
  }

  /** {@code %20} is a space there, as in {@code Authorization=Bearer%20…}; a plus stays one. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a percent that encodes nothing
    }
  }

  /** Now, in nanoseconds since 1970; steady, whatever becomes of the clock. */
  public long now() {
    return since + System.nanoTime();
  }

  /**
   * Begins a span of a trace that was begun elsewhere.
   *
   * @param beginNs see {@link #now()}
   * @return null where that trace is not kept
   */
  public @Nullable Span follow(TraceContext parent, String name, Span.Kind kind, long beginNs) {
    return parent.sampled()
        ? new Span(context(parent.traceId()), parent.spanId(), name, kind, beginNs)
        : null;
  }

  /** Begins a trace, for a share of those who ask; else null. */
  public @Nullable Span begin(String name, Span.Kind kind, long beginNs) {
    return ThreadLocalRandom.current().nextDouble() < share
        ? new Span(context(hex() + hex()), null, name, kind, beginNs)
        : null;
  }

  private static TraceContext context(String traceId) {
    return new TraceContext(traceId, hex(), true);
  }

  /** 16 digits, not all of them 0. */
  private static String hex() {
    long number = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    return String.format(Locale.ROOT, "%016x", number);
  }

  /** Ends a span now; it is sent soon. From any thread. */
  public void end(Span span) {
    if (!ended.offer(span.end(now()))) {
      lost.increment();
    }
  }

  private void send() {
    List<Span> batch = new ArrayList<>();
    while (true) {
      boolean last = closing; // looked at before: what ended until then is sent
      try {
        Span first = ended.poll(last ? 0 : PAUSE_MS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          ended.drainTo(batch, MOST_AT_ONCE - 1);
        }
      } catch (InterruptedException e) {
        continue; // to close
      }
      if (!batch.isEmpty()) {
        send(batch);
        batch.clear();
      } else if (last) {
        return;
      }
    }
  }

  private void send(List<Span> batch) {
    String refusal;
    try {
      int status = post(OtlpJson.of(batch, resource).getBytes(StandardCharsets.UTF_8));
      refusal = status / 100 == 2 ? null : "HTTP " + status;
    } catch (IOException | RuntimeException e) {
      refusal = e.toString();
    }
    if (refusal == null) {
      sent.increment(batch.size());
      told = false;
      return;
    }
    lost.increment(batch.size());
    if (!told) { // once, until it takes some again
      told = true;
      LOG.warn("The collector at {} takes no spans, which are lost: {}", collector, refusal);
    }
  }

  private int post(byte[] body) throws IOException {
    HttpURLConnection call = (HttpURLConnection) collector.toURL().openConnection();
    try {
      call.setConnectTimeout(TIMEOUT_MS);
      call.setReadTimeout(TIMEOUT_MS);
      call.setRequestMethod("POST");
      call.setDoOutput(true);
      call.setInstanceFollowRedirects(false);
      call.setFixedLengthStreamingMode(body.length);
      call.setRequestProperty("Content-Type", "application/json");
      headers.forEach(call::setRequestProperty);
      try (OutputStream out = call.getOutputStream()) {
        out.write(body);
      }
      return call.getResponseCode();
    } finally {
      call.disconnect();
    }
  }

  /** Sends what has ended, for 10 s at most. */
  @Override
  public void close() {
    closing = true;
    sender.interrupt();
    try {
      sender.join(2L * TIMEOUT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
