package org.pydl4j.nd.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.testing.ChildJava;

/** A JVM with this one's class path, which prints what a program of these tests finds. */
public final class ChildJvm {
  private ChildJvm() {}

  /** The lines that {@code program} prints, which has to end well. */
  static List<String> run(Class<?> program, List<String> options) throws IOException {
    return run(List.of(), program, options);
  }

  /** The same behind the words of a command that runs another one, such as {@code env}. */
  public static List<String> run(List<String> before, Class<?> program, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(ChildJava.command());
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.add(program.getName());
    Process process = ChildJava.process(command).start();
    process.getOutputStream().close();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      assertEquals(0, process.waitFor(), printed);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
    return printed.lines().toList();
  }

  /** The folder of natives that this JVM's tests use. */
  public static Path natives() {
    return Path.of(System.getProperty("pydl4j.natives"));
  }
}
