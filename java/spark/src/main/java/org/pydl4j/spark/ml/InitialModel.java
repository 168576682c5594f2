package org.pydl4j.spark.ml;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.files.LoadOptions;
import org.pydl4j.spark.scoring.PackedModel;

/**
 * The model that a training goes on from.
 *
 * @param file on the driver's machine
 * @param writtenBy the version of Deeplearning4j that wrote it; empty where the file tells
 */
record InitialModel(Path file, String writtenBy) {
  /**
   * That of an estimator's params; empty for a training from the start.
   *
   * @throws ConfigurationException if a version is said of no file
   */
  static Optional<InitialModel> of(NetworkEstimator<?, ?> estimator) {
    Optional<String> file = estimator.text(estimator.initialModel());
    Optional<String> writtenBy = estimator.text(estimator.writtenBy());
    if (file.isEmpty() && writtenBy.isPresent()) {
      throw new ConfigurationException(
          "The 'writtenBy' of "
              + estimator.uid()
              + " says which version wrote the file of 'initialModel', which is not set. Set it, or"
              + " leave 'writtenBy' out.");
    }
    return file.map(given -> new InitialModel(Path.of(given), writtenBy.orElse("")));
  }

  /** The network, which the caller closes. */
  NeuralNetwork open() {
    return LoadOptions.read(file, List.of(), "", true, "", writtenBy);
  }

  /** The network's description. */
  NetworkConfiguration configuration() {
    if (writtenBy.isEmpty()) {
      return NetworkConfiguration.read(file);
    }
    try (NeuralNetwork network = open()) {
      return network.configuration();
    }
  }

  /** What tells models apart, by their content. */
  String id() {
    return PackedModel.read(file, writtenBy).id();
  }
}
