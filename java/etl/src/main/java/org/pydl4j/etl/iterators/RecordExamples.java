package org.pydl4j.etl.iterators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.BatchBuffers;
import org.pydl4j.nn.data.pipeline.ExampleSource;
import org.pydl4j.nn.data.pipeline.Request;

/**
 * Examples made of the rows of readers: the first of each reader are the first example, and so on.
 * Rows in memory are taken to numbers once, when they are opened, and can be had in any order;
 * others are read from the beginning in each pass.
 */
final class RecordExamples implements ExampleSource {
  private final List<RecordFeed> feeds;
  private final List<Slot> inputs;
  private final List<Slot> outputs;
  private final @Nullable Slot weights;
  private final AlignmentMode mode;
  private final boolean kept;
  private int users;
  private long known; // all readers have the examples of this pass with numbers below it

  /** An array of a mini-batch: a subset of a reader. */
  record Slot(RecordFeed feed, int place) {
    Subset subset() {
      return feed.subsets.get(place);
    }

    boolean isSequence() {
      return feed.source.schema().isSequence() && !subset().lastStep();
    }
  }

  RecordExamples(
      List<RecordFeed> feeds,
      List<Slot> inputs,
      List<Slot> outputs,
      @Nullable Slot weights,
      AlignmentMode mode) {
    this.feeds = List.copyOf(feeds);
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.weights = weights;
    this.mode = mode;
    this.kept = feeds.stream().allMatch(feed -> feed.source instanceof Blocks);
  }

  @Override
  public String description() {
    StringBuilder text = new StringBuilder();
    for (RecordFeed feed : feeds) {
      text.append(feed.name).append(": ").append(feed.source.description()).append("; ");
    }
    List<Object> taken = new ArrayList<>();
    inputs.forEach(slot -> taken.add(slot.subset()));
    outputs.forEach(slot -> taken.add(slot.subset()));
    return text.append("columns ").append(taken).append(", ").append(mode).toString();
  }

  @Override
  public synchronized void open() {
    if (users > 0 && !kept) {
      throw new ConfigurationException(
          "These rows are read by another pipeline, and can be read by one at a time. Close that"
              + " one, or keep the examples: cache().");
    }
    if (users++ == 0 && kept) {
      known = 0;
      try {
        feeds.forEach(feed -> feed.begin(0));
        while (has(size())) {} // reads all
        long first = size();
        if (feeds.stream().anyMatch(feed -> feed.read() != first)) {
          throw unequal(feeds.stream().map(feed -> feed.name + ": " + feed.read()).toList());
        }
      } catch (RuntimeException e) {
        users = 0;
        feeds.forEach(RecordFeed::forget);
        throw e;
      }
    }
  }

  @Override
  public synchronized void close() {
    if (--users == 0) {
      feeds.forEach(RecordFeed::forget);
    }
  }

  @Override
  public boolean isRandomAccess() {
    return kept;
  }

  @Override
  public long size() {
    return kept ? feeds.get(0).read() : -1;
  }

  @Override
  public long begin(long epoch) {
    if (kept) {
      return 0;
    }
    // Numbers go on: a buffer may still hold those of the pass before.
    long first = feeds.stream().mapToLong(RecordFeed::read).max().orElse(0);
    feeds.forEach(feed -> feed.begin(first));
    known = first;
    return first;
  }

  @Override
  public boolean has(long number) {
    if (number < known) {
      return true;
    }
    int there = 0;
    for (RecordFeed feed : feeds) {
      there += feed.has(number) ? 1 : 0;
    }
    if (there > 0 && there < feeds.size()) {
      List<String> shorter = new ArrayList<>();
      feeds.stream().filter(feed -> !feed.has(number)).forEach(feed -> shorter.add(feed.name));
      throw unequal(List.of("no more of " + shorter + " behind an example that others have"));
    }
    if (there > 0) {
      known = feeds.stream().mapToLong(RecordFeed::read).min().orElse(number);
    }
    return there > 0;
  }

  private static DataException unequal(List<String> counts) {
    return new DataException("All readers must have as many examples. Got " + counts + ".");
  }

  @Override
  public void skip(long number) {
    if (!kept && has(number)) {
      feeds.forEach(feed -> feed.done(number));
    }
  }

  @Override
  public void forget() {
    if (!kept) {
      known = 0;
      feeds.forEach(RecordFeed::forget);
    }
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    SequenceBatch steps = new SequenceBatch(request.numbers(), sequences(), mode);
    int place = 0;
    List<NDArray> features = new ArrayList<>();
    List<NDArray> labels = new ArrayList<>();
    List<@Nullable NDArray> featuresMasks = new ArrayList<>();
    List<@Nullable NDArray> labelsMasks = new ArrayList<>();
    for (Slot slot : inputs) {
      features.add(array(slot, request, steps, into, place++));
      featuresMasks.add(mask(slot, steps, into, place++));
    }
    for (Slot slot : outputs) {
      labels.add(array(slot, request, steps, into, place++));
      labelsMasks.add(mask(slot, steps, into, place++));
    }
    Slot counted = weights;
    NDArray counts = counted == null ? null : array(counted, request, steps, into, place);
    if (!kept) {
      feeds.forEach(feed -> feed.done(request.numbers()));
    }
    return new MultiDataSet(features, labels, masks(featuresMasks), masks(labelsMasks), counts);
  }

  private List<Slot> sequences() {
    List<Slot> all = new ArrayList<>(inputs);
    all.addAll(outputs);
    return all.stream().filter(Slot::isSequence).toList();
  }

  private static List<@Nullable NDArray> masks(List<@Nullable NDArray> masks) {
    boolean none = masks.stream().allMatch(mask -> mask == null);
    return none ? List.of() : Collections.unmodifiableList(masks);
  }

  private static NDArray array(
      Slot slot, Request request, SequenceBatch steps, BatchBuffers into, int place) {
    NDArray made =
        slot.isSequence()
            ? steps.array(slot, into, place)
            : RowGather.of(slot, request.numbers(), into, place);
    return into.onDevice(made);
  }

  private static @Nullable NDArray mask(
      Slot slot, SequenceBatch steps, BatchBuffers into, int place) {
    NDArray made = slot.isSequence() ? steps.mask(slot, into, place) : null;
    return made == null ? null : into.onDevice(made);
  }
}
