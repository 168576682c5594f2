package org.pydl4j.etl.iterators;

import java.util.List;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;

/**
 * Mini-batches of sequences: features float32 [n, columns, time], labels float32 [n, classes, time]
 * or, of a regression, [n, columns, time]. DL4J: {@code SequenceRecordReaderDataSetIterator}.
 *
 * <pre>{@code
 * try (SequenceRecordReaderDataSetIterator train =
 *     new SequenceRecordReaderDataSetIterator(
 *         steps, labels, 32, 6, false, AlignmentMode.ALIGN_END)) {
 *   net.fit(train, 20);
 * }
 * }</pre>
 *
 * <p>What is not there, by the {@link AlignmentMode}, is 0, and masks [n, time] say so. The readers
 * are borrowed.
 */
public final class SequenceRecordReaderDataSetIterator extends RecordIterator {
  private static final String FEATURES = "features";
  private static final String LABELS = "labels";

  private SequenceRecordReaderDataSetIterator(RecordReaderMultiDataSetIterator.Builder made) {
    super(made.build().pipeline());
  }

  /** A classification with the features and the class of each step in one reader. */
  public SequenceRecordReaderDataSetIterator(
      BlockSource reader, int miniBatchSize, int numPossibleLabels, int labelIndex) {
    this(reader, miniBatchSize, numPossibleLabels, labelIndex, false);
  }

  /**
   * Features and labels in one reader; the sequences are aligned at their start.
   *
   * @param numPossibleLabels how many classes there are; of a regression -1
   * @param labelIndex the column of the labels; all others are features
   */
  public SequenceRecordReaderDataSetIterator(
      BlockSource reader,
      int miniBatchSize,
      int numPossibleLabels,
      int labelIndex,
      boolean regression) {
    this(one(reader, miniBatchSize, numPossibleLabels, labelIndex, regression));
  }

  /** A classification with the class of each step in a reader of its own, of equal lengths. */
  public SequenceRecordReaderDataSetIterator(
      BlockSource featuresReader, BlockSource labels, int miniBatchSize, int numPossibleLabels) {
    this(
        featuresReader,
        labels,
        miniBatchSize,
        numPossibleLabels,
        false,
        AlignmentMode.EQUAL_LENGTH);
  }

  /**
   * Features and labels in readers of their own: the first sequence of each is the first example.
   *
   * @param numPossibleLabels how many classes there are; of a regression -1
   * @param alignmentMode where sequences of unequal lengths lie
   */
  public SequenceRecordReaderDataSetIterator(
      BlockSource featuresReader,
      BlockSource labels,
      int miniBatchSize,
      int numPossibleLabels,
      boolean regression,
      AlignmentMode alignmentMode) {
    this(
        labelled(
            RecordReaderMultiDataSetIterator.builder(miniBatchSize)
                .sequenceAlignmentMode(alignmentMode)
                .addSequenceReader(FEATURES, featuresReader)
                .addSequenceReader(LABELS, labels)
                .addInput(FEATURES),
            regression,
            numPossibleLabels));
  }

  private static RecordReaderMultiDataSetIterator.Builder one(
      BlockSource reader, int batch, int classes, int label, boolean regression) {
    Schema schema = reader.schema();
    List<Integer> others = Subset.others(schema, List.of(Subset.place(schema, label)));
    RecordReaderMultiDataSetIterator.Builder made =
        RecordReaderMultiDataSetIterator.builder(batch)
            .addSequenceReader(FEATURES, reader)
            .addInput(FEATURES, others.stream().map(schema::getName).toList());
    return regression
        ? made.addOutput(FEATURES, label, label)
        : made.addOutputOneHot(FEATURES, label, classes);
  }

  private static RecordReaderMultiDataSetIterator.Builder labelled(
      RecordReaderMultiDataSetIterator.Builder made, boolean regression, int classes) {
    return regression ? made.addOutput(LABELS) : made.addOutputOneHot(LABELS, 0, classes);
  }
}
