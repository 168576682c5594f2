package org.pydl4j.etl.iterators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.readers.CSVRecordReader;
import org.pydl4j.etl.readers.Sequences;
import org.pydl4j.etl.readers.Source;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MultiDataSet;

/** Values by the description of the alignment modes in DL4J's documentation. */
class SequenceIteratorsTest {
  private static final Schema STEPS =
      Schema.builder().addColumnDouble("x").addColumnDouble("y").addColumnInteger("c").build();
  private static final Schema LABEL = Schema.builder().addColumnInteger("c").build();

  /** Three and two steps. */
  private static BlockSource steps() {
    String rows = "1,10,0\n2,20,1\n3,30,0\n4,40,1\n5,50,1\n";
    return Sequences.everyLines(
        CSVRecordReader.builder(Source.text("steps.csv", rows), STEPS).build(), 3);
  }

  private static BlockSource features() {
    Schema two = Schema.builder().addColumnDouble("x").addColumnDouble("y").build();
    String rows = "1,10\n2,20\n3,30\n4,40\n5,50\n";
    return Sequences.everyLines(
        CSVRecordReader.builder(Source.text("steps.csv", rows), two).build(), 3);
  }

  /** A class for each sequence. */
  private static BlockSource labels() {
    return Sequences.everyLines(
        CSVRecordReader.builder(Source.text("labels.csv", "2\n1\n"), LABEL).build(), 1);
  }

  private static final double[] X = {1, 2, 3, 10, 20, 30, 4, 5, 0, 40, 50, 0};

  @Test
  void featuresAndLabelsOfOneReaderAreAlignedAtTheStart() {
    try (SequenceRecordReaderDataSetIterator data =
        new SequenceRecordReaderDataSetIterator(steps(), 2, 2, 2)) {
      DataSet batch = data.next();
      assertArrayEquals(new long[] {2, 2, 3}, batch.features().shape());
      assertArrayEquals(X, batch.features().toDoubleArray());
      assertArrayEquals(
          new double[] {1, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0}, batch.labels().toDoubleArray());
      assertArrayEquals(new double[] {1, 1, 1, 1, 1, 0}, batch.featuresMask().toDoubleArray());
      assertArrayEquals(new double[] {1, 1, 1, 1, 1, 0}, batch.labelsMask().toDoubleArray());
    }
  }

  @Test
  void aLabelOfOneStepStandsAtTheEndOfItsFeaturesOrAtTheirStart() {
    try (SequenceRecordReaderDataSetIterator end = two(AlignmentMode.ALIGN_END);
        SequenceRecordReaderDataSetIterator start = two(AlignmentMode.ALIGN_START)) {
      DataSet batch = end.next();
      assertArrayEquals(X, batch.features().toDoubleArray());
      assertArrayEquals(
          new double[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0},
          batch.labels().toDoubleArray());
      assertArrayEquals(new double[] {1, 1, 1, 1, 1, 0}, batch.featuresMask().toDoubleArray());
      assertArrayEquals(new double[] {0, 0, 1, 0, 1, 0}, batch.labelsMask().toDoubleArray());
      assertArrayEquals(new double[] {1, 0, 0, 1, 0, 0}, start.next().labelsMask().toDoubleArray());
    }
  }

  private static SequenceRecordReaderDataSetIterator two(AlignmentMode mode) {
    return new SequenceRecordReaderDataSetIterator(features(), labels(), 2, 3, false, mode);
  }

  @Test
  void equalLengthsHaveNoMasksAndOthersAreRefused() {
    try (SequenceRecordReaderDataSetIterator one =
            new SequenceRecordReaderDataSetIterator(
                features(), features(), 1, -1, true, AlignmentMode.EQUAL_LENGTH);
        SequenceRecordReaderDataSetIterator both =
            new SequenceRecordReaderDataSetIterator(
                features(), features(), 2, -1, true, AlignmentMode.EQUAL_LENGTH)) {
      DataSet first = one.next();
      assertArrayEquals(new double[] {1, 2, 3, 10, 20, 30}, first.labels().toDoubleArray());
      assertNull(first.featuresMask());
      assertNull(first.labelsMask());
      assertArrayEquals(new long[] {1, 2, 2}, one.next().features().shape());
      DataException wrong = assertThrows(DataException.class, both::next);
      assertTrue(wrong.getMessage().contains("Got 3 and 2 steps"), wrong.getMessage());
    }
  }

  @Test
  void theLastStepCanBeTheLabelOfItsSequence() {
    try (RecordReaderMultiDataSetIterator data =
        RecordReaderMultiDataSetIterator.builder(2)
            .addSequenceReader("steps", steps())
            .addInput("steps", List.of("x"))
            .addOutputClassOfLastStep("steps", "c", 2)
            .addOutputClass("steps", "c", 2)
            .build()) {
      MultiDataSet batch = data.next();
      assertArrayEquals(new long[] {2}, batch.labels().get(0).shape());
      assertArrayEquals(new double[] {0, 1}, batch.labels().get(0).toDoubleArray());
      assertNull(batch.labelsMasks().get(0));
      assertArrayEquals(new long[] {2, 3}, batch.labels().get(1).shape());
      assertArrayEquals(new double[] {0, 1, 0, 1, 1, 0}, batch.labels().get(1).toDoubleArray());
    }
  }

  @Test
  void rowsAreNoSequences() {
    BlockSource rows = CSVRecordReader.builder(Source.text("a.csv", "1\n"), LABEL).build();
    RecordReaderMultiDataSetIterator.Builder builder = RecordReaderMultiDataSetIterator.builder(2);
    assertThrows(ConfigurationException.class, () -> builder.addSequenceReader("rows", rows));
    builder.addReader("rows", rows);
    assertThrows(
        ConfigurationException.class, () -> builder.addOutputClassOfLastStep("rows", "c", 2));
  }
}
