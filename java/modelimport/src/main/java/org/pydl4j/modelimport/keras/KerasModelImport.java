package org.pydl4j.modelimport.keras;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.modelimport.ForeignFile;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Trainables;
import org.pydl4j.nn.inputs.InputType;

/**
 * Reads whole models that Keras 2 wrote as {@code .h5}: layers, weights, loss and optimizer. DL4J:
 * {@code KerasModelImport}.
 *
 * <p>Images go in as [n, channels, height, width] and come out so, whatever the order in Keras was;
 * sequences are [n, time, features] as there. Steps to rows keep Keras' order of numbers.
 *
 * <pre>{@code
 * try (NeuralNetwork net = KerasModelImport.restore(Path.of("model.h5"), List.of())) {
 *   net.save(Path.of("model-pydl4j.zip"));
 * }
 * }</pre>
 */
public final class KerasModelImport {
  private KerasModelImport() {}

  /**
   * A {@code Sequential}; the caller closes it.
   *
   * @throws ModelFileException if the file is missing, damaged, has a layer or option that there is
   *     none of here, or holds a functional model; names what
   */
  public static MultiLayerNetwork importKerasSequentialModelAndWeights(Path file) {
    return as(MultiLayerNetwork.class, restore(file, List.of()), file);
  }

  /** A functional model; the caller closes it. Throws as the method for {@code Sequential} does. */
  public static ComputationGraph importKerasModelAndWeights(Path file) {
    return as(ComputationGraph.class, restore(file, List.of()), file);
  }

  private static <N extends NeuralNetwork> N as(Class<N> kind, NeuralNetwork network, Path file) {
    if (kind.isInstance(network)) {
      return kind.cast(network);
    }
    network.close();
    throw new ModelFileException(
        "The file "
            + file
            + " makes a "
            + network.kind()
            + ", not a "
            + kind.getSimpleName()
            + ".");
  }

  /**
   * Either of both; the caller closes it.
   *
   * @param inputs the shapes of the inputs, in the order in which they go in here; empty to take
   *     those of the file
   */
  public static NeuralNetwork restore(Path file, List<InputType> inputs) {
    return ForeignFile.reading(
        file,
        "Keras",
        () -> {
          try (KerasFile keras = KerasFile.open(file)) {
            return network(KerasNetwork.of(keras, inputs));
          }
        });
  }

  private static NeuralNetwork network(KerasNetwork found) {
    NeuralNetwork network = Trainables.blank(found.kind(), found.json().toString());
    try (Scope scope = Scope.open()) {
      Map<String, NDArray> named = new HashMap<>();
      found.parameters().forEach((name, tensor) -> named.put(name, tensor.array()));
      network.init(named);
      return network;
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }
}
