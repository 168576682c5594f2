package org.pydl4j.nn.variational;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/**
 * Several distributions side by side, each of a part of the inputs. DL4J: {@code
 * CompositeReconstructionDistribution}.
 */
public final class CompositeReconstruction extends ReconstructionDistribution {
  /** How many inputs each has. */
  public static final Key<List<Long>> SIZES =
      Key.of("sizes", Type.LONGS).required().doc("How many inputs each distribution is of.");

  /** The distributions. */
  public static final Key<List<ReconstructionDistribution>> DISTRIBUTIONS =
      Key.of("distributions", Type.listOf(KIND))
          .required()
          .doc("The distributions of the inputs one behind the other.");

  /** Name, documentation and keys. */
  public static final Declaration<CompositeReconstruction> DECLARATION =
      Declaration.of(KIND, "Composite", CompositeReconstruction::new)
          .doc(
              "Several distributions side by side: the sum of theirs over the first sizes[0]"
                  + " inputs, the next sizes[1] … DL4J: CompositeReconstructionDistribution.")
          .positional(SIZES, DISTRIBUTIONS)
          .build();

  private CompositeReconstruction(Settings settings) {
    super(DECLARATION, settings);
    List<Long> sizes = get(SIZES);
    if (sizes.isEmpty() || sizes.size() != get(DISTRIBUTIONS).size()) {
      throw new ConfigurationException(
          "A Composite distribution needs a size for each of its distributions, at least one. Got "
              + sizes.size()
              + " sizes and "
              + get(DISTRIBUTIONS).size()
              + " distributions.");
    }
    if (sizes.stream().anyMatch(size -> size < 1 || size > Integer.MAX_VALUE)) {
      throw new ConfigurationException(
          "The 'sizes' of a Composite distribution must be at least 1. Got " + sizes + ".");
    }
  }

  @Override
  public void requireInputs(long inputs) {
    long all = get(SIZES).stream().mapToLong(Long::longValue).sum();
    if (all != inputs) {
      throw new ConfigurationException(
          "The 'sizes' of a Composite distribution must sum to the inputs, "
              + inputs
              + ". Got "
              + get(SIZES)
              + ", "
              + all
              + " together.");
    }
    for (int i = 0; i < get(SIZES).size(); i++) {
      get(DISTRIBUTIONS).get(i).requireInputs(get(SIZES).get(i));
    }
  }

  @Override
  public long parameters(long inputs) {
    long all = 0;
    for (int i = 0; i < get(SIZES).size(); i++) {
      all += get(DISTRIBUTIONS).get(i).parameters(get(SIZES).get(i));
    }
    return all;
  }

  /** One of the distributions with its inputs and its numbers. */
  private record Part(ReconstructionDistribution distribution, NDArray x, NDArray p) {}

  private List<Part> parts(NDArray x, NDArray p) {
    List<Part> parts = new ArrayList<>();
    long input = 0;
    long number = 0;
    for (int i = 0; i < get(SIZES).size(); i++) {
      ReconstructionDistribution each = get(DISTRIBUTIONS).get(i);
      long size = get(SIZES).get(i);
      long numbers = each.parameters(size);
      parts.add(
          new Part(
              each,
              Indexing.slice(x, 1, input, input + size),
              Indexing.slice(p, 1, number, number + numbers)));
      input += size;
      number += numbers;
    }
    return parts;
  }

  @Override
  public NDArray losses(NDArray x, NDArray p) {
    List<Part> parts = parts(x, p);
    NDArray sum = parts.get(0).distribution.losses(parts.get(0).x, parts.get(0).p);
    for (Part part : parts.subList(1, parts.size())) {
      sum = Arithmetic.add(sum, part.distribution.losses(part.x, part.p));
    }
    return sum;
  }

  @Override
  public NDArray mean(NDArray p) {
    return Shapes.concat(
        1, parts(p, p).stream().map(part -> part.distribution.mean(part.p)).toList());
  }

  @Override
  public NDArray draw(NDArray p, RandomSource random) {
    return Shapes.concat(
        1, parts(p, p).stream().map(part -> part.distribution.draw(part.p, random)).toList());
  }

  /** Starts a builder. */
  public static CompositeReconstructionBuilder builder() {
    return new CompositeReconstructionBuilder();
  }
}
