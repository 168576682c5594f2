package org.pydl4j.modelimport.onnx;

import java.nio.file.Path;
import org.pydl4j.modelimport.ForeignFile;
import org.pydl4j.modelimport.internal.onnx.OnnxFile;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.files.Inspection;
import org.pydl4j.nn.files.LoadOptions;

/**
 * Reads plain networks of ONNX files as graphs that are trained on: products and convolutions with
 * constant weights, pooling, normalizations, recurrent layers, activations, sums and joins.
 *
 * <pre>{@code
 * try (ComputationGraph net = OnnxImport.restore(Path.of("resnet.onnx"), LoadOptions.NONE)) {
 *   net.fit(iterator, 1);
 * }
 * }</pre>
 *
 * <p>Inputs and outputs have the names and the order of axes of the file. An output behind a
 * softmax gets the loss MCXENT, behind a sigmoid XENT, others MSE.
 */
public final class OnnxImport {
  private OnnxImport() {}

  /**
   * The network in a file; the caller closes it.
   *
   * @throws ModelFileException if the file is missing or damaged, or what it computes is no plain
   *     network; names all nodes that cannot be read
   */
  public static ComputationGraph restore(Path file, LoadOptions options) {
    return ForeignFile.reading(
        file,
        "ONNX",
        () -> {
          options.requireNoVersion(file);
          if (options.weights() != null) {
            throw new DataException("it has weights of its own: leave 'weights' out");
          }
          try (Scope scope = Scope.open();
              OnnxFile read = OnnxFile.open(file)) {
            OnnxNetwork found = OnnxNetwork.of(read, options);
            ComputationGraph network =
                new ComputationGraph(ComputationGraphConfiguration.fromJson(found.json()));
            try {
              network.init(found.parameters());
              return network;
            } catch (RuntimeException e) {
              network.close();
              throw e;
            }
          }
        });
  }

  /** What is in a file, and all that would fail if it were read. */
  static Inspection inspect(Path file, LoadOptions options) {
    return ForeignFile.reading(
        file,
        "ONNX",
        () -> {
          try (Scope scope = Scope.open();
              OnnxFile read = OnnxFile.open(file)) {
            return OnnxNetwork.inspect(read, options);
          }
        });
  }
}
