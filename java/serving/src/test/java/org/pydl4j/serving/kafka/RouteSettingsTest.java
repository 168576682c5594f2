package org.pydl4j.serving.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.serving.server.ServeSettings;

class RouteSettingsTest {
  @TempDir Path folder;

  private static List<KafkaSettings> commandLine(String routes) {
    return RouteSettings.of(
        ServeSettings.parse(
            "--model=m",
            "--kafka=h:1",
            "--instance=a",
            "--letter-share=0.0001",
            "--routes",
            routes));
  }

  @Test
  void aRouteHasItsOwnSettingsBeforeThoseOfAllInTheFileAsOnTheCommandLine() throws IOException {
    Path file = folder.resolve("serve.yaml");
    Files.writeString(
        file,
        """
        model: m
        kafka: h:1
        instance: a
        letter-share: 0.0001
        delivery: exactly-once
        max-batch: 8
        routes:
          flowers: {in: [f1, f2], out: kinds, model-name: iris, max-delay: 2.5}
          digits:
            in: d
            out: numbers
            group: team
            max-batch: 64
            delivery: at-least-once
        """);
    List<KafkaSettings> routes = RouteSettings.of(ServeSettings.parse("--config", file.toString()));
    assertEquals(List.of("flowers", "digits"), routes.stream().map(KafkaSettings::route).toList());
    KafkaSettings flowers = routes.get(0);
    assertEquals(List.of("f1", "f2"), flowers.in());
    assertEquals("flowers", flowers.group());
    assertEquals("iris", flowers.modelName());
    assertEquals(8, flowers.maxBatch());
    assertEquals(2_500_000, flowers.maxDelayNs());
    assertEquals(0.0001, flowers.letterShare());
    assertTrue(flowers.exactlyOnce());
    KafkaSettings digits = routes.get(1);
    assertEquals("team", digits.group());
    assertEquals(64, digits.maxBatch());
    assertTrue(!digits.exactlyOnce());
    String json =
        "{\"flowers\": {\"in\": \"f1,f2\", \"out\": \"kinds\", \"model-name\": \"iris\","
            + " \"max-delay\": 2.5, \"max-batch\": 8, \"delivery\": \"exactly-once\"}}";
    assertEquals(List.of(flowers), commandLine(json));
  }

  @Test
  void withoutRoutesTheOnlyOneHasTheNameOfItsGroup() {
    ServeSettings settings =
        ServeSettings.parse("--model=m", "--kafka=h:1", "--in=a", "--out=b", "--group=g");
    assertEquals(
        List.of("g"), RouteSettings.of(settings).stream().map(KafkaSettings::route).toList());
  }

  @Test
  void routesMayFollowOneAnother() {
    assertEquals(
        2, commandLine("{a: {in: x, out: y, dead-letters: d}, b: {in: 'y,d', out: z}}").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: {in: x, out: y, tap: z}}|The route 'a' of serve has no setting 'tap'.",
        "{a: {in: x, out: y, max-bach: 2}}|Did you mean 'max-batch'?",
        "{a: {in: x, out: y, model: z}}|The route 'a' of serve has no setting 'model'.",
        "{a: {in: x, out: y, routes: z}}|The route 'a' of serve has no setting 'routes'.",
        "{a: {in: x}}|The route 'a' of serve: With --kafka, --out is needed too",
        "{a: x}|The route 'a' of serve must hold 'name: value' pairs. Got x.",
        "x|'routes' of serve must hold 'name: value' pairs. Got x.",
        "{a: [|'routes' of serve is no YAML",
        "{}|names no route",
        "{a: {in: x, out: y}, b: {in: y, out: z}, c: {in: z, out: x}}|for ever",
        "{a: {in: x, out: y, group: g}, b: {in: z, out: y, group: g}}|shut each other out",
      })
  void whatCannotBeIsRefusedByTheNameOfItsRoute(String routes, String sentence) {
    String message =
        assertThrows(ConfigurationException.class, () -> commandLine(routes)).getMessage();
    assertTrue(message.contains(sentence), message);
  }
}
