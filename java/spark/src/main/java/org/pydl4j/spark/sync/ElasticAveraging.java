package org.pydl4j.spark.sync;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.spark.transport.Collective;

/**
 * Replicas that stay different, held together by springs to a common centre, which is the model.
 * Source: Zhang et al. 2014 (arXiv:1412.6651), synchronous EASGD.
 */
public final class ElasticAveraging extends ConnectedSync {
  /** Strength of the springs. */
  public static final Key<Double> MOVING_RATE =
      Key.of("movingRate", Type.DOUBLE)
          .defaultsTo(0.9)
          .check(ValueCheck.between(0, 1))
          .doc("beta: how far the centre moves to the mean of the replicas in a round.");

  /** Name, documentation and keys. */
  public static final Declaration<ElasticAveraging> DECLARATION =
      Declaration.of(KIND, "ElasticAveraging", ElasticAveraging::new)
          .doc(
              "Replicas that stay different, held together by springs to a centre c, the model.\n"
                  + "After H local steps, with alpha = beta / workers:\n"
                  + "e_r = alpha · (p_r - c); p_r = p_r - e_r; c = c + sum of e_r\n"
                  + "Source: Zhang et al. 2014 (arXiv:1412.6651).")
          .positional(EVERY)
          .key(EVERY_SCHEDULE)
          .key(MOVING_RATE)
          .key(WIRE)
          .build();

  private ElasticAveraging(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public int vectors() {
    return 3;
  }

  @Override
  public Synchronizer bind(Trainable replica, Collective workers, int batchSize) {
    return new Springs(this, replica, workers);
  }

  private static final class Springs extends Rounds {
    private final double alpha;
    private final NDArray centre;
    private final NDArray pull;
    private final NDArray own;

    Springs(ElasticAveraging sync, Trainable replica, Collective workers) {
      super(sync, replica, workers);
      alpha = sync.get(MOVING_RATE) / workers.size();
      centre = copy();
      own = copy();
      pull = zeros();
    }

    @Override
    void round(double weight) {
      pull.assign(params);
      Updates.axpy(pull, -1, centre);
      Arithmetic.mulInPlace(pull, alpha);
      Updates.axpy(params, -1, pull);
      workers.allReduce(pull, wire);
      Updates.axpy(centre, 1, pull);
    }

    @Override
    public void meet() {
      pullTogether();
      own.assign(params);
      params.assign(centre);
    }

    @Override
    public void resume() {
      params.assign(own);
    }

    @Override
    public List<NDArray> state() {
      return List.of(centre, own);
    }

    @Override
    public void close() {
      super.close();
      centre.close();
      pull.close();
      own.close();
    }
  }

  /** Starts a builder. */
  public static ElasticAveragingBuilder builder() {
    return new ElasticAveragingBuilder();
  }
}
