package org.pydl4j.modelimport.keras;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.pydl4j.modelimport.ForeignFile;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Trainables;
import org.pydl4j.nn.files.LoadOptions;
import org.pydl4j.nn.inputs.InputType;

/**
 * Reads whole models of Keras 2 and 3, {@code .h5} and {@code .keras}: layers, weights, loss and
 * optimizer. DL4J: {@code KerasModelImport}.
 *
 * <p>What goes in and comes out has the order of axes of the file: [n, height, width, channels] and
 * [n, time, features], of channels_first models [n, channels, height, width].
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
   * @param inputs the shapes of the inputs, in the order of the file; empty to take those of it
   */
  public static NeuralNetwork restore(Path file, List<InputType> inputs) {
    return restore(file, LoadOptions.shapes(inputs));
  }

  /** Either of both in this way; the caller closes it. Throws as the other methods do. */
  public static NeuralNetwork restore(Path file, LoadOptions options) {
    return ForeignFile.reading(
        file,
        "Keras",
        () -> {
          options.requireNoVersion(file);
          try (KerasFile keras = KerasFile.open(file, options.weights())) {
            return network(keras, others -> KerasNetwork.of(keras, options, others));
          }
        });
  }

  /**
   * A model whose configuration and weights are two files, of {@code to_json()} and {@code
   * save_weights}; the caller closes it.
   */
  public static NeuralNetwork importKerasModelAndWeights(Path json, Path weights) {
    return restore(json, new LoadOptions(List.of(), null, true, weights, null));
  }

  private static NeuralNetwork network(
      KerasFile file, Function<Map<KerasTensor, KerasTensor>, KerasNetwork> translate) {
    KerasNetwork found = translate.apply(Map.of());
    NeuralNetwork network = Trainables.blank(found.kind(), found.json().toString());
    try (Scope scope = Scope.open()) {
      Map<String, KerasTensor> tensors = found.parameters();
      Map<String, long[]> shapes = new HashMap<>();
      tensors.forEach((name, tensor) -> shapes.put(name, tensor.arrayShape()));
      network.init(shapes, name -> Objects.requireNonNull(tensors.get(name)).array());
      KerasOptimizer.restore(file, network, found, translate);
      return network;
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }
}
