package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.etl.readers.Read.row;
import static org.pydl4j.etl.readers.Read.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.writers.ParquetRecordWriter;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.testing.ChildJava;

/** A cluster of HDFS in a JVM of its own, whose nodes are stopped at the end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HadoopSourceTest {
  private static final Schema SCHEMA =
      Schema.builder().addColumnInteger("n").addColumnString("s").build();

  @TempDir static Path folder;
  private static Process cluster;
  private static BufferedReader answers;
  private static Writer orders;
  private static String root;

  @BeforeAll
  static void start() throws IOException {
    List<String> command = new ArrayList<>(ChildJava.command());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp"));
    String tests =
        Path.of(
                HadoopSourceTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath())
            .toString();
    command.add(System.getenv("PYDL4J_TEST_MINI_CLUSTER") + ":" + tests);
    command.add("org.pydl4j.etl.internal.hadoop.MiniCluster");
    command.add(folder.resolve("cluster").toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.redirectError(folder.resolve("log").toFile());
    cluster = builder.start();
    answers = cluster.inputReader(StandardCharsets.UTF_8);
    orders = cluster.outputWriter(StandardCharsets.UTF_8);
    root = answer("at ") + "/";
    root = root.replaceFirst("/+$", "/");
    Files.writeString(folder.resolve("a.csv"), "n,s\n1,a\n2,é\n");
    Files.writeString(folder.resolve("b.csv"), "n,s\n3,b\n");
    Files.writeString(folder.resolve("empty"), "");
    try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("c.csv.gz")))) {
      out.write("n,s\n4,c\n".getBytes(StandardCharsets.UTF_8));
    }
    try (Blocks rows = Blocks.read(csv(folder + "/a.csv"))) {
      ParquetRecordWriter.write(rows, folder.resolve("d.parquet"));
    }
    for (String file : List.of("a.csv", "b.csv", "c.csv.gz")) {
      tell("put " + folder.resolve(file) + " /data/" + file);
    }
    tell("put " + folder.resolve("d.parquet") + " /tables/d.parquet");
    tell("put " + folder.resolve("b.csv") + " /data/deep/er/b.csv");
    tell("put " + folder.resolve("empty") + " /data/_SUCCESS");
    tell("put " + folder.resolve("empty") + " /data/_temporary/0/x.csv");
  }

  private static String answer(String beginning) throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    throw new IOException(Files.readString(folder.resolve("log")));
  }

  private static void tell(String order) throws IOException {
    orders.write(order + "\n");
    orders.flush();
    answer("done");
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    if (cluster != null) {
      orders.close();
      if (!cluster.waitFor(20, TimeUnit.SECONDS)) {
        cluster.destroyForcibly().waitFor();
      }
      answers.close();
    }
  }

  private static CSVRecordReader csv(String... places) {
    return CSVRecordReader.builder(Source.files(places), SCHEMA).header(true).build();
  }

  @Test
  @Order(1)
  void filesFoldersAndPatternsAreRead() {
    assertEquals(List.of(row(1, "a"), row(2, "é")), rows(csv(root + "data/a.csv")));
    assertEquals(
        List.of(row(1, "a"), row(2, "é"), row(3, "b"), row(4, "c"), row(3, "b")),
        rows(csv(root + "data")));
    assertEquals(List.of(row(1, "a"), row(2, "é"), row(3, "b")), rows(csv(root + "data/[ab].csv")));
    assertEquals(List.of(row(4, "c")), rows(csv(root + "data/*.gz")));
    assertEquals(List.of(row(3, "b")), rows(csv(root + "data/deep/**/*.csv")));
    assertEquals(List.of(row(3, "b")), rows(csv(root + "d*/d??p/**/*.csv")));
    assertEquals(
        List.of(row(3, "b"), row(1, "a"), row(2, "é")),
        rows(csv(root + "data/b.csv", "file://" + folder + "/a.csv")));
    Source source = Source.files(root + "data/b.csv");
    assertEquals(List.of(root + "data/b.csv"), source.names());
    assertEquals(4, csv(root + "data/*", root + "data/deep").parts().size());
    for (String missing : List.of("data/none.csv", "none", "data/x*.csv", "none/*.csv")) {
      String told =
          assertThrows(DataException.class, () -> Source.files(root + missing)).getMessage();
      assertTrue(told.contains(root + missing), told);
    }
  }

  @Test
  @Order(2)
  void parquetIsCopiedWhileItIsRead() throws IOException {
    Set<Path> before = copies(); // of other tests
    ParquetRecordReader reader =
        new ParquetRecordReader(Source.files(root + "tables/*.parquet"), List.of("s"));
    assertEquals(List.of(row("a"), row("é")), rows(reader));
    assertTrue(before.containsAll(copies()));
  }

  private static Set<Path> copies() throws IOException {
    try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(file -> file.toString().endsWith(".copy")).collect(Collectors.toSet());
    }
  }

  @Test
  @Order(3)
  void whatHadoopDoesNotKnowIsNamedWithoutSecrets() {
    String told =
        assertThrows(DataException.class, () -> Source.files("s3a://key:geheim@bucket/a.csv"))
            .getMessage();
    assertTrue(told.startsWith("s3a://bucket/a.csv cannot be reached"), told);
    assertTrue(told.contains("hadoop-aws") || told.contains("S3A"), told);
    assertFalse(told.contains("geheim"), told);
    for (String place :
        List.of("s3a://key:ge/heim@bucket/a.csv", "hdfs://me:ge heim@host:1/a.csv")) {
      DataException wrong = assertThrows(DataException.class, () -> Source.files(place));
      assertTrue(wrong.getMessage().contains(place.substring(place.indexOf('@') + 1)));
      for (Throwable at = wrong; at != null; at = at.getCause()) {
        assertFalse(String.valueOf(at.getMessage()).matches(".*(ge|heim).*"), at.toString());
      }
    }
    told =
        assertThrows(DataException.class, () -> Source.files(root + "data/who@where")).getMessage();
    assertTrue(told.contains(root + "data/who@where"), told);
    assertThrows(DataException.class, () -> Source.files("hdfs:///a.csv"));
    assertThrows(DataException.class, () -> Source.files("nonsense://x/a.csv"));
  }

  @Test
  @Order(3)
  void damagedSettingsAreNamedAndMayBeMended() throws IOException {
    Path settings = Files.createDirectories(folder.resolve("conf")).resolve("core-site.xml");
    Files.writeString(settings, "<configuration><property>");
    List<String> command = new ArrayList<>(ChildJava.command());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("org.pydl4j.etl.internal.hadoop.MendedSettings");
    command.addAll(List.of(settings.toString(), "file://" + folder + "/a.csv"));
    ProcessBuilder builder = ChildJava.process(command);
    builder.environment().put("HADOOP_CONF_DIR", settings.getParent().toString());
    Process program = builder.start();
    String told = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(told.contains("The settings of Hadoop, " + settings + ", cannot be read: "), told);
    assertTrue(told.endsWith("[file://" + folder + "/a.csv]\n"), told);
  }

  /** The blocks of a file are nowhere: an error in place of a wait without end. */
  @Test
  @Order(4)
  void aDeadNodeIsAnError() throws IOException {
    CSVRecordReader reader = csv(root + "data/a.csv");
    tell("kill");
    String told = assertThrows(DataException.class, () -> rows(reader)).getMessage();
    assertTrue(told.contains("data/a.csv cannot be read"), told);
    tell("stop");
    told = assertThrows(DataException.class, () -> csv(root + "data/a.csv")).getMessage();
    assertTrue(told.contains("cannot be reached"), told);
  }
}
