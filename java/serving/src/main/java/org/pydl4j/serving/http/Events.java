package org.pydl4j.serving.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.common.stream.StreamWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.streaming.ServerSentEvents;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.serving.kafka.KafkaKeys;
import org.pydl4j.serving.server.ServeSettings;

/**
 * {@code GET /v2/events}: what is written to a Kafka topic from now on, as server-sent events. A
 * client that reads too slowly misses events rather than to fill the server's memory, and an event
 * {@code dropped} tells how many.
 */
final class Events implements HttpService, AutoCloseable {
  private static final int MOST_CLIENTS = 1000;
  private static final int MOST_WAITING = 256;

  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final EventSource source;

  /** One page that listens. */
  private static final class Client {
    private final StreamWriter<ServerSentEvent> stream = StreamMessage.streaming();
    private final AtomicInteger waiting = new AtomicInteger();
    private long missed; // since the last that was sent

    /** Sends an event; before it, how many were not, since the client reads too slowly. */
    synchronized void send(ServerSentEvent event) {
      if (missed > 0 && write(dropped(missed))) {
        missed = 0;
      }
      if (missed > 0 || !write(event)) {
        missed += event.event() == null ? 0 : 1; // comments are no events
      }
    }

    private boolean write(ServerSentEvent event) {
      if (waiting.incrementAndGet() > MOST_WAITING || !stream.tryWrite(event)) {
        waiting.decrementAndGet();
        return false;
      }
      stream.whenConsumed().thenRun(waiting::decrementAndGet);
      return true;
    }

    private static ServerSentEvent dropped(long count) {
      return ServerSentEvent.builder().event("dropped").data(Long.toString(count)).build();
    }
  }

  private Events(String brokers, @Nullable String config, String topic) {
    source = new EventSource(brokers, config, topic, this::send, this::beat);
  }

  /** The events that the settings ask for, or null. */
  static @Nullable Events of(ServeSettings settings) {
    String topic = settings.find(HttpKeys.EVENTS).orElse(null);
    if (topic == null) {
      return null;
    }
    String brokers = settings.find(KafkaKeys.KAFKA).orElse(null);
    if (brokers == null) {
      throw new ConfigurationException("http-events needs the brokers: give --kafka as well.");
    }
    return new Events(brokers, settings.find(KafkaKeys.CONFIG).orElse(null), topic);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    if (clients.size() >= MOST_CLIENTS) {
      return Answers.error(HttpStatus.SERVICE_UNAVAILABLE, "Too many listen. Try later.");
    }
    Client client = new Client();
    clients.add(client);
    client.stream.whenComplete().handle((done, failed) -> clients.remove(client));
    client.send(ServerSentEvent.ofComment("hello"));
    return ServerSentEvents.fromPublisher(client.stream);
  }

  private void send(ConsumerRecord<byte[], byte[]> record) {
    if (!clients.isEmpty()) {
      ServerSentEvent event = EventSource.event(record);
      clients.forEach(client -> client.send(event));
    }
  }

  /** Shows clients and proxies that the connection lives. */
  private void beat() {
    clients.forEach(client -> client.send(ServerSentEvent.ofComment("")));
  }

  @Override
  public void close() {
    source.close();
    clients.forEach(client -> client.stream.close());
  }
}
