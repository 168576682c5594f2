package org.pydl4j.nn.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerConfigurationBuilder;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;

/** Output layers that DL4J's OutputLayerUtil refuses, and those that it takes. */
class OutputLayerCheckTest {
  private static MultiLayerConfigurationBuilder configuration(
      int outputs, String loss, String activation) {
    return MultiLayerConfiguration.builder()
        .layer(Output.builder().nOut(outputs).loss(loss).activation(activation))
        .inputType(InputType.feedForward(4));
  }

  @ParameterizedTest(name = "{1} behind {2} with {0} outputs")
  @CsvSource({
    "1, mse, softmax, is always 1",
    "1, mcxent, softmax, is always 1",
    "3, mcxent, identity, outside of 0 to 1",
    "3, mcxent, relu, outside of 0 to 1",
    "3, negativeloglikelihood, tanh, outside of 0 to 1",
    "3, mcxent, sigmoid, would go to 1",
    "3, mcxent, hardsigmoid, would go to 1",
    "3, xent, softmax, ties together",
    "1, xent, identity, outside of 0 to 1",
    "2, xent, gelu, outside of 0 to 1",
    "2, xent, rationaltanh, outside of 0 to 1"
  })
  void whatCannotLearnIsRefusedWithTheReason(
      int outputs, String loss, String activation, String reason) {
    String message =
        assertThrows(ConfigurationException.class, configuration(outputs, loss, activation)::build)
            .getMessage();
    assertTrue(message.startsWith("Layer 0 (Output) cannot learn: "), message);
    assertTrue(message.contains(reason) && message.contains("Use "), message);
    assertTrue(message.endsWith("set the network's validateOutputLayerConfig to false."), message);
  }

  @ParameterizedTest(name = "{1} behind {2} with {0} outputs")
  @CsvSource({
    "2, mcxent, softmax",
    "1, xent, sigmoid",
    "5, xent, hardsigmoid",
    "1, mse, identity",
    "3, mse, softmax",
    "1, l1, relu"
  })
  void whatCanLearnIsTaken(int outputs, String loss, String activation) {
    configuration(outputs, loss, activation).build();
  }

  @Test
  void theDefaultActivationIsLookedAtToo() {
    MultiLayerConfigurationBuilder builder =
        MultiLayerConfiguration.builder()
            .layer(Output.builder().nOut(1).loss("mse"))
            .inputType(InputType.feedForward(4));
    assertThrows(ConfigurationException.class, builder::build);
  }

  @Test
  void aLossBeforeTheLastLayerIsRefused() {
    MultiLayerConfigurationBuilder builder =
        configuration(5, "mcxent", "softmax").layer(Output.builder().nOut(3).loss("mcxent"));
    String message = assertThrows(ConfigurationException.class, builder::build).getMessage();
    assertTrue(message.contains("its loss would be left out"), message);
    MultiLayerConfiguration.builder()
        .layer(Dense.builder().nOut(5))
        .layer(Output.builder().nOut(3).loss("mcxent"))
        .inputType(InputType.feedForward(4))
        .build();
  }

  @Test
  void whoMeansItSaysSoAndTheJsonRemembers() {
    MultiLayerConfiguration meant =
        configuration(3, "mcxent", "sigmoid").validateOutputLayerConfig(false).build();
    assertEquals(meant, MultiLayerConfiguration.fromJson(meant.toJson()));
    String json = meant.toJson().replace("\"validateOutputLayerConfig\": false", "\"seed\": 1");
    assertThrows(ConfigurationException.class, () -> MultiLayerConfiguration.fromJson(json));
  }
}
