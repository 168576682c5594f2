package org.pydl4j.nn.constraints;

import java.util.stream.IntStream;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;

/** A limit on the parameters of a layer, restored after each step of training. */
public abstract class Constraint extends Configured {
  /** The family of constraints. */
  public static final Kind<Constraint> KIND =
      Kind.withShorthand(
          "constraint",
          Constraint.class,
          "A limit on parameters that is restored after each step of training. The norm is the"
              + " Euclidean length of the weights that lead to one output: a column of [nIn, nOut],"
              + " a filter of [out, in, kernel …], all of a vector.");

  private static final double LEAST = 1e-6;

  /** For subclasses. */
  protected Constraint(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /**
   * Changes parameters in place so that the limit holds.
   *
   * @param parameter one parameter as users see it, a live view: [nIn, nOut], [out, in, kernel …]
   *     or [n]
   */
  public abstract void apply(NDArray parameter);

  /** The norms of the weights of each output, in a shape that broadcasts against them. */
  static NDArray norms(NDArray parameter) {
    int rank = parameter.rank();
    int[] axes = rank <= 2 ? new int[] {0} : IntStream.range(1, rank).toArray();
    return Maths.sqrt(Reduction.sum(Maths.square(parameter), true, axes));
  }

  /** Multiplies the weights of each output so that their norm becomes another. */
  static void rescale(NDArray parameter, NDArray norms, NDArray wanted) {
    Arithmetic.mulInPlace(parameter, Arithmetic.div(wanted, Arithmetic.add(norms, LEAST)));
  }
}
