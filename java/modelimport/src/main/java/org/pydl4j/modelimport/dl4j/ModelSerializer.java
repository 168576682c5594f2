package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.ForeignFile;
import org.pydl4j.modelimport.Problems;
import org.pydl4j.modelimport.RefusedException;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Trainables;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;

/**
 * Reads the zips of Deeplearning4j 0.5.0 to 1.0.0-M2.1: configuration, parameters, updaters' state,
 * counters and normalizer, so that training goes on as it would have there. DL4J: {@code
 * ModelSerializer}.
 *
 * <p>The files do not have the shapes of inputs. They follow from the first layers, and of images
 * from the step to rows behind the convolutions where only one height and width leads there.
 * Otherwise an error says so, and they are handed in.
 *
 * <pre>{@code
 * try (MultiLayerNetwork net = ModelSerializer.restoreMultiLayerNetwork(Path.of("model.zip"))) {
 *   net.save(Path.of("model-pydl4j.zip"));
 * }
 * }</pre>
 */
public final class ModelSerializer {
  private ModelSerializer() {}

  /**
   * A network whose layers stand one after the other; the caller closes it.
   *
   * @throws ModelFileException if the file is missing, damaged, has a layer or setting that there
   *     is none of here, or holds a graph; names what
   */
  public static MultiLayerNetwork restoreMultiLayerNetwork(Path file) {
    return as(MultiLayerNetwork.class, restore(file, List.of()), file);
  }

  /** The same for an input of this shape. */
  public static MultiLayerNetwork restoreMultiLayerNetwork(Path file, InputType input) {
    return as(MultiLayerNetwork.class, restore(file, List.of(input)), file);
  }

  /** A graph; the caller closes it. Throws as {@link #restoreMultiLayerNetwork(Path)} does. */
  public static ComputationGraph restoreComputationGraph(Path file) {
    return as(ComputationGraph.class, restore(file, List.of()), file);
  }

  /** The same for inputs of these shapes. */
  public static ComputationGraph restoreComputationGraph(Path file, InputType... inputs) {
    return as(ComputationGraph.class, restore(file, List.of(inputs)), file);
  }

  /**
   * Writes a network so that {@code ModelSerializer} of 1.0.0-M2.1 opens it, trains on and writes
   * it back. A former file is replaced when the new one is whole.
   *
   * @param saveUpdater whether the updaters' state goes with it
   * @throws ModelFileException if it has something that Deeplearning4j has no counterpart of; names
   *     all of it; or the file cannot be written
   */
  public static void writeModel(NeuralNetwork network, Path file, boolean saveUpdater) {
    try {
      Dl4jZipWriter.write(network, file, saveUpdater);
    } catch (RefusedException e) {
      throw new ModelFileException(
          "The network cannot be written as a zip of Deeplearning4j: " + e.getMessage(), e);
    }
  }

  private static <N extends NeuralNetwork> N as(Class<N> kind, NeuralNetwork network, Path file) {
    if (kind.isInstance(network)) {
      return kind.cast(network);
    }
    network.close();
    throw new ModelFileException(
        "The file "
            + file
            + " holds a "
            + network.kind()
            + ", not a "
            + kind.getSimpleName()
            + ".");
  }

  /**
   * Either of both; the caller closes it.
   *
   * @param inputs the shapes of the inputs; empty to find them
   */
  public static NeuralNetwork restore(Path file, List<InputType> inputs) {
    return restore(file, inputs, null);
  }

  /**
   * The same for inputs and outputs in another order of axes; the caller closes it.
   *
   * @param inputs the shapes of the inputs; empty to find them
   * @param layout where features stand; null for as in the file
   */
  public static NeuralNetwork restore(
      Path file, List<InputType> inputs, @Nullable DataFormat layout) {
    return restore(file, inputs, layout, null);
  }

  /**
   * The same for files that do not tell which version wrote them; the caller closes it.
   *
   * @param inputs the shapes of the inputs; empty to find them
   * @param layout where features stand; null for as in the file
   * @param writtenBy a version such as {@code 1.0.0-beta7}, for kernels of Convolution1D, which
   *     1.0.0-M1 turned; null where the file tells, or has none
   */
  public static NeuralNetwork restore(
      Path file, List<InputType> inputs, @Nullable DataFormat layout, @Nullable String writtenBy) {
    return ForeignFile.reading(
        file,
        "Deeplearning4j",
        () -> {
          Dl4jZip zip = Dl4jZip.read(file);
          Dl4jKernels kernels = Dl4jKernels.of(zip.configuration(), writtenBy);
          return network(zip, inputs, layout, kernels);
        });
  }

  private static NeuralNetwork network(
      Dl4jZip zip, List<InputType> inputs, @Nullable DataFormat layout, Dl4jKernels kernels) {
    JsonObject modern = Dl4jHistory.modern(zip.configuration());
    Dl4jConfiguration file = Dl4jConfiguration.of(modern, inputs, kernels, new Problems());
    Dl4jConfiguration found = layout == null ? file : file.in(layout);
    NeuralNetwork network = Trainables.blank(found.kind(), found.json().toString());
    try (Scope scope = Scope.open()) {
      Dl4jImages.requireAny(network.configuration().plan(), found.images());
      Dl4jParameters places =
          new Dl4jParameters(
              network.configuration().plan(),
              found.layers(),
              found.images(),
              found.kernels(),
              Dl4jHistory.oneBlockAParameter(zip.configuration()));
      Map<String, Supplier<NDArray>> parameters = places.named(zip.parameters());
      network.init(places.shapes(), name -> Objects.requireNonNull(parameters.get(name)).get());
      Dl4jJson whole = new Dl4jJson("the configuration", zip.configuration());
      long iterations = whole.whole("iterationCount", 0);
      network.setProgress(iterations, whole.whole("epochCount", 0));
      if (zip.updaterState() != null) {
        network.setUpdaterTable(places.updaterTable(zip.updaterState()), iterations);
      } else if (iterations > 0) {
        network.setUpdaterSteps(iterations); // they count on with a new state
      }
      if (zip.normalizer() != null) {
        network.setNormalizerJson(zip.normalizer().toString());
      }
      return network;
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }
}
