package org.pydl4j.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Registry;

/** The page for users of Deeplearning4j says what is so: its names are held against the sources. */
class FromDeeplearning4jTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern MEMBER = Pattern.compile("([A-Z]\\w*)\\.(\\w+)");
  private static final Pattern WORD = Pattern.compile("\\b[A-Z]\\w+");
  private static final Pattern PUBLIC = Pattern.compile("(?m)^public .*");

  private static final List<String> page = new ArrayList<>();
  private static final Map<String, String> classes = new HashMap<>();
  private static final Set<String> names = new HashSet<>();
  private static final Set<String> keys = new HashSet<>();

  @BeforeAll
  static void read() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("CONTRIBUTING.md"))) {
      root = root.getParent();
    }
    page.addAll(Files.readAllLines(root.resolve("docs/from_deeplearning4j.md")));
    try (Stream<Path> files = Files.walk(root.resolve("java"))) {
      for (Path file : files.filter(FromDeeplearning4jTest::isMain).toList()) {
        if (PUBLIC.matcher(Files.readString(file)).find()) {
          String path = file.toString().replaceAll(".*/src/main/java/|\\.java$", "");
          classes.put(path.substring(path.lastIndexOf('/') + 1), path.replace('/', '.'));
        }
      }
    }
    for (Declaration<?> declaration : Registry.declarations()) {
      names.add(declaration.name());
      names.addAll(declaration.aliases());
      declaration.keys().forEach(key -> keys.add(key.name()));
    }
  }

  @Test
  void whatThePageSaysIsHereIsHere() {
    List<String> missing = new ArrayList<>();
    for (String[] row : rows("What is here, what is not yet, and why not")) {
      assertEquals(4, row.length, () -> "cells of " + Arrays.toString(row));
      for (String name : code(row[1])) {
        boolean here =
            name.startsWith("\"")
                ? names.contains(name.substring(1, name.length() - 1))
                : classes.containsKey(name) || names.contains(name) || keys.contains(name);
        if (!here) {
          missing.add(name);
        }
      }
    }
    assertEquals(List.of(), missing, "said to be here");
  }

  @Test
  void whatThePageSaysIsMissingIsMissing() {
    List<String> found = new ArrayList<>();
    for (String[] row : rows("What is here, what is not yet, and why not")) {
      for (String name : code(row[2] + row[3])) {
        if (classes.containsKey(name)
            || names.contains(name)
            || names.contains(name.toLowerCase(Locale.ROOT))) {
          found.add(name);
        }
      }
    }
    assertEquals(List.of(), found, "said to be missing: move them to the column of what is here");
  }

  @Test
  void theNamesThatReplaceDeeplearning4jsExist() throws ClassNotFoundException {
    List<String[]> rows = rows("What to rename");
    assertTrue(rows.size() > 20, "rows of the table");
    for (String[] row : rows) {
      for (String name : code(row[1])) {
        Matcher member = MEMBER.matcher(name);
        if (member.find()) {
          Class<?> type = type(member.group(1));
          assertTrue(
              Stream.of(type.getMethods()).anyMatch(m -> m.getName().equals(member.group(2))),
              name);
        } else if (name.matches("[A-Z]\\w+")) {
          assertTrue(classes.containsKey(name) || name.equals("Path"), name);
        } else if (name.startsWith("\"")) {
          assertTrue(names.contains(name.substring(1, name.length() - 1)), name);
        }
      }
    }
  }

  @Test
  void theDefaultsOnThePageAreTheDeclaredOnes() {
    List<String[]> rows = rows("Defaults that differ");
    assertEquals(5, rows.size());
    for (String[] row : rows) {
      String[] setting = code(row[0]).get(0).split("\\.");
      Key<?> key = key(setting[0], setting[1]);
      if (key.isRequired()) {
        assertTrue(row[1].startsWith("none"), row[0]);
      } else {
        String shown = code(row[1]).get(0);
        String value = String.valueOf(key.defaultValue());
        assertTrue(value.toLowerCase(Locale.ROOT).contains(shown), row[0] + " is " + value);
      }
    }
  }

  @Test
  void theExampleOnThePageCompiles(@TempDir Path folder) throws IOException {
    int from = page.indexOf("```java") + 1;
    String example =
        String.join(
            "\n", page.subList(from, from + page.subList(from, page.size()).indexOf("```")));
    StringBuilder imports = new StringBuilder();
    WORD.matcher(example.replaceAll("//.*", ""))
        .results()
        .map(result -> classes.get(result.group()))
        .filter(name -> name != null)
        .distinct()
        .forEach(name -> imports.append("import ").append(name).append(";\n"));
    imports.append("import org.pydl4j.nn.data.DataSetIterator;\n");
    Path source = folder.resolve("Example.java");
    Files.writeString(
        source,
        imports
            + "class Example {\n  static void run(DataSetIterator train, DataSetIterator test) {\n"
            + example
            + "\n  }\n}\n");
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, complaints, "-proc:none", "-d", folder.toString(), source.toString());
    assertEquals(0, code, () -> complaints.toString(StandardCharsets.UTF_8));
  }

  private static boolean isMain(Path file) {
    return file.toString().contains("/src/main/java/") && file.toString().endsWith(".java");
  }

  /** The rows, without titles, of the tables below a heading of the second level. */
  private static List<String[]> rows(String heading) {
    int from = page.indexOf("## " + heading);
    assertTrue(from >= 0, heading);
    List<String[]> rows = new ArrayList<>();
    for (int i = from + 1; i < page.size() && !page.get(i).startsWith("## "); i++) {
      String line = page.get(i);
      boolean title = i + 1 < page.size() && page.get(i + 1).startsWith("|---");
      if (line.startsWith("| ") && !title) {
        String[] cells = line.substring(1, line.length() - 1).split("\\|");
        rows.add(Arrays.stream(cells).map(String::strip).toArray(String[]::new));
      }
    }
    return rows;
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    assertTrue(classes.containsKey(name), name);
    return Class.forName(classes.get(name));
  }

  private static Key<?> key(String owner, String name) {
    return Registry.declarations().stream()
        .filter(declaration -> declaration.name().equals(owner))
        .flatMap(declaration -> declaration.keys().stream())
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
