package org.pydl4j.serving.dev;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Makes a topic: {@code CreateTopic CLIENT NAME PARTITIONS [KEY=VALUE ...]}. Kafka's own command
 * for it is in a jar that the broker does without.
 */
public final class CreateTopic {
  private CreateTopic() {}

  /** Ends with 1 and the reason on standard error when there is no such topic afterwards. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Properties client = Clients.of(arguments[0]);
    Map<String, String> settings = new HashMap<>();
    for (int i = 3; i < arguments.length; i++) {
      int equals = arguments[i].indexOf('=');
      settings.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
    }
    NewTopic topic = new NewTopic(arguments[1], Integer.parseInt(arguments[2]), (short) 1);
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(topic.configs(settings))).all().get();
    } catch (ExecutionException e) {
      Clients.fail(e);
    }
  }
}
