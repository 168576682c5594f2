package org.pydl4j.etl.iterators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.readers.CSVRecordReader;
import org.pydl4j.etl.readers.Rejects;
import org.pydl4j.etl.readers.SVMLightRecordReader;
import org.pydl4j.etl.readers.Source;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.DataPosition;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.DataPipeline;
import org.pydl4j.nn.data.pipeline.Splitting;

class RecordIteratorsTest {
  private static final Schema SCHEMA =
      Schema.builder()
          .addColumnDouble("x")
          .addColumnInteger("n")
          .addColumnCategorical("kind", "a", "b", "c")
          .build();
  private static final String ROWS = "0.5,1,a\n1.5,2,c\n2.5,0,b\n";

  private static BlockSource csv(String text) {
    return CSVRecordReader.builder(Source.text("rows.csv", text), SCHEMA).build();
  }

  /** Rows whose x is their number, of several blocks. */
  private static BlockSource many(int rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      text.append(i).append(',').append(i % 3).append(',').append("abc".charAt(i % 3)).append('\n');
    }
    return csv(text.toString());
  }

  private static DataPipeline pipeline(BlockSource source, int batch) {
    return RecordReaderMultiDataSetIterator.builder(batch)
        .addReader("rows", source)
        .addInput("rows", List.of("x"))
        .addOutputClass("rows", "kind", 0)
        .build()
        .pipeline();
  }

  /** The numbers of the examples that are left in a pass; the labels must be theirs. */
  private static List<Long> left(DataPipeline data) {
    List<Long> numbers = new ArrayList<>();
    while (data.hasNext()) {
      MultiDataSet batch = data.next();
      float[] x = batch.features().get(0).toFloatArray();
      for (int i = 0; i < x.length; i++) {
        assertEquals(((long) x[i]) % 3, batch.labels().get(0).getLong(i));
        numbers.add((long) x[i]);
      }
    }
    return numbers;
  }

  @Test
  void aCategoryIsAColumnForEachClassAndTheOtherColumnsAreFeatures() {
    try (RecordReaderDataSetIterator data =
        RecordReaderDataSetIterator.builder(csv(ROWS), 2).classification("kind").build()) {
      assertEquals(List.of("a", "b", "c"), data.getLabels());
      DataSet first = data.next();
      assertArrayEquals(new long[] {2, 2}, first.features().shape());
      assertArrayEquals(new double[] {0.5, 1, 1.5, 2}, first.features().toDoubleArray());
      assertArrayEquals(new double[] {1, 0, 0, 0, 0, 1}, first.labels().toDoubleArray());
      assertArrayEquals(new double[] {2.5, 0}, data.next().features().toDoubleArray());
      assertFalse(data.hasNext());
      data.reset();
      assertArrayEquals(new double[] {0.5, 1, 1.5, 2}, data.next().features().toDoubleArray());
    }
  }

  @Test
  void indicesNamesAndRangesSayWhichColumnsAreLabels() {
    try (RecordReaderDataSetIterator classes =
            RecordReaderDataSetIterator.builder(csv(ROWS), 8)
                .features("x")
                .classification(1, 3)
                .weights("x")
                .build();
        RecordReaderDataSetIterator values =
            RecordReaderDataSetIterator.builder(csv(ROWS), 8)
                .regression("n")
                .features("x")
                .build();
        RecordReaderDataSetIterator first =
            RecordReaderDataSetIterator.builder(csv(ROWS), 1)
                .features("n")
                .regression(0, 1)
                .maxNumBatches(2)
                .build()) {
      DataSet all = classes.next();
      assertArrayEquals(new double[] {0, 1, 0, 0, 0, 1, 1, 0, 0}, all.labels().toDoubleArray());
      assertArrayEquals(new double[] {0.5, 1.5, 2.5}, all.weights().toDoubleArray());
      assertEquals(1, all.weights().rank());
      assertArrayEquals(new double[] {1, 2, 0}, values.next().labels().toDoubleArray());
      assertArrayEquals(new double[] {0.5, 1}, first.next().labels().toDoubleArray());
      assertArrayEquals(new double[] {1.5, 2}, first.next().labels().toDoubleArray());
      assertFalse(first.hasNext());
    }
    ConfigurationException text =
        assertThrows(
            ConfigurationException.class,
            () -> new RecordReaderDataSetIterator(csv(ROWS), 8, 0, 1, true));
    assertTrue(text.getMessage().contains("CategoricalToOneHotTransform"), text.getMessage());
    assertThrows(
        ConfigurationException.class, () -> new RecordReaderDataSetIterator(csv(ROWS), 8, 7, 3));
  }

  @Test
  void aValueThatIsMissingOrNoClassIsNamedWithItsPlace() {
    assertMessage("rows.csv, line 2, column 'x'", "is missing", "0.5,1,a\n,2,c\n", "kind");
    assertMessage("rows.csv, line 1, column 'kind'", "from 0 to 2", "0.5,1,\n", "kind");
    assertMessage("rows.csv, line 1, column 'x'", "'1.0E300'", "1e300,1,a\n", "kind");
    try (RecordReaderDataSetIterator data =
        RecordReaderDataSetIterator.builder(csv("1,3,a\n"), 2)
            .features("x")
            .classification(1, 3)
            .build()) {
      DataException wrong = assertThrows(DataException.class, data::hasNext);
      assertTrue(wrong.getMessage().contains("column 'n'"), wrong.getMessage());
      assertTrue(wrong.getMessage().contains("'3'"), wrong.getMessage());
    }
  }

  private static void assertMessage(String place, String what, String rows, String label) {
    try (RecordReaderDataSetIterator data =
        RecordReaderDataSetIterator.builder(csv(rows), 2).classification(label).build()) {
      DataException wrong = assertThrows(DataException.class, data::next);
      assertTrue(wrong.getMessage().startsWith(place), wrong.getMessage());
      assertTrue(wrong.getMessage().contains(what), wrong.getMessage());
    }
  }

  @Test
  void streamedRowsComeOnceInAnyBufferedOrderAndAPassIsTakenUpAgain() {
    int rows = 40_000; // three blocks
    List<Long> inOrder = LongStream.range(0, rows).boxed().toList();
    try (DataPipeline plain = pipeline(many(rows), 999);
        DataPipeline ahead = pipeline(many(rows), 999).prefetch(3, 2)) {
      assertEquals(inOrder, left(plain));
      assertEquals(inOrder, left(ahead));
    }
    List<Long> rest;
    DataPosition position;
    try (DataPipeline mixed = pipeline(many(rows), 1000).shuffle(20_000, 5).prefetch(2, 1)) {
      for (int i = 0; i < 7; i++) {
        mixed.next();
      }
      position = mixed.position();
      rest = left(mixed);
      assertEquals(rows - 7000, rest.size());
      mixed.startEpoch(1);
      List<Long> second = left(mixed);
      assertNotEquals(inOrder, second);
      Collections.sort(second);
      assertEquals(inOrder, second);
    }
    try (DataPipeline again = pipeline(many(rows), 1000).shuffle(20_000, 5)) {
      again.restore(position);
      assertEquals(rest, left(again));
    }
    try (DataPipeline other = pipeline(many(rows).parts().get(0), 500).shuffle(20_000, 5)) {
      assertThrows(ConfigurationException.class, () -> other.restore(position));
    }
  }

  @Test
  void rowsInMemoryCanBeHadInAnyOrder() {
    try (Blocks blocks = Blocks.read(many(20_000));
        DataPipeline all = pipeline(blocks, 64)) {
      assertEquals(20_000, all.totalExamples());
      List<DataPipeline> parts = all.split(Splitting.stratified(3L), 0.75, 0.25);
      List<Long> seen = new ArrayList<>();
      for (DataPipeline part : parts) {
        try (DataPipeline mixed = part.shuffle(1).prefetch(4, 2)) {
          seen.addAll(left(mixed));
        }
      }
      Collections.sort(seen);
      assertEquals(LongStream.range(0, 20_000).boxed().toList(), seen);
    }
  }

  @Test
  void severalReadersAreOneExampleEachAndMustBeOfOneLength() {
    try (RecordReaderMultiDataSetIterator data =
        RecordReaderMultiDataSetIterator.builder(4)
            .addReader("left", many(20_000))
            .addReader("right", many(20_000))
            .addInput("left", 0, 1)
            .addInputOneHot("right", 2, 3)
            .addOutput("right", List.of("x"))
            .build()) {
      data.next();
      MultiDataSet second = data.next();
      assertArrayEquals(
          new double[] {4, 1, 5, 2, 6, 0, 7, 1}, second.features().get(0).toDoubleArray());
      assertArrayEquals(
          new double[] {0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0},
          second.features().get(1).toDoubleArray());
      assertArrayEquals(new double[] {4, 5, 6, 7}, second.labels().get(0).toDoubleArray());
    }
    try (RecordReaderMultiDataSetIterator data =
        RecordReaderMultiDataSetIterator.builder(4)
            .addReader("left", many(5))
            .addReader("right", many(6))
            .addInput("left", 0, 1)
            .addOutput("right", 0, 0)
            .build()) {
      data.next();
      DataException wrong = assertThrows(DataException.class, data::next);
      assertTrue(wrong.getMessage().contains("[left]"), wrong.getMessage());
    }
    RecordReaderMultiDataSetIterator.Builder builder =
        RecordReaderMultiDataSetIterator.builder(4).addReader("rows", many(1));
    ConfigurationException name =
        assertThrows(ConfigurationException.class, () -> builder.addInput("row"));
    assertTrue(name.getMessage().contains("Did you mean 'rows'?"), name.getMessage());
    assertThrows(ConfigurationException.class, builder::build);
  }

  @Test
  void aColumnOfArraysKeepsItsShapeAlone() {
    SVMLightRecordReader reader =
        new SVMLightRecordReader(
            Source.text("rows.svm", "1 1:2 3:4\n0 2:1\n"), 3, false, 0, Rejects.fail());
    try (RecordReaderMultiDataSetIterator data =
        RecordReaderMultiDataSetIterator.builder(4)
            .addReader("rows", reader)
            .addInput("rows", List.of("features"))
            .addOutputClass("rows", "label", 2)
            .build()) {
      MultiDataSet batch = data.next();
      assertArrayEquals(new long[] {2, 3}, batch.features().get(0).shape());
      assertArrayEquals(new double[] {2, 0, 4, 0, 1, 0}, batch.features().get(0).toDoubleArray());
      assertEquals(DType.INT64, batch.labels().get(0).dtype());
      assertArrayEquals(new double[] {1, 0}, batch.labels().get(0).toDoubleArray());
    }
  }
}
