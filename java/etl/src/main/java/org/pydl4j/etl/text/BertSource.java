package org.pydl4j.etl.text;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.BatchBuffers;
import org.pydl4j.nn.data.pipeline.DataPipeline;
import org.pydl4j.nn.data.pipeline.ExampleSource;
import org.pydl4j.nn.data.pipeline.Request;

/**
 * Texts as what BERT reads: {@code [CLS] pieces [SEP]}, or {@code [CLS] pieces [SEP] pieces [SEP]}
 * of pairs, cut to a length and filled up to it. Features: the pieces' numbers, int32 [n, length],
 * with a mask [n, length] that is 1 where there is a piece; for pairs a second input, 0 for the
 * first text and 1 for the second. Labels: the class of each text, int64 [n]; or of a masked
 * language model the pieces before they were hidden, int64 [n, length], with a mask that is 1 where
 * one must be guessed. DL4J: {@code BertIterator}.
 *
 * <p>Owns the block of texts until {@link #release()}. Each text is taken apart when it is asked
 * for, by the thread that asks; what is hidden of it follows from the seed, the pass and the place
 * in it.
 */
public final class BertSource implements ExampleSource {
  private final Block block;
  private final BytesColumn first;
  private final @Nullable BytesColumn second;
  private final @Nullable Column classes;
  private final BertPieces pieces;
  private final int length;
  private final BertTask task;
  private final MaskedLM masking;
  private @Nullable NDArray labels;
  private int users;

  private BertSource(Builder builder) {
    pieces = BertPieces.of(builder.tokenizer);
    length = builder.length;
    task = builder.task;
    masking = builder.masking;
    if (task == BertTask.UNSUPERVISED) {
      pieces.requireMask();
    }
    if (length < 4) {
      throw new ConfigurationException("The 'length' must be 4 or more. Got " + length + ".");
    }
    block = builder.block.retain();
    try {
      first = TextColumns.texts(block, builder.text);
      second = builder.second == null ? null : TextColumns.texts(block, builder.second);
      classes = task == BertTask.UNSUPERVISED ? null : TextColumns.classes(block, builder.label);
    } catch (RuntimeException e) {
      block.close();
      throw e;
    }
  }

  /** All of them, in their order. */
  public DataPipeline pipeline() {
    return DataPipeline.of(this);
  }

  @Override
  public String description() {
    int hash = 0;
    for (int row = 0; row < first.rows(); row++) {
      hash = 31 * hash + java.util.Arrays.hashCode(first.bytes(row));
    }
    return first.rows() + " texts (" + hash + ") for BERT, " + task + ", " + length + " pieces";
  }

  @Override
  public synchronized void open() {
    if (users++ == 0) {
      block.retain();
      Column of = classes;
      if (of != null) {
        long[] numbers = new long[of.rows()];
        java.util.Arrays.setAll(numbers, of::getLong);
        labels = Scope.detach(Nd.create(numbers));
      }
    }
  }

  @Override
  public synchronized void close() {
    if (--users == 0) {
      if (labels != null) {
        labels.close();
        labels = null;
      }
      block.close();
    }
  }

  /** Lets go of the texts, when the pipelines of this are closed. */
  public void release() {
    block.close();
  }

  @Override
  public long size() {
    return block.rows();
  }

  @Override
  public List<NDArray> labels() {
    NDArray all = labels;
    return all == null ? List.of() : List.of(all);
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    int n = request.size();
    boolean pairs = second != null;
    boolean guessing = task == BertTask.UNSUPERVISED;
    NDArray numbers = into.hostArray(0, DType.INT32, n, length);
    NDArray mask = into.hostArray(1, DType.FLOAT32, n, length);
    NDArray wanted =
        guessing ? into.hostArray(2, DType.INT64, n, length) : into.hostArray(2, DType.INT64, n);
    NDArray guessed = guessing ? into.hostArray(3, DType.FLOAT32, n, length) : null;
    NDArray segments = pairs ? into.hostArray(4, DType.INT32, n, length) : null;
    for (int i = 0; i < n; i++) {
      BertPieces.Example example = example((int) request.numbers()[i]);
      write(numbers, mask, segments, i, example);
      LongBuffer out = Buffers.of(wanted).asLongBuffer();
      if (guessed == null) {
        out.put(i, java.util.Objects.requireNonNull(classes).getLong((int) request.numbers()[i]));
      } else {
        hide(numbers, out, Buffers.of(guessed).asFloatBuffer(), i, example, request);
      }
    }
    List<NDArray> features = new ArrayList<>(List.of(into.onDevice(numbers)));
    List<@Nullable NDArray> masks = new ArrayList<>();
    NDArray moved = into.onDevice(mask);
    masks.add(moved);
    if (segments != null) {
      features.add(into.onDevice(segments));
      masks.add(moved);
    }
    List<@Nullable NDArray> labelMasks = new ArrayList<>();
    if (guessed != null) {
      labelMasks.add(into.onDevice(guessed));
    }
    return new MultiDataSet(features, List.of(into.onDevice(wanted)), masks, labelMasks, null);
  }

