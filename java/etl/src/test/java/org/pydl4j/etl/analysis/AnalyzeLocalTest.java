package org.pydl4j.etl.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.readers.CSVRecordReader;
import org.pydl4j.etl.readers.Readers;
import org.pydl4j.etl.readers.Rejects;
import org.pydl4j.etl.readers.Source;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

class AnalyzeLocalTest {
  private static String resource(String name) throws IOException {
    try (InputStream stream = AnalyzeLocalTest.class.getResourceAsStream("/readers/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void near(JsonObject expected, String name, double found) {
    double wanted = expected.get(name).getAsDouble();
    assertEquals(wanted, found, Math.abs(wanted) * 1e-12 + 1e-22, name);
  }

  /** readers/make.py has computed it with pandas. */
  @Test
  void statisticsAreThoseOfPandas(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mixed.csv"), resource("mixed.csv"));
    JsonObject expected = JsonParser.parseString(resource("mixed.json")).getAsJsonObject();
    BlockSource source = Readers.of(file.toString());
    DataAnalysis found = AnalyzeLocal.analyze(source);
    assertEquals(expected.get("rows").getAsLong(), found.rows());
    for (Map.Entry<String, JsonElement> entry : expected.getAsJsonObject("columns").entrySet()) {
      JsonObject column = entry.getValue().getAsJsonObject();
      ColumnAnalysis analysis = found.column(entry.getKey());
      assertEquals(column.get("missing").getAsLong(), analysis.missing(), entry.getKey());
      assertEquals(0, analysis.invalid());
      if (analysis.distinct() <= 2048) {
        assertEquals(column.get("distinct").getAsLong(), analysis.distinct(), entry.getKey());
      } else {
        double distinct = column.get("distinct").getAsDouble();
        assertEquals(distinct, analysis.distinct(), distinct * 0.06);
      }
      if (column.has("top")) {
        JsonElement first = column.getAsJsonArray("top").get(0);
        assertEquals(first.getAsJsonArray().get(1).getAsLong(), analysis.top(1).get(0).getValue());
        continue;
      }
      near(column, "min", analysis.min());
      near(column, "max", analysis.max());
      near(column, "mean", analysis.mean());
      near(column, "std", analysis.std());
      for (Map.Entry<String, JsonElement> share : column.getAsJsonObject("quantiles").entrySet()) {
        double range = analysis.max() - analysis.min();
        double quantile = analysis.quantiles(Double.parseDouble(share.getKey()))[0];
        assertEquals(share.getValue().getAsDouble(), quantile, range * 0.02, entry.getKey());
      }
    }
  }

  @Test
  void partsThatAreReadSideBySideGiveTheSame(@TempDir Path folder) throws IOException {
    Random random = new Random(5);
    Schema schema = Schema.builder().addColumnDouble("x").addColumnString("s").build();
    for (int i = 0; i < 5; i++) {
      StringBuilder csv = new StringBuilder();
      for (int k = 0; k < (i == 2 ? 0 : 4000); k++) {
        csv.append(random.nextGaussian()).append(",t").append(random.nextInt(30)).append('\n');
      }
      Files.writeString(folder.resolve("p" + i + ".csv"), csv);
    }
    BlockSource source = CSVRecordReader.builder(Source.files(folder.toString()), schema).build();
    DataAnalysis one = AnalyzeLocal.analyze(source, 1);
    assertEquals(one.toJson(), AnalyzeLocal.analyze(source, 3).toJson());
    assertEquals(16_000, one.rows());
    assertEquals(0, one.column("x").mean(), 0.05);
    assertEquals(1, one.column("x").std(), 0.05);
    assertEquals(30, one.column("s").distinct());
    Files.writeString(folder.resolve("p4.csv"), "x,y\n");
    assertThrows(DataException.class, () -> AnalyzeLocal.analyze(source, 3));
    DataAnalysis other = new DataAnalysis(Schema.builder().addColumnDouble("y").build());
    assertThrows(ConfigurationException.class, () -> one.merge(other));
  }

  @Test
  void whatIsWrongIsCountedWithItsPlace() {
    Schema schema =
        Schema.builder()
            .addColumnInteger("i")
            .addColumnCategorical("c", "a", "b")
            .addColumnTime("t", "UTC")
            .build();
    String csv = "1,a,2024-01-01\nx,a,2024-01-03\n,b,\n2,zz,2024-01-02\n";
    DataAnalysis found =
        AnalyzeLocal.analyze(
            CSVRecordReader.builder(Source.text("w.csv", csv), schema)
                .rejects(Rejects.keep())
                .build());
    assertEquals(1, found.column("i").invalid());
    assertEquals(1, found.column("i").missing());
    assertEquals(List.of(Map.entry("a", 2L), Map.entry("b", 1L)), found.column("c").top(5));
    assertTrue(found.toJson().contains("w.csv, line 2: x"), found.toJson());
    assertTrue(found.toString().contains("2024-01-03T00:00:00Z"), found.toString());
    assertTrue(found.toString().endsWith("4 rows"));
    String page = found.toHtml("<w & \"q\">");
    assertTrue(page.contains("<h1>&lt;w &amp; &quot;q&quot;></h1>") && page.contains("<svg"));
    assertTrue(!page.contains("http") && !page.contains("<script"));
  }

  @Test
  void sketchesStayWithinTheirBounds() {
    Random random = new Random(1);
    Quantiles quantiles = new Quantiles();
    Quantiles second = new Quantiles();
    Distinct distinct = new Distinct();
    Frequent frequent = new Frequent();
    int n = 300_000;
    for (int i = 0; i < n; i++) {
      double number = random.nextDouble();
      (i % 3 == 0 ? quantiles : second).add(number);
      distinct.add(number);
      frequent.add(i % 10 == 0 ? "often" : "rare" + i);
    }
    quantiles.merge(second);
    assertEquals(n, quantiles.count());
    for (double share : new double[] {0, 0.01, 0.25, 0.5, 0.9, 0.999, 1}) {
      assertEquals(share, quantiles.at(share)[0], 0.005, "share " + share);
    }
    long sum = 0;
    for (long bin : quantiles.histogram(0, 1, 20)) {
      assertEquals(n / 20.0, bin, n * 0.01);
      sum += bin;
    }
    assertEquals(n, sum, 20);
    assertEquals(n, distinct.count(), n * 0.05);
    assertEquals("often", frequent.top(1).get(0).getKey());
    assertEquals(n / 10.0, frequent.top(1).get(0).getValue(), n / 256.0 + 1);
    Distinct texts = new Distinct();
    ByteBuffer bytes = ByteBuffer.wrap("abcabc".getBytes(StandardCharsets.US_ASCII));
    texts.add(bytes, 0, 3);
    texts.add(bytes, 3, 3);
    texts.add(bytes, 0, 2);
    Distinct many = new Distinct();
    for (int i = 0; i < 10_000; i++) {
      many.add(i);
    }
    texts.merge(many);
    assertEquals(10_002, texts.count(), 500);
    assertTrue(Double.isNaN(new Quantiles().at(0.5)[0]));
  }
}
