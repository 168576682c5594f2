package org.pydl4j.nn.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.nn.testing.Numbers.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.conf.Registry;
import org.pydl4j.nn.conf.Schema;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.testing.UserCode;
import org.pydl4j.nn.updaters.Sgd;

/**
 * A layer is one class: the example of CONTRIBUTING.md is found, written as JSON, trained and
 * exported.
 */
class NewLayerTest {
  @Test
  void theExampleWorksWithNothingElseTouched() {
    Registry.register(Scale.DECLARATION);
    MultiLayerConfiguration conf =
        MultiLayerConfiguration.builder()
            .updater(new Sgd(0.5))
            .layer(Scale.DECLARATION.builder().set(Scale.START, 3.0))
            .layer(Output.builder().nOut(1).loss("l2").activation("identity").weightInit("ones"))
            .inputType(InputType.feedForward(2))
            .build();
    assertEquals(conf, MultiLayerConfiguration.fromJson(conf.toJson()));
    assertTrue(Schema.export().contains("\"name\": \"Scale\""));
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray x = Nd.create(new float[] {1, 2}, 1, 2);
      assertClose(new double[] {9}, net.output(x).toDoubleArray(), 1e-6, "3 · 1 + 3 · 2");
      net.fit(new DataSet(x, Nd.create(new float[] {8}, 1, 1)));
      // d/ds (9 - 8)² = 2 · x; the network's rate is 0.5: s -= x.
      assertClose(new double[] {2, 1}, net.paramTable().get("0_s").toDoubleArray(), 1e-6, "s");
    }
  }

  @Test
  void contributingShowsTheExampleAsItIs() throws IOException {
    Path root = UserCode.root();
    String source =
        Files.readString(root.resolve("java/nn/src/test/java/org/pydl4j/nn/layers/Scale.java"));
    String shown = source.substring(source.indexOf("/**")).stripTrailing();
    assertTrue(Files.readString(root.resolve("CONTRIBUTING.md")).contains(shown));
  }
}