  private BertPieces.Example example(int row) {
    return pieces.encode(first.text(row), second == null ? null : second.text(row), length);
  }

  private void write(
      NDArray made, NDArray mask, @Nullable NDArray segments, int row, BertPieces.Example example) {
    IntBuffer numbers = Buffers.of(made).asIntBuffer();
    FloatBuffer there = Buffers.of(mask).asFloatBuffer();
    IntBuffer parts = segments == null ? null : Buffers.of(segments).asIntBuffer();
    for (int i = 0; i < length; i++) {
      int at = i - before(example);
      boolean is = at >= 0 && at < example.pieces().length;
      numbers.put(row * length + i, is ? example.pieces()[at] : pieces.fill());
      there.put(row * length + i, is ? 1 : 0);
      if (parts != null) {
        parts.put(row * length + i, is ? example.types()[at] : 0);
      }
    }
  }

  /** How many places before an example are filled up. */
  private int before(BertPieces.Example example) {
    return pieces.fillsLeft() ? length - example.pieces().length : 0;
  }

  private void hide(
      NDArray made,
      LongBuffer out,
      FloatBuffer guessed,
      int row,
      BertPieces.Example example,
      Request request) {
    int[] changed = example.pieces().clone();
    boolean[] hidden =
        masking.hide(
            changed,
            pieces.requireMask(),
            pieces.size(),
            request.epoch(),
            request.position() + row);
    IntBuffer numbers = Buffers.of(made).asIntBuffer();
    for (int i = 0; i < length; i++) {
      int at = i - before(example);
      boolean is = at >= 0 && at < changed.length;
      boolean guess = is && hidden[at] && !example.signs()[at];
      if (guess) {
        numbers.put(row * length + i, changed[at]);
      }
      out.put(row * length + i, is ? example.pieces()[at] : pieces.fill());
      guessed.put(row * length + i, guess ? 1 : 0);
    }
  }

  /**
   * A source in one call.
   *
   * @param tokenizer a WordPieceTokenizer or HuggingFaceTokenizer in JSON
   * @param second the column of the second texts; null for none
   * @param label the column of the classes; null for a masked language model
   * @param probability that a piece is hidden
   */
  public static BertSource of(
      Block block,
      String text,
      String tokenizer,
      @Nullable String second,
      @Nullable String label,
      long length,
      double probability,
      long seed) {
    Builder builder =
        builder(block, text, Tokenizer.KIND.fromJson(tokenizer))
            .length(Math.toIntExact(Math.min(length, 1 << 20)));
    if (second != null) {
      builder.pairs(second);
    }
    return label != null
        ? builder.labels(label).build()
        : builder
            .masked(
                new MaskedLM(
                    probability, MaskedLM.DEFAULT.masked(), MaskedLM.DEFAULT.random(), seed))
            .build();
  }

  /** Starts a source of a block, which stays the caller's. */
  public static Builder builder(Block block, String text, Tokenizer tokenizer) {
    return new Builder(block, text, tokenizer);
  }

  /** Collects the settings of a {@link BertSource}. */
  public static final class Builder {
    private final Block block;
    private final String text;
    private final Tokenizer tokenizer;
    private @Nullable String second;
    private @Nullable String label;
    private int length = 128;
    private BertTask task = BertTask.SEQ_CLASSIFICATION;
    private MaskedLM masking = MaskedLM.DEFAULT;

    private Builder(Block block, String text, Tokenizer tokenizer) {
      this.block = block;
      this.text = text;
      this.tokenizer = tokenizer;
    }

    /** The column of the second texts of pairs. */
    public Builder pairs(String column) {
      second = column;
      return this;
    }

    /** The column of the classes. */
    public Builder labels(String column) {
      label = column;
      return this;
    }

    /** How many pieces there are of each text, signs included; 128 by default. */
    public Builder length(int pieces) {
      length = pieces;
      return this;
    }

    /** A masked language model in place of a classification. */
    public Builder masked(MaskedLM how) {
      task = BertTask.UNSUPERVISED;
      masking = how;
      return this;
    }

    /**
     * The finished source.
     *
     * @throws ConfigurationException if a column is missing or of another type
     * @throws DataException if a value is missing, or the vocabulary lacks BERT's own pieces
     */
    public BertSource build() {
      return new BertSource(this);
    }
  }
}
