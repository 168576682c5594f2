package org.pydl4j.spark.sync;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.spark.transport.Collective;

/**
 * First as {@link AllReduce}, then as {@link Average}: the first steps, in which replicas would
 * drift apart fastest, are made together. Source: Lin et al. 2018 (arXiv:1808.07217).
 */
public final class PostLocal extends ConnectedSync {
  /** Steps made together. */
  public static final Key<Long> AFTER =
      Key.of("after", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(0))
          .doc("Steps of the network's life with averaged gradients, before local steps begin.");

  /** Name, documentation and keys. */
  public static final Declaration<PostLocal> DECLARATION =
      Declaration.of(KIND, "PostLocal", PostLocal::new)
          .doc(
              "Averaged gradients at each of the first steps, then H local steps between averages"
                  + " of the parameters. Source: Lin et al. 2018 (arXiv:1808.07217).")
          .positional(AFTER, EVERY)
          .key(EVERY_SCHEDULE)
          .key(Rounds.UPDATER_STATE)
          .key(WIRE)
          .build();

  private PostLocal(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public boolean stepsEachBatch() {
    return true;
  }

  @Override
  public Synchronizer bind(Trainable replica, Collective workers, int batchSize) {
    AllReduce together = AllReduce.builder().set(WIRE, get(WIRE)).build();
    return new Both(
        replica,
        together.bind(replica, workers, batchSize),
        new Average.Averaging(this, replica, workers));
  }

  private final class Both implements Synchronizer {
    private final Trainable replica;
    private final Synchronizer together;
    private final Synchronizer local;

    Both(Trainable replica, Synchronizer together, Synchronizer local) {
      this.replica = replica;
      this.together = together;
      this.local = local;
    }

    @Override
    public double step(@Nullable Batch batch) {
      return (replica.iteration() < get(AFTER) ? together : local).step(batch);
    }

    @Override
    public void meet() {
      local.meet();
    }

    @Override
    public void resume() {}

    @Override
    public double[] counters() {
      return local.counters();
    }

    @Override
    public void restore(double[] counters) {
      local.restore(counters);
    }

    @Override
    public void close() {
      together.close();
      local.close();
    }
  }

  /** Starts a builder. */
  public static PostLocalBuilder builder() {
    return new PostLocalBuilder();
  }
}
