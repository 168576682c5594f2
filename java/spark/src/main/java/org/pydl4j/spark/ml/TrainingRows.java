package org.pydl4j.spark.ml;

import java.io.Serializable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.normalizers.Normalizer;
import org.pydl4j.etl.normalizers.Normalizers;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.Signature;
import org.pydl4j.spark.rows.RereadableRows;
import org.pydl4j.spark.rows.RowPlan;
import org.pydl4j.spark.rows.RowShard;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.training.Shard;
import org.pydl4j.spark.training.ShardFactory;
import org.pydl4j.spark.training.ShardPlan;

/**
 * Makes a worker's examples of the rows of its partition: in off-heap memory, or where they take
 * more than the limit, read from Spark in each pass.
 *
 * @param plan the columns
 * @param inputs the arrays that are the model's inputs
 * @param labels the arrays that are its labels; empty when it is to give its inputs back
 * @param weights the array with the weights, or null
 * @param indicator the number of the column that is true for rows of the validation, or -1
 * @param normalizers what features, and labels, go through first
 * @param cacheBytes the limit in bytes; 0 for {@link CacheLimit#standard}
 */
record TrainingRows(
    RowPlan plan,
    List<TensorSpec> inputs,
    List<TensorSpec> labels,
    @Nullable TensorSpec weights,
    int indicator,
    Normalizers normalizers,
    long cacheBytes)
    implements ShardFactory<InternalRow>, Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public Shard open(Iterator<InternalRow> rows, ShardPlan shardPlan) {
    CacheLimit limit = CacheLimit.of(this, shardPlan);
    try (RowShard.Builder training = new RowShard.Builder(plan, limit.bytes());
        RowShard.Builder validation = new RowShard.Builder(plan, limit.bytes())) {
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        RowShard.Builder builder = validates(row) ? validation : training;
        long more = builder.rows() == builder.capacity() ? builder.pieceRows() : 0;
        if (rows instanceof RereadableRows source
            && !limit.allows(
                training.capacity() + validation.capacity() + more, builder.pieceRows())) {
          training.close();
          validation.close();
          return streamed(source, limit, shardPlan);
        }
        builder.add(row);
      }
      RowShard trained = normalized(training.build(), shardPlan.signature());
      try {
        return new ArrayShard(
            this, trained, normalized(validation.build(), shardPlan.signature()), shardPlan);
      } catch (RuntimeException e) {
        trained.close();
        throw e;
      }
    }
  }

  private Shard streamed(RereadableRows source, CacheLimit limit, ShardPlan shardPlan) {
    int window = limit.window();
    long[] counts = new long[2];
    for (Iterator<InternalRow> rows = source.again(); rows.hasNext(); ) {
      counts[validates(rows.next()) ? 1 : 0]++;
    }
    return new StreamedShard(this, source, counts[0], counts[1], window, shardPlan);
  }

  private boolean validates(InternalRow row) {
    return indicator >= 0 && !row.isNullAt(indicator) && row.getBoolean(indicator);
  }

  /** The rows of the validation, or the others. */
  Iterator<InternalRow> only(Iterator<InternalRow> rows, boolean validation) {
    return new Iterator<>() {
      private @Nullable InternalRow found;

      @Override
      public boolean hasNext() {
        while (found == null && rows.hasNext()) {
          InternalRow row = rows.next();
          found = validates(row) == validation ? row : null;
        }
        return found != null;
      }

      @Override
      public InternalRow next() {
        InternalRow given = hasNext() ? found : null;
        if (given == null) {
          throw new NoSuchElementException();
        }
        found = null;
        return given;
      }
    };
  }

  private RowShard normalized(RowShard shard, Signature signature) {
    try {
      for (String name : shard.names()) {
        UnaryOperator<NDArray> change = change(name, signature);
        if (change != null && shard.rows() > 0) {
          shard.replaceAll(name, change);
        }
      }
      return shard;
    } catch (RuntimeException e) {
      shard.close();
      throw e;
    }
  }

  /**
   * What the normalizer makes of an array, in a new one of the network's type; null for nothing.
   * Its own numbers are double where the column's are.
   */
  @Nullable UnaryOperator<NDArray> change(String name, Signature signature) {
    UnaryOperator<NDArray> scaled = scaled(name);
    DType type = type(signature);
    return scaled == null
        ? null
        : array -> {
          NDArray made = scaled.apply(array);
          if (made.dtype() == type) {
            return made;
          }
          try (made) {
            return made.castTo(type);
          }
        };
  }

  /** The type of the network's numbers. */
  static DType type(Signature signature) {
    boolean wide = signature.inputs().get(0).dtype() == DType.FLOAT64;
    return wide ? DType.FLOAT64 : DType.FLOAT32;
  }

  private @Nullable UnaryOperator<NDArray> scaled(String name) {
    Normalizer found = null;
    for (int i = 0; i < inputs.size(); i++) {
      found = inputs.get(i).name().equals(name) ? normalizers.input(i) : found;
    }
    for (int i = 0; i < labels.size(); i++) {
      found = labels.get(i).name().equals(name) ? normalizers.output(i) : found;
    }
    return found == null ? null : found::transform;
  }

  /** What of the arrays is a batch's labels, by the model's outputs. */
  Map<String, NDArray> labelsOf(Map<String, NDArray> arrays, List<String> outputs) {
    Map<String, NDArray> found = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size() && i < labels.size(); i++) {
      found.put(outputs.get(i), Objects.requireNonNull(arrays.get(labels.get(i).name())));
    }
    return found;
  }
}
