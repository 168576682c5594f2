package org.pydl4j.nn.weights;

import java.util.Arrays;
import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Matrix;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/**
 * Given vectors, such as those of words that were trained elsewhere. They stand in the
 * configuration: of a large vocabulary rather set the parameter of the network. DL4J: {@code
 * WeightInitEmbedding} with an {@code ArrayEmbeddingInitializer}.
 *
 * <pre>{@code
 * EmbeddingSequence.builder().nIn(2).nOut(3)
 *     .weightInit(new WeightInitEmbedding(new float[][] {{1, 2, 3}, {4, 5, 6}}))
 * }</pre>
 */
public final class WeightInitEmbedding extends ShapedWeightInit {
  /** The vectors. */
  public static final Key<Matrix> VECTORS =
      Key.of("vectors", Type.MATRIX)
          .required()
          .doc("The vectors, one row for each word: [nIn, nOut] of the layer.");

  /** Name, documentation and keys. */
  public static final Declaration<WeightInitEmbedding> DECLARATION =
      Declaration.of(KIND, "WeightInitEmbedding", WeightInitEmbedding::new)
          .doc(
              "The given vectors, for embeddings. They stand in the configuration and its JSON: of"
                  + " a large vocabulary rather set the parameter. DL4J: WeightInitEmbedding.")
          .positional(VECTORS)
          .build();

  private WeightInitEmbedding(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With these vectors, one row for each word. */
  public WeightInitEmbedding(float[][] vectors) {
    this(DECLARATION.builder().set(VECTORS, Matrix.of(vectors)).build().settings());
  }

  @Override
  public Optional<String> objection(long[] shape) {
    Matrix vectors = get(VECTORS);
    if (shape.length == 2 && shape[0] == vectors.rows() && shape[1] == vectors.columns()) {
      return Optional.empty();
    }
    return Optional.of(
        "The vectors of WeightInitEmbedding are "
            + vectors
            + ", the weights have the shape "
            + Arrays.toString(shape)
            + ". Set nIn to the number of vectors and nOut to their length.");
  }

  @Override
  public void fillShaped(NDArray target, double fanIn, double fanOut, long seed) {
    require(target.shape());
    Matrix vectors = get(VECTORS);
    try (NDArray rows = Nd.create(vectors.values(), vectors.rows(), vectors.columns());
        NDArray typed = Casts.castTo(rows, target.dtype())) {
      target.assign(typed);
    }
  }

  /** Starts a builder. */
  public static WeightInitEmbeddingBuilder builder() {
    return new WeightInitEmbeddingBuilder();
  }
}
