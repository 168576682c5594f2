package org.pydl4j.nn.weights;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/** What leaves its input as it is. DL4J: {@code IDENTITY}. */
public final class Identity extends ShapedWeightInit {
  /** The value on the diagonal. */
  public static final Key<Double> SCALE =
      Key.of("scale", Type.DOUBLE).defaultsTo(1.0).doc("The value on the diagonal.");

  /** Name, documentation and keys. */
  public static final Declaration<Identity> DECLARATION =
      Declaration.of(KIND, "Identity", Identity::new)
          .doc(
              "scale on the diagonal of a square matrix, 0 elsewhere. For "
                  + "convolutions with as many inputs as outputs and an odd kernel, scale "
                  + "in the middle of the kernel. DL4J: WeightInit.IDENTITY.")
          .alias("identity")
          .positional(SCALE)
          .build();

  private Identity(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Optional<String> objection(long[] shape) {
    boolean square = shape.length >= 2 && shape[0] == shape[1];
    boolean odd = LongStream.of(shape).skip(2).allMatch(extent -> extent % 2 == 1);
    if (square && odd) {
      return Optional.empty();
    }
    return Optional.of(
        "The weight initialisation Identity is for square matrices, and for convolutions with as"
            + " many inputs as outputs and odd kernels. Got weights of the shape "
            + Arrays.toString(shape)
            + ". Use another weightInit, such as OrthogonalDistribution.");
  }

  @Override
  public void fillShaped(NDArray target, double fanIn, double fanOut, long seed) {
    long[] shape = target.shape();
    require(shape);
    target.assign(Nd.zeros(target.dtype(), shape));
    NDArray middle = target;
    for (int axis = shape.length - 1; axis >= 2; axis--) {
      middle = Indexing.select(middle, axis, shape[axis] / 2);
    }
    Linalg.diagonal(middle).assign(Nd.full(get(SCALE), target.dtype(), shape[0]));
  }

  /** Starts a builder. */
  public static IdentityBuilder builder() {
    return new IdentityBuilder();
  }
}
