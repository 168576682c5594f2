package org.pydl4j.etl.transform;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.text.Terms;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;

/**
 * Texts as rows of numbers, one for each term of a vocabulary: a fitted BagOfWords or Tfidf. For
 * several threads at a time.
 */
public final class TextVectors {
  private final Terms terms;
  private final Map<String, Integer> places;
  private final double @Nullable [] idf;
  private final TfidfFormula formula;
  private final VectorNorm norm;
  private final boolean binary;
  private final boolean sublinear;

  TextVectors(
      Terms terms,
      List<String> vocabulary,
      double @Nullable [] idf,
      TfidfFormula formula,
      VectorNorm norm,
      boolean binary,
      boolean sublinear) {
    this.terms = terms;
    this.idf = idf;
    this.formula = formula;
    this.norm = norm;
    this.binary = binary;
    this.sublinear = sublinear;
    places = new HashMap<>(vocabulary.size() * 2);
    for (String term : vocabulary) {
      places.put(term, places.size());
    }
    if (places.size() != vocabulary.size() || idf != null && idf.length != vocabulary.size()) {
      throw new ConfigurationException(
          "The 'vocabulary' must have each term once, and as many as 'idf' has numbers.");
    }
  }

  /**
   * The rows of a fitted operation.
   *
   * @throws ConfigurationException if it is neither BagOfWords nor Tfidf
   * @throws DataException if it has not learnt its vocabulary
   */
  public static TextVectors of(Operation operation) {
    return TextOperations.vectors(operation);
  }

  /** How many terms there are, and so numbers in a row. */
  public int width() {
    return places.size();
  }

  /** One row: the places of terms that are there, ascending, and their numbers. */
  public record Row(int[] places, double[] values) {}

  /** The numbers of a text. */
  public Row row(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    int all =
        terms.each(
            text,
            term -> {
              Integer place = places.get(term);
              if (place != null) {
                counts.merge(place, 1, Integer::sum);
              }
            });
    int[] found = counts.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    double[] values = new double[found.length];
    for (int i = 0; i < found.length; i++) {
      double count = binary ? 1 : counts.getOrDefault(found[i], 0);
      if (sublinear) {
        count = Math.log(count) + 1;
      }
      if (formula == TfidfFormula.DL4J) {
        count /= all;
      }
      values[i] = idf == null ? count : count * idf[found[i]];
    }
    scale(values);
    return new Row(found, values);
  }

  private void scale(double[] values) {
    double size =
        switch (norm) {
          case NONE -> 1;
          case L1 -> Arrays.stream(values).map(Math::abs).sum();
          case L2 -> Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
        };
    if (size != 0) {
      Arrays.setAll(values, i -> values[i] / size);
    }
  }

  /** The texts of a column as arrays [terms] of float32; what is missing stays so. */
  Column dense(BytesColumn texts) {
    int width = places.size();
    if ((long) texts.rows() * width * 4 > Integer.MAX_VALUE) {
      throw new DataException(
          texts.rows()
              + " texts with "
              + width
              + " terms each are more than 2 GiB. Give 'maxTerms', or take them as a sparse"
              + " matrix.");
    }
    NDArray made = Buffers.hostArray(DType.FLOAT32, texts.rows(), width);
    ByteBuffer bytes = Buffers.of(made);
    FloatBuffer out = bytes.asFloatBuffer();
    float[] zeros = new float[width];
    for (int row = 0; row < texts.rows(); row++) {
      out.put(row * width, zeros);
      if (texts.has(row)) {
        Row sparse = row(texts.text(row));
        for (int i = 0; i < sparse.places().length; i++) {
          out.put(row * width + sparse.places()[i], (float) sparse.values()[i]);
        }
      }
    }
    try (ArrayColumn all = ArrayColumn.of(made)) {
      return all.withPresence(texts.presence().retain());
    }
  }

  /**
   * The texts of a column as a sparse matrix by rows: where each row begins (int64 [rows + 1]), the
   * columns of its numbers (int32), and the numbers (float64). Missing texts have none. The caller
   * closes the three.
   */
  public List<NDArray> sparse(Block block, String column) {
    try (BytesColumn texts = Texts.of(block, block.schema().getIndexOfColumn(column))) {
      long[] begins = new long[texts.rows() + 1];
      int[] columns = new int[1024];
      double[] values = new double[1024];
      int used = 0;
      for (int row = 0; row < texts.rows(); row++) {
        Row next = texts.has(row) ? row(texts.text(row)) : new Row(new int[0], new double[0]);
        int count = next.places().length;
        if (used + count > columns.length) {
          int room = Math.max(columns.length * 2, used + count);
          columns = Arrays.copyOf(columns, room);
          values = Arrays.copyOf(values, room);
        }
        System.arraycopy(next.places(), 0, columns, used, count);
        System.arraycopy(next.values(), 0, values, used, count);
        used += count;
        begins[row + 1] = used;
      }
      NDArray starts = Buffers.hostArray(DType.INT64, begins.length);
      Buffers.of(starts).asLongBuffer().put(begins);
      NDArray places = Buffers.hostArray(DType.INT32, used);
      Buffers.of(places).asIntBuffer().put(columns, 0, used);
      NDArray numbers = Buffers.hostArray(DType.FLOAT64, used);
      Buffers.of(numbers).asDoubleBuffer().put(values, 0, used);
      return List.of(starts, places, numbers);
    }
  }
}
