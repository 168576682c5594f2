package org.pydl4j.nn.gradientcheck;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Set;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.Trainables;

/** Makes a network like another one that computes in float64 and has no regularization. */
final class Twin {
  private static final Set<String> REGULARIZATION =
      Set.of("l1", "l2", "l1Bias", "l2Bias", "weightDecay", "weightDecayBias");

  private Twin() {}

  /** The network with equal weights, which the caller closes. */
  static NeuralNetwork of(NeuralNetwork network) {
    JsonObject tree = JsonParser.parseString(network.configurationJson()).getAsJsonObject();
    strip(tree);
    tree.addProperty("dataType", "double");
    Trainable made = Trainables.create(network.kind(), tree.toString());
    if (!(made instanceof NeuralNetwork twin)) {
      made.close();
      throw new ConfigurationException(
          "Gradients are checked of networks. A " + network.kind() + " is made as another model.");
    }
    try (NDArray weights = network.params()) {
      twin.setParams(weights);
      twin.setProgress(network.iteration(), network.epoch());
      return twin;
    } catch (RuntimeException e) {
      twin.close();
      throw e;
    }
  }

  private static void strip(JsonElement element) {
    if (element instanceof JsonObject object) {
      REGULARIZATION.forEach(object::remove);
      object.entrySet().forEach(entry -> strip(entry.getValue()));
    } else if (element instanceof JsonArray array) {
      array.forEach(Twin::strip);
    }
  }
}
