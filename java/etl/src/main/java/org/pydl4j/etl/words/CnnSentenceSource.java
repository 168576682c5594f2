package org.pydl4j.etl.words;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.text.TextColumns;
import org.pydl4j.etl.text.Tokenizer;
import org.pydl4j.etl.text.Tokenizers;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.pipeline.BatchBuffers;
import org.pydl4j.nn.data.pipeline.DataPipeline;
import org.pydl4j.nn.data.pipeline.ExampleSource;
import org.pydl4j.nn.data.pipeline.Request;

/**
 * Texts as the vectors of their words, one after the other, cut to a length and filled up to it
 * with zeros: float32 in one of the forms of {@link SentenceFormat}. Labels: the class of each
 * text, int64 [n]. DL4J: {@code CnnSentenceDataSetIterator}.
 *
 * <pre>{@code
 * CnnSentenceSource source =
 *     CnnSentenceSource.builder(block, "text", vectors).labels("label").length(40).build();
 * try (DataPipeline data = source.pipeline().shuffle(1).batch(32)) {
 *   network.fit(data, 5);
 * }
 * source.release();
 * }</pre>
 *
 * <p>Owns the block of texts, and keeps the vectors' memory, until {@link #release()}. Each text is
 * taken apart when it is asked for, by the thread that asks.
 */
public final class CnnSentenceSource implements ExampleSource {
  private final Block block;
  private final BytesColumn texts;
  private final Column classes;
  private final WordVectors vectors;
  private final FloatRows rows;
  private final Tokenizer.Splitter splitter;
  private final SentenceFormat format;
  private final int length;
  private final int unknown; // the row of words without a vector; -1 where they are left out
  private @Nullable NDArray labels;
  private int users;
  private boolean released;

