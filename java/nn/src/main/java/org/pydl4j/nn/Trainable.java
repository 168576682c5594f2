package org.pydl4j.nn;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.data.Batch;

/**
 * A model that learns by gradients, seen from outside: one vector of parameters, one of gradients,
 * one of updater state, and a step on a batch. Training on clusters needs no more, whatever the
 * network looks like.
 *
 * <p>The three vectors are live views, which the caller closes. One thread trains at a time.
 */
public interface Trainable extends Model {
  /** The name under which {@link Trainables} makes such models again. */
  String kind();

  /** The configuration, from which {@link Trainables#create} makes a model with new parameters. */
  String configurationJson();

  /** The type of the vectors. */
  DType dtype();

  /** Number of parameters. */
  long numParams();

  /** All parameters, [numParams]. */
  NDArray params();

  /** The gradient of the last {@link #computeGradient}, [numParams]. */
  NDArray gradient();

  /** The updaters' state, a vector of any length. */
  NDArray updaterState();

  /** How long {@link #updaterState()} is. Networks tell without making one. */
  default long updaterStateLength() {
    try (NDArray state = updaterState()) {
      return state.length();
    }
  }

  /**
   * How many steps {@link #updaterState()} comes from; 0 for zeros. Adam's t is one more at the
   * next step: it corrects the bias of a state of few steps.
   */
  long updaterSteps();

  /** Sets {@link #updaterSteps()}, where the state is set to one that comes from other steps. */
  void setUpdaterSteps(long steps);

  /**
   * Fills {@link #gradient()} for a batch, averaged over its examples by their weights; changes
   * nothing else.
   *
   * @return the score, regularization included
   * @throws org.pydl4j.nd.errors.ScoreException if it is NaN or infinite
   */
  double computeGradient(Batch batch);

  /**
   * One step of the updaters along {@link #gradient()}: clipping and regularization first. Counts
   * one iteration.
   */
  void applyGradient();

  /** {@link #computeGradient} and {@link #applyGradient()}. */
  default double step(Batch batch) {
    double score = computeGradient(batch);
    applyGradient();
    return score;
  }

  /** The score of a batch without dropout, regularization included; nothing changes. */
  double score(Batch batch);

  /** Batches that this model was trained on in its life. */
  long iteration();

  /** Whole passes over the data in its life. */
  long epoch();

  /** Continues counting from here. */
  void setProgress(long iteration, long epoch);

  /**
   * Makes this one of several replicas: its random numbers (dropout) become others than those of
   * the replicas with other numbers. 0 is the model by itself.
   */
  void setReplica(int replica);

  /** Sets {@link #normalizerJson()}; null for none. */
  void setNormalizerJson(@Nullable String json);

  /** Sets {@link #processJson()}; null for none. */
  void setProcessJson(@Nullable String json);
}
