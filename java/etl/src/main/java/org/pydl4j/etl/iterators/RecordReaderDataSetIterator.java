package org.pydl4j.etl.iterators;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.pipeline.BatchTransform;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/**
 * Mini-batches of a reader's rows: some columns are labels, the others features. DL4J: {@code
 * RecordReaderDataSetIterator}.
 *
 * <pre>{@code
 * try (RecordReaderDataSetIterator train =
 *     RecordReaderDataSetIterator.builder(reader, 32).classification("species").build()) {
 *   net.fit(train, 20);
 * }
 * }</pre>
 *
 * <p>Features are float32 [n, columns], labels of a classification float32 [n, classes] with a 1
 * for the class, of a regression float32 [n, columns]. A column of arrays that is alone keeps their
 * shape. Values that are missing, invalid or no number of float32 are an error, which names source,
 * line and column. The reader is borrowed.
 */
public final class RecordReaderDataSetIterator extends RecordIterator {
  private final List<String> labels;

  private RecordReaderDataSetIterator(DataPipeline pipeline, List<String> labels) {
    super(pipeline);
    this.labels = labels;
  }

  /** Features alone. */
  public RecordReaderDataSetIterator(BlockSource reader, int batchSize) {
    this(builder(reader, batchSize));
  }

  /**
   * A classification.
   *
   * @param labelIndex the column of the class, from 0
   * @param numPossibleLabels how many classes there are
   */
  public RecordReaderDataSetIterator(
      BlockSource reader, int batchSize, int labelIndex, int numPossibleLabels) {
    this(builder(reader, batchSize).classification(labelIndex, numPossibleLabels));
  }

  /**
   * A regression.
   *
   * @param labelIndexFrom the first column of labels, from 0
   * @param labelIndexTo the last one, which is included
   * @param regression must be true; DL4J's constructor has it
   */
  public RecordReaderDataSetIterator(
      BlockSource reader, int batchSize, int labelIndexFrom, int labelIndexTo, boolean regression) {
    this(range(reader, batchSize, labelIndexFrom, labelIndexTo, regression));
  }

  private static Builder range(
      BlockSource reader, int batchSize, int from, int to, boolean regression) {
    if (!regression) {
      throw new ConfigurationException(
          "Several columns of labels are of a regression. Of a classification, name the column of"
              + " the class and how many there are.");
    }
    return builder(reader, batchSize).regression(from, to);
  }

  private RecordReaderDataSetIterator(Builder settings) {
    this(settings.pipeline(), settings.names());
  }

  /** Starts with a reader and mini-batches of so many rows. */
  public static Builder builder(BlockSource reader, int batchSize) {
    return new Builder(reader, batchSize);
  }

  /** The names of the classes, where the labels are a categorical column; else none. */
  public List<String> getLabels() {
    return labels;
  }

  /** Collects which columns are what. */
  public static final class Builder {
    private static final String READER = "reader";
    private final BlockSource reader;
    private final Schema schema;
    private final int batchSize;
    private List<Integer> labels = List.of();
    private @Nullable List<Integer> features;
    private @Nullable String weights;
    private boolean classification;
    private int classes;
    private int maxNumBatches = -1;
    private @Nullable BatchTransform preProcessor;

    private Builder(BlockSource reader, int batchSize) {
      this.reader = reader;
      this.schema = reader.schema();
      this.batchSize = batchSize;
    }

    /** The labels are one of so many classes; 0 for those that a categorical column lists. */
    public Builder classification(int labelIndex, int numClasses) {
      labels = List.of(Subset.place(schema, labelIndex));
      classification = true;
      classes = numClasses;
      return this;
    }

    /** The labels are one of so many classes. */
    public Builder classification(String label, int numClasses) {
      return classification(schema.getIndexOfColumn(label), numClasses);
    }

    /** The labels are the categories of a column. */
    public Builder classification(String label) {
      return classification(schema.getIndexOfColumn(label), 0);
    }

    /** The labels are numbers, of these columns; the last one is included. */
    public Builder regression(int labelIndexFrom, int labelIndexTo) {
      labels = Subset.range(schema, labelIndexFrom, labelIndexTo);
      classification = false;
      return this;
    }

    /** The labels are the numbers of a column. */
    public Builder regression(int labelIndex) {
      return regression(labelIndex, labelIndex);
    }

    /** The labels are the numbers of columns. */
    public Builder regression(String... columns) {
      labels = Subset.places(schema, columns);
      classification = false;
      return this;
    }

    /** The features. Default: all columns that are neither labels nor weights. */
    public Builder features(String... columns) {
      features = Subset.places(schema, columns);
      return this;
    }

    /** A column that says how much each row counts in a training. Default: all count alike. */
    public Builder weights(String column) {
      schema.getIndexOfColumn(column);
      weights = column;
      return this;
    }

    /** Most mini-batches of a pass. Default: -1, all of them. */
    public Builder maxNumBatches(int batches) {
      maxNumBatches = batches;
      return this;
    }

    /** Changes each mini-batch, such as a normalizer. Default: nothing does. */
    public Builder preProcessor(BatchTransform value) {
      preProcessor = value;
      return this;
    }

    /** The iterator; nothing is read yet. */
    public RecordReaderDataSetIterator build() {
      return new RecordReaderDataSetIterator(this);
    }

    private List<String> names() {
      return classification
              && schema.getMetaData(labels.get(0)) instanceof CategoricalMetaData states
          ? states.stateNames()
          : List.of();
    }

    private DataPipeline pipeline() {
      RecordReaderMultiDataSetIterator.Builder made =
          RecordReaderMultiDataSetIterator.builder(batchSize).addReader(READER, reader);
      List<Integer> taken = new ArrayList<>(labels);
      String counted = weights;
      if (counted != null) {
        taken.add(schema.getIndexOfColumn(counted));
        made.weights(READER, counted);
      }
      List<Integer> inputs = features;
      made.addInput(READER, names(inputs == null ? Subset.others(schema, taken) : inputs));
      if (classification) {
        made.addOutputOneHot(READER, labels.get(0), classes);
      } else if (!labels.isEmpty()) {
        made.addOutput(READER, names(labels));
      }
      DataPipeline all = made.build().pipeline();
      BatchTransform change = preProcessor;
      DataPipeline changed = change == null ? all : all.map(change);
      return maxNumBatches < 0 ? changed : changed.take((long) maxNumBatches * batchSize);
    }

    private List<String> names(List<Integer> places) {
      return places.stream().map(schema::getName).toList();
    }
  }
}
