package org.pydl4j.nn.weights;

import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/**
 * A matrix whose rows or columns, whichever are fewer, are orthogonal and have one length. DL4J:
 * {@code OrthogonalDistribution}. Source: Saxe et al. 2013, arXiv:1312.6120.
 */
public final class OrthogonalDistribution extends ShapedWeightInit {
  /** Length of the rows or columns. */
  public static final Key<Double> GAIN =
      Key.of("gain", Type.DOUBLE).defaultsTo(1.0).doc("Length of the rows or columns.");

  /** Name, documentation and keys. */
  public static final Declaration<OrthogonalDistribution> DECLARATION =
      Declaration.of(KIND, "OrthogonalDistribution", OrthogonalDistribution::new)
          .doc(
              "gain · Q, Q from the QR decomposition of a random normal matrix. Its "
                  + "rows or columns, whichever are fewer, are orthogonal and of length 1. "
                  + "Weights of more than two axes are taken as a matrix of their first "
                  + "axis and all others. DL4J: OrthogonalDistribution; Keras: Orthogonal, "
                  + "its default for recurrent weights. arXiv:1312.6120.")
          .alias("orthogonal")
          .positional(GAIN)
          .build();

  private OrthogonalDistribution(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this length of rows or columns. */
  public OrthogonalDistribution(double gain) {
    this(DECLARATION.builder().set(GAIN, gain).build().settings());
  }

  @Override
  public void fillShaped(NDArray target, double fanIn, double fanOut, long seed) {
    long rows = target.size(0);
    long columns = target.length() / rows;
    long more = Math.max(rows, columns);
    long fewer = Math.min(rows, columns);
    NDArray random = Nd.zeros(DType.FLOAT64, more * fewer);
    Fill.fill(random, Fill.normal(0, 1, seed));
    Linalg.Qr qr = Linalg.qr(Shapes.reshape(random, more, fewer));
    // Householder's method prefers one sign: that of R's diagonal makes Q uniformly distributed.
    NDArray signs = Maths.sign(Linalg.diagonal(qr.r()));
    NDArray q = Arithmetic.mul(Arithmetic.mul(qr.q(), signs), get(GAIN));
    NDArray turned = rows < columns ? Shapes.transpose(q) : q;
    target.assign(Casts.castTo(Shapes.reshape(turned, target.shape()), target.dtype()));
  }

  /** Starts a builder. */
  public static OrthogonalDistributionBuilder builder() {
    return new OrthogonalDistributionBuilder();
  }
}
