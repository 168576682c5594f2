package org.pydl4j.etl.iterators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.data.DataPosition;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.MultiDataSetIterator;
import org.pydl4j.nn.data.pipeline.DataPipeline;

/**
 * Mini-batches of several readers, for networks of any number of inputs and outputs: the first
 * example of each reader is the first example. DL4J: {@code RecordReaderMultiDataSetIterator}.
 *
 * <pre>{@code
 * RecordReaderMultiDataSetIterator data =
 *     RecordReaderMultiDataSetIterator.builder(32)
 *         .addReader("rows", reader)
 *         .addInput("rows", 0, 3)
 *         .addOutputOneHot("rows", 4, 3)
 *         .build();
 * }</pre>
 *
 * <p>Numbers are float32 [n, columns]; of a reader of sequences [n, columns, time] with a mask [n,
 * time]; a column of arrays that is alone keeps their shape. Values that are missing, invalid or no
 * number of float32 are an error, which names source, line and column. {@link #pipeline()} has
 * orders, parts, caches and reading ahead. The readers are borrowed; close it to end a pass.
 */
public final class RecordReaderMultiDataSetIterator implements MultiDataSetIterator {
  private final DataPipeline pipeline;

  private RecordReaderMultiDataSetIterator(DataPipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** Starts with mini-batches of so many examples. */
  public static Builder builder(int batchSize) {
    return new Builder(batchSize);
  }

  /** The same examples as a pipeline, on which its methods can be called. */
  public DataPipeline pipeline() {
    return pipeline;
  }

  @Override
  public boolean hasNext() {
    return pipeline.hasNext();
  }

  @Override
  public MultiDataSet next() {
    return pipeline.next();
  }

  @Override
  public void reset() {
    pipeline.reset();
  }

  @Override
  public void startEpoch(long epoch) {
    pipeline.startEpoch(epoch);
  }

  @Override
  public int batch() {
    return pipeline.batch();
  }

  @Override
  public long totalExamples() {
    return pipeline.totalExamples();
  }

  @Override
  public List<NDArray> labels() {
    return pipeline.labels();
  }

  @Override
  public DataPosition position() {
    return pipeline.position();
  }

  @Override
  public void close() {
    pipeline.close();
  }

  /** Collects readers, inputs and outputs, under DL4J's names. */
  public static final class Builder {
    private final int batchSize;
    private final Map<String, RecordFeed> readers = new LinkedHashMap<>();
    private final List<RecordExamples.Slot> inputs = new ArrayList<>();
    private final List<RecordExamples.Slot> outputs = new ArrayList<>();
    private RecordExamples.@Nullable Slot weights;
    private AlignmentMode mode = AlignmentMode.ALIGN_START;

    private Builder(int batchSize) {
      this.batchSize = batchSize;
    }

    /** A reader, of rows or of sequences, as its schema says. */
    public Builder addReader(String name, BlockSource reader) {
      if (readers.putIfAbsent(name, new RecordFeed(name, reader)) != null) {
        throw new ConfigurationException("There are two readers '" + name + "'.");
      }
      return this;
    }

    /** A reader of sequences. */
    public Builder addSequenceReader(String name, BlockSource reader) {
      if (!reader.schema().isSequence()) {
        throw new ConfigurationException(
            "The reader '"
                + name
                + "' gives rows that are no steps of sequences: "
                + reader.schema()
                + ". Make sequences by Sequences, or by convertToSequence of a process.");
      }
      return addReader(name, reader);
    }

    /** Where sequences of unequal lengths lie. Default: ALIGN_START. */
    public Builder sequenceAlignmentMode(AlignmentMode value) {
      mode = value;
      return this;
    }

    /** All columns of a reader as one input. */
    public Builder addInput(String reader) {
      return input(reader, Subset.others(feed(reader).source.schema(), List.of()));
    }

    /** Columns of a reader as one input, from the first to the last one, which is included. */
    public Builder addInput(String reader, int first, int last) {
      return input(reader, Subset.range(feed(reader).source.schema(), first, last));
    }

    /** Columns of a reader as one input, by name. */
    public Builder addInput(String reader, List<String> columns) {
      return input(reader, places(reader, columns));
    }

    private Builder input(String reader, List<Integer> columns) {
      inputs.add(slot(reader, Subset.numbers(feed(reader).source.schema(), columns)));
      return this;
    }

    /** A class as one input with a column for each class; 0 classes for those of a category. */
    public Builder addInputOneHot(String reader, int column, int numClasses) {
      Schema schema = feed(reader).source.schema();
      inputs.add(slot(reader, Subset.classes(schema, column, numClasses, true)));
      return this;
    }

    /** All columns of a reader as the values of one output. */
    public Builder addOutput(String reader) {
      return output(reader, Subset.others(feed(reader).source.schema(), List.of()), false);
    }

    /** Columns of a reader as the values of one output; the last one is included. */
    public Builder addOutput(String reader, int first, int last) {
      return output(reader, Subset.range(feed(reader).source.schema(), first, last), false);
    }

    /** Columns of a reader as the values of one output, by name. */
    public Builder addOutput(String reader, List<String> columns) {
      return output(reader, places(reader, columns), false);
    }

    /** The same; of sequences the values of their last step, without an axis of time. */
    public Builder addOutputOfLastStep(String reader, List<String> columns) {
      return output(reader, places(reader, columns), true);
    }

    private Builder output(String reader, List<Integer> columns, boolean last) {
      Subset subset = Subset.numbers(feed(reader).source.schema(), columns);
      outputs.add(slot(reader, last ? ofLastStep(reader, subset) : subset));
      return this;
    }

    /** A class as one output with a column for each class; 0 classes for those of a category. */
    public Builder addOutputOneHot(String reader, int column, int numClasses) {
      Schema schema = feed(reader).source.schema();
      outputs.add(slot(reader, Subset.classes(schema, column, numClasses, true)));
      return this;
    }

    /** A class as one output, int64 [n] or [n, time], by the column's name. */
    public Builder addOutputClass(String reader, String column, int numClasses) {
      Schema schema = feed(reader).source.schema();
      int place = schema.getIndexOfColumn(column);
      outputs.add(slot(reader, Subset.classes(schema, place, numClasses, false)));
      return this;
    }

    /** The same; of sequences the class of their last step, [n]. */
    public Builder addOutputClassOfLastStep(String reader, String column, int numClasses) {
      Schema schema = feed(reader).source.schema();
      int place = schema.getIndexOfColumn(column);
      Subset subset = Subset.classes(schema, place, numClasses, false);
      outputs.add(slot(reader, ofLastStep(reader, subset)));
      return this;
    }

    private Subset ofLastStep(String reader, Subset subset) {
      if (!feed(reader).source.schema().isSequence()) {
        throw new ConfigurationException(
            "Only sequences have a last step. The reader '" + reader + "' gives rows.");
      }
      return subset.ofLastStep();
    }

    /** A column that says how much each example counts in a training; of sequences their last. */
    public Builder weights(String reader, String column) {
      Schema schema = feed(reader).source.schema();
      weights = slot(reader, Subset.weights(schema, schema.getIndexOfColumn(column)));
      return this;
    }

    private List<Integer> places(String reader, List<String> columns) {
      Schema schema = feed(reader).source.schema();
      return columns.stream().map(schema::getIndexOfColumn).toList();
    }

    private RecordFeed feed(String reader) {
      RecordFeed feed = readers.get(reader);
      if (feed == null) {
        throw new ConfigurationException(
            "There is no reader '" + reader + "'. " + Names.suggestion(reader, readers.keySet()));
      }
      return feed;
    }

    private RecordExamples.Slot slot(String reader, Subset subset) {
      RecordFeed feed = feed(reader);
      feed.subsets.add(subset);
      return new RecordExamples.Slot(feed, feed.subsets.size() - 1);
    }

    /**
     * The iterator; nothing is read yet.
     *
     * @throws ConfigurationException if there is no input, or a reader of which nothing is taken
     */
    public RecordReaderMultiDataSetIterator build() {
      if (inputs.isEmpty()) {
        throw new ConfigurationException("A network needs an input: addInput.");
      }
      for (RecordFeed feed : readers.values()) {
        if (feed.subsets.isEmpty()) {
          throw new ConfigurationException("Nothing is taken of the reader '" + feed.name + "'.");
        }
      }
      List<RecordFeed> feeds = List.copyOf(readers.values());
      RecordExamples examples = new RecordExamples(feeds, inputs, outputs, weights, mode);
      return new RecordReaderMultiDataSetIterator(DataPipeline.of(examples).batch(batchSize));
    }
  }
}
