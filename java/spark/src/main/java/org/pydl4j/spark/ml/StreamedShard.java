package org.pydl4j.spark.ml;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.data.Seeds;
import org.pydl4j.spark.rows.RereadableRows;
import org.pydl4j.spark.rows.RowBatch;
import org.pydl4j.spark.rows.RowWindow;
import org.pydl4j.spark.training.Shard;
import org.pydl4j.spark.training.ShardPlan;

/**
 * A worker's examples where they do not fit into its memory: read from Spark anew for each pass,
 * and shuffled in a window. Owns memory only while a pass runs.
 */
final class StreamedShard implements Shard {
  private final TrainingRows rows;
  private final RereadableRows source;
  private final long training;
  private final long validation;
  private final int window;
  private final ShardPlan plan;

  /**
   * @param training how many rows there are to train on
   * @param validation and to validate with
   * @param window rows that are shuffled among each other
   */
  StreamedShard(
      TrainingRows rows,
      RereadableRows source,
      long training,
      long validation,
      int window,
      ShardPlan plan) {
    this.rows = rows;
    this.source = source;
    this.training = training;
    this.validation = validation;
    this.window = window;
    this.plan = plan;
  }

  @Override
  public long rows() {
    return training;
  }

  @Override
  public long validationRows() {
    return validation;
  }

  @Override
  public Batches batches(long epoch, long skip) {
    long seed = Seeds.of(plan.workerSeed(), epoch, 0);
    return new Pass(rows.only(source.again(), false), window, skip, new SplittableRandom(seed));
  }

  @Override
  public Batches validation() {
    return new Pass(rows.only(source.again(), true), 1, 0, new SplittableRandom(0));
  }

  @Override
  public void close() {
    // Passes own their memory.
  }

  private final class Pass extends ExampleBatches {
    private final RowWindow shuffled;
    private final RowBatch batch;

    Pass(Iterator<InternalRow> found, int window, long skip, SplittableRandom random) {
      super(rows, plan);
      shuffled = new RowWindow(rows.plan(), window, found, random);
      try {
        batch = new RowBatch(rows.plan(), plan.batchSize());
        try {
          for (long i = 0; i < skip && shuffled.hasNext(); i++) {
            shuffled.fill(batch);
          }
        } catch (Throwable e) { // Spark's iterators throw checked exceptions, too
          batch.close();
          throw e;
        }
      } catch (Throwable e) {
        shuffled.close();
        throw e;
      }
    }

    @Override
    public boolean hasNext() {
      return shuffled.hasNext();
    }

    @Override
    Map<String, NDArray> read() {
      shuffled.fill(batch);
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      try (Scope scope = Scope.open()) {
        batch.arrays().forEach((name, array) -> arrays.put(name, changed(name, array)));
        arrays.values().forEach(Scope::detach);
      }
      return arrays;
    }

    private NDArray changed(String name, NDArray array) {
      UnaryOperator<NDArray> change = rows.change(name, plan.signature());
      return change == null ? array : change.apply(array);
    }

    @Override
    public void close() {
      super.close();
      shuffled.close();
      batch.close();
    }
  }
}
