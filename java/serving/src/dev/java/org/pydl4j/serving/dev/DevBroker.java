package org.pydl4j.serving.dev;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka broker that is its own controller (KRaft), in this process, from a properties file. It
 * formats its folder when that is new, prints {@code ready} when clients can come, and ends when
 * standard input does, so that it never outlives who started it.
 *
 * <p>It runs on the broker's own jars, which are on no class path of ours: what is called of them
 * is called by name.
 */
public final class DevBroker {
  private DevBroker() {}

  /**
   * Runs until standard input ends.
   *
   * @param arguments the broker's properties file, and a file of client properties to see whether
   *     it answers
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    Thread watch = new Thread(DevBroker::endWithParent, "parent");
    watch.setDaemon(true);
    watch.start();
    Path file = Path.of(arguments[0]);
    Properties properties = Clients.of(arguments[0]);
    if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
      format(file);
    }
    Thread ready = new Thread(() -> announce(arguments[1]), "ready");
    ready.setDaemon(true);
    ready.start();
    Class.forName("kafka.Kafka")
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[] {file.toString()});
  }

  private static void format(Path file) throws ReflectiveOperationException {
    String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
    Class.forName("kafka.tools.StorageTool")
        .getMethod("execute", String[].class, PrintStream.class)
        .invoke(null, arguments, System.err);
  }

  private static void announce(String client) {
    try (Admin admin = Admin.create(Clients.of(client))) {
      admin.describeCluster().nodes().get();
      System.out.println("ready");
    } catch (IOException | InterruptedException | ExecutionException e) {
      System.err.println("The broker does not answer: " + e);
      Runtime.getRuntime().halt(1); // a failed start leaves threads that keep the process alive
    }
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (IOException e) {
      // As its end.
    }
    Runtime.getRuntime().halt(0); // the folder is thrown away; stopping in order takes seconds
  }
}
