package org.pydl4j.nn.languages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.testing.ChildJava;
import org.pydl4j.nn.testing.UserCode;

/** Programs in Scala 3 and Clojure, run as their users run them. */
class OtherLanguagesTest {
  private static final String TRAINED = "steps 200, accuracy 1.0, last sum 2.0\n";

  @TempDir Path folder;

  /** What a JVM says on its standard output and error together. */
  private String java(String classPath, String... arguments) throws Exception {
    List<String> command = ChildJava.command();
    command.addAll(List.of("-Xmx600m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dpydl4j.threads=1");
    command.add("-Dpydl4j.natives=" + System.getProperty("pydl4j.natives"));
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(arguments));
    Path said = folder.resolve("said.txt");
    Process process = ChildJava.process(command).redirectOutput(said.toFile()).start();
    try {
      int code = process.waitFor();
      assertEquals(0, code, Files.readString(said));
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(said);
  }

  private static String runtime(String more) {
    return System.getenv("TESTS_RUNTIME") + File.pathSeparator + more;
  }

  @Test
  void aScalaProgramTrainsANetworkWithALayerOfItsOwn() throws Exception {
    String scala = System.getenv("TESTS_SCALA");
    Path out = Files.createDirectory(folder.resolve("out"));
    String source = UserCode.root().resolve("examples/scala/Train.scala").toString();
    String compiled =
        java(
            scala,
            "dotty.tools.dotc.Main",
            "-deprecation",
            "-Xfatal-warnings",
            "-classpath",
            runtime(scala),
            "-d",
            out.toString(),
            source);
    assertEquals("", compiled);
    assertEquals(TRAINED, java(out + File.pathSeparator + runtime(scala), "train"));
  }

  @Test
  void aClojureProgramTrainsANetworkWithALayerOfItsOwnAndWithoutReflection() throws Exception {
    String source = UserCode.root().resolve("examples/clojure/train.clj").toString();
    String said = java(runtime(System.getenv("TESTS_CLOJURE")), "clojure.main", source);
    assertEquals(TRAINED, said); // a call by reflection would be told here
  }
}
