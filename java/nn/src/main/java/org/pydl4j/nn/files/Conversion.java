package org.pydl4j.nn.files;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;

/**
 * What became of a model file in another format.
 *
 * @param kind {@code MultiLayerNetwork} or {@code ComputationGraph}
 * @param format of the new file
 * @param parameters how many numbers the network has
 * @param iteration how many steps it was trained
 * @param differences the largest difference of each output between both files, on random inputs
 */
public record Conversion(
    String kind, String format, long parameters, long iteration, Map<String, Double> differences) {
  private static final long ROWS = 3;
  private static final long STEPS = 7; // of axes of any length
  private static final long SEED = 20;

  /**
   * Reads a file of any known format, writes it in another one, reads that, and compares what both
   * compute on random inputs.
   *
   * @param format that of the new file; empty to tell it by the name
   * @param replace whether a file of that name may go
   * @param inputs the shapes of the inputs, for files that do not have them; empty to find them
   * @throws ModelFileException if the old file cannot be read or the new one not be written, or is
   *     there
   */
  public static Conversion convert(
      Path from, Path to, String format, boolean replace, List<InputType> inputs) {
    return convert(from, to, format, replace, inputs, "");
  }

  /**
   * The same of a file of Deeplearning4j that does not tell which version wrote it.
   *
   * @param writtenBy as {@link LoadOptions} has it; empty where the file tells
   */
  public static Conversion convert(
      Path from,
      Path to,
      String format,
      boolean replace,
      List<InputType> inputs,
      String writtenBy) {
    ModelWriter writer = ModelWriter.of(format, to);
    if (same(from, to)) {
      throw new ModelFileException(
          "The new file would replace the old one, " + from + ". Name another one.");
    }
    if (!replace && Files.exists(to)) {
      throw new ModelFileException(
          "There is a file " + to + " already. Name another one, or replace it by --force.");
    }
    try (NeuralNetwork network = LoadOptions.read(from, inputs, "", true, "", writtenBy)) {
      writer.write(network, to);
      try (Model written = writer.open(to, network)) {
        return new Conversion(
            network.kind(),
            writer.name(),
            network.numParams(),
            network.iteration(),
            differences(network, written));
      }
    }
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false; // reading it says why
    }
  }

  /**
   * The largest difference of each output, on random inputs; those of both models are taken in
   * their order.
   */
  public static Map<String, Double> differences(NeuralNetwork network, Model other) {
    List<Signature.Tensor> theirs = other.signature().inputs();
    List<Signature.Tensor> ours = network.signature().inputs();
    Map<String, NDArray> named = new LinkedHashMap<>();
    Map<String, NDArray> again = new LinkedHashMap<>();
    List<NDArray> made = new ArrayList<>();
    try (Scope scope = Scope.open()) {
      for (int i = 0; i < ours.size(); i++) {
        NDArray values = random(network.configuration().plan(), i, ours.get(i));
        named.put(ours.get(i).name(), values);
        again.put(theirs.get(i).name(), values);
      }
      Map<String, NDArray> expected = network.output(named);
      made.addAll(expected.values());
      Map<String, NDArray> got = other.output(again);
      made.addAll(got.values());
      List<NDArray> inOrder = new ArrayList<>();
      other.signature().outputNames().forEach(output -> inOrder.add(got.get(output)));
      Map<String, Double> largest = new LinkedHashMap<>();
      int number = 0;
      for (Map.Entry<String, NDArray> output : expected.entrySet()) {
        largest.put(output.getKey(), largest(output.getValue(), inOrder.get(number++)));
      }
      return largest;
    } finally {
      made.forEach(NDArray::close);
    }
  }

  private static double largest(NDArray one, NDArray other) {
    double[] left = one.toDoubleArray();
    double[] right = other.toDoubleArray();
    double largest = left.length == right.length ? 0 : Double.NaN;
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      double difference = Math.abs(left[i] - right[i]);
      boolean equal = Double.compare(left[i], right[i]) == 0;
      largest =
          equal ? largest : Double.isNaN(difference) ? difference : Math.max(largest, difference);
    }
    return largest;
  }

  private static NDArray random(Plan plan, int input, Signature.Tensor tensor) {
    long[] shape = tensor.shape().clone();
    for (int i = 0; i < shape.length; i++) {
      shape[i] = shape[i] >= 0 ? shape[i] : i == 0 ? ROWS : STEPS;
    }
    Seed seed = Seed.of(SEED + input);
    Node indexed = plan.indexed(input);
    if (indexed != null) {
      return Nd.randint(seed, 0, Math.max(1, indexed.vertex().indexLimit()), shape);
    }
    NDArray values = Nd.rand(seed, shape);
    return tensor.dtype() == DType.FLOAT64 ? values.castTo(DType.FLOAT64) : values;
  }

  /** As an object of JSON with the names of this record's components. */
  public String toJson() {
    return new GsonBuilder().serializeSpecialFloatingPointValues().create().toJson(this);
  }
}
