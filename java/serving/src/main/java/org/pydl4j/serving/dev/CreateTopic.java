package org.pydl4j.serving.dev;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Makes a topic: {@code CreateTopic CLIENT_PROPERTIES NAME PARTITIONS [KEY=VALUE ...]}. Kafka's own
 * command for it is in a jar that the broker does without.
 */
public final class CreateTopic {
  private CreateTopic() {}

  /** Ends with 1 and the reason on standard error when there is no such topic afterwards. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Properties client = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      client.load(reader);
    }
    Map<String, String> settings = new HashMap<>();
    for (int i = 3; i < arguments.length; i++) {
      int equals = arguments[i].indexOf('=');
      settings.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
    }
    NewTopic topic = new NewTopic(arguments[1], Integer.parseInt(arguments[2]), (short) 1);
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(topic.configs(settings))).all().get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      System.err.println(cause == null ? e.toString() : cause.getMessage());
      System.exit(1);
    }
  }
}
