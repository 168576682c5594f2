package org.pydl4j.nd.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** This JVM's own java as a process of a test. */
public final class ChildJava {
  private static final String VARIABLE = "JAVA_TOOL_OPTIONS";

  private ChildJava() {}

  /** The command that starts java, with the words of the variable, which is not handed on. */
  public static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String options = System.getenv(VARIABLE);
    if (options != null && !options.isBlank()) {
      command.addAll(Arrays.asList(options.strip().split("\\s+")));
    }
    return command;
  }

  /** A process that prints what its program prints: java tells of the variable where it is set. */
  public static ProcessBuilder process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove(VARIABLE);
    return builder;
  }
}
