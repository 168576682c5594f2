package org.pydl4j.nn.layers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.steps.Step;

/**
 * A place in a network where signals come in and go out: a {@link Layer}, which has one of each, or
 * a vertex that joins, cuts or turns several. Immutable; the network owns the parameters.
 */
public interface Vertex {
  /** The numbers that a vertex computes with where its network mixes float32 and bfloat16. */
  enum Numbers {
    /** float32: sums, norms, losses, states. */
    FLOAT32,
    /** bfloat16: most of its time goes into products of matrices. */
    BFLOAT16,
    /** Those that come: it moves numbers, or looks at each by itself. */
    ANY
  }

  /**
   * Its numbers where the network mixes precisions: float32 unless it says otherwise. Inputs, and
   * parameters but gains and states, are of this type then.
   */
  default Numbers numbers() {
    return Numbers.FLOAT32;
  }

  /** Its name, documentation and settings. */
  Declaration<?> declaration();

  /**
   * The shapes that come out when these shapes go in.
   *
   * @throws org.pydl4j.nd.errors.ShapeException if they do not fit, made by {@link
   *     LayerPlace#expects}
   */
  List<InputType> infer(List<InputType> inputs, LayerPlace place);

  /** The parameters for these inputs, in the order in which they lie in the flat vector. */
  List<ParameterSpec> parameters(List<InputType> inputs);

  /**
   * The formula.
   *
   * @param inputs one for each source, in the network's type, in the shapes of {@link #infer}
   * @return one for each shape of {@link #infer}
   */
  List<Signal> forward(LayerContext context, List<Signal> inputs);

  /**
   * The formula outside of training as steps that a plan may join with those of its neighbours, for
   * signals without a mask; null where {@link #forward} is all there is.
   *
   * @param frozen its parameters as they are now
   */
  default @Nullable List<Step> compile(LayerContext frozen) {
    return null;
  }

  /**
   * Whether its inputs are whole numbers that name something, such as words: they stay int64, since
   * float32 has no number between 2²⁴ and 2²⁴ + 2.
   */
  default boolean takesIndices() {
    return false;
  }

  /**
   * Whether an output depends on inputs of later time steps: such a layer cannot be fed step by
   * step.
   */
  default boolean looksAhead() {
    return false;
  }

  /** How many things such whole numbers name: each is from 0 to one less. */
  default long indexLimit() {
    return Long.MAX_VALUE;
  }

  /**
   * The settings that hold for one of its parameters: its own, or those of a layer inside.
   *
   * @param parameter its name, {@code W}
   */
  default Configured settingsOf(String parameter) {
    return (Configured) this;
  }

  /** Whether training leaves its parameters as they are. */
  default boolean isFrozen() {
    return this instanceof Configured own && own.find(LayerKeys.FROZEN).orElse(false);
  }

  /** The names of what it {@link LayerContext#carry carries} from segment to segment; none. */
  default List<String> carriedNames() {
    return List.of();
  }
}