  private CnnSentenceSource(Builder builder) {
    splitter = builder.tokenizer.splitter();
    vectors = builder.vectors;
    format = builder.format;
    length = builder.length;
    unknown = builder.unknown == null ? -1 : vectors.require(builder.unknown);
    if (length < 1 || (long) length * vectors.layerSize() > Integer.MAX_VALUE / 4) {
      throw new ConfigurationException(
          "The 'length' of sentences must be at least 1, and a sentence less than 2 GiB. Got "
              + length
              + " words of "
              + vectors.layerSize()
              + " numbers.");
    }
    block = builder.block.retain();
    try {
      texts = TextColumns.texts(block, builder.text);
      classes = TextColumns.classes(block, builder.label);
      rows = vectors.kept();
    } catch (RuntimeException | Error e) {
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
    int hash = vectors.vocab().hashCode();
    for (int row = 0; row < texts.rows(); row++) {
      hash = 31 * hash + Arrays.hashCode(texts.bytes(row));
    }
    return texts.rows() + " sentences (" + hash + "), " + format + ", " + length + " words";
  }

  @Override
  public synchronized void open() {
    if (users == 0) {
      block.retain();
      long[] numbers = new long[classes.rows()];
      Arrays.setAll(numbers, classes::getLong);
      labels = Scope.detach(Nd.create(numbers));
    }
    users++;
  }

  @Override
  public synchronized void close() {
    if (--users == 0) {
      if (labels != null) {
        labels.close();
        labels = null;
      }
      block.close();
      if (released) {
        rows.close();
      }
    }
  }

  /** Lets go of texts and vectors, as soon as the pipelines of this are closed. */
  public synchronized void release() {
    if (!released) {
      released = true;
      block.close();
      if (users == 0) {
        rows.close();
      }
    }
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
    int width = vectors.layerSize();
    NDArray features =
        switch (format) {
          case CNN2D -> into.hostArray(0, DType.FLOAT32, n, 1, length, width);
          case CNN2D_TURNED -> into.hostArray(0, DType.FLOAT32, n, 1, width, length);
          case RNN -> into.hostArray(0, DType.FLOAT32, n, width, length);
        };
    NDArray mask = into.hostArray(1, DType.FLOAT32, n, length);
    NDArray wanted = into.hostArray(2, DType.INT64, n);
    float[] sentence = new float[length * width];
    FloatBuffer there = Buffers.of(mask).asFloatBuffer();
    for (int i = 0; i < n; i++) {
      int row = (int) request.numbers()[i];
      int words = write(texts.text(row), sentence);
      one(features, i).put(sentence);
      for (int k = 0; k < length; k++) {
        there.put(k < words ? 1 : 0);
      }
      Buffers.of(wanted).asLongBuffer().put(i, classes.getLong(row));
    }
    boolean masked = format == SentenceFormat.RNN;
    NDArray moved = masked ? into.onDevice(mask) : null;
    return new MultiDataSet(
        List.of(into.onDevice(features)),
        List.of(into.onDevice(wanted)),
        masked ? Arrays.asList(moved) : List.of(),
        List.of(),
        null);
  }

  /** The memory of one example; a batch may be larger than a buffer. */
  private static FloatBuffer one(NDArray features, int place) {
    try (NDArray part = org.pydl4j.nd.ops.Indexing.select(features, 0, place)) {
      return Buffers.of(part).asFloatBuffer();
    }
  }

  /** Fills a sentence; how many words it has. */
  private int write(String text, float[] sentence) {
    int width = vectors.layerSize();
    float[] vector = new float[width];
    Arrays.fill(sentence, 0);
    int count = 0;
    for (String token : splitter.tokens(text)) {
      int place = vectors.indexOf(token);
      place = place < 0 ? unknown : place;
      if (place < 0) {
        continue;
      }
      if (count == length) {
        break;
      }
      rows.get(place, vector);
      for (int k = 0; k < width; k++) {
        sentence[format == SentenceFormat.CNN2D ? count * width + k : k * length + count] =
            vector[k];
      }
      count++;
    }
    return count;
  }

  /**
   * A source in one call.
   *
   * @param tokenizer in JSON
   * @param unknown the word whose vector stands for those that have none; null leaves them out
   */
  public static CnnSentenceSource of(
      Block block,
      String text,
      String label,
      WordVectors vectors,
      String tokenizer,
      long length,
      String format,
      @Nullable String unknown) {
    Builder builder =
        builder(block, text, vectors)
            .labels(label)
            .tokenizer(Tokenizer.KIND.fromJson(tokenizer))
            .length(Math.toIntExact(Math.min(length, Integer.MAX_VALUE)))
            .format(SentenceFormat.valueOf(format));
    return unknown == null ? builder.build() : builder.unknown(unknown).build();
  }

  /** Starts a source of a block and of vectors, which stay the caller's. */
  public static Builder builder(Block block, String text, WordVectors vectors) {
    return new Builder(block, text, vectors);
  }

  /** Collects the settings of a {@link CnnSentenceSource}. */
  public static final class Builder {
    private final Block block;
    private final String text;
    private final WordVectors vectors;
    private @Nullable String label;
    private @Nullable String unknown;
    private Tokenizer tokenizer = Tokenizers.regex();
    private int length = 64;
    private SentenceFormat format = SentenceFormat.CNN2D;

    private Builder(Block block, String text, WordVectors vectors) {
      this.block = block;
      this.text = text;
      this.vectors = vectors;
    }

    /** The column of the classes. */
    public Builder labels(String column) {
      label = column;
      return this;
    }

    /** How texts are taken apart: as those were of which the vectors were learnt. */
    public Builder tokenizer(Tokenizer how) {
      tokenizer = how;
      return this;
    }

    /** How many words there are of each text; 64 by default. */
    public Builder length(int words) {
      length = words;
      return this;
    }

    /** How the vectors lie in an array; pictures [n, 1, words, numbers] by default. */
    public Builder format(SentenceFormat how) {
      format = how;
      return this;
    }

    /** The word whose vector stands for those that have none; by default these are left out. */
    public Builder unknown(String word) {
      unknown = word;
      return this;
    }

    /**
     * The finished source.
     *
     * @throws ConfigurationException if a column is missing or of another type
     * @throws org.pydl4j.nd.errors.DataException if a value is missing, or the unknown word has no
     *     vector
     */
    public CnnSentenceSource build() {
      return new CnnSentenceSource(this);
    }
  }
}
