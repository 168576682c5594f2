package org.pydl4j.nn.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.layers.Subsampling;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Schedule.ScheduleType;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.nn.updaters.StepSchedule;
import org.pydl4j.nn.weights.WeightInit;

class ConfigurationTest {
  private static MultiLayerConfiguration lenet() {
    return MultiLayerConfiguration.builder()
        .seed(42)
        .updater(
            Adam.builder()
                .learningRate(1e-3)
                .learningRateSchedule(new StepSchedule(ScheduleType.EPOCH, 1e-3, 0.5, 2))
                .build())
        .activation("relu")
        .l2(1e-4)
        .layer(Convolution.builder().nOut(20).kernelSize(5, 3))
        .layer(Subsampling.builder().kernelSize(2).stride(2))
        .layer(Dense.builder().nOut(500).name("hidden").dropOut(0.5).updater(new Sgd(0.1)))
        .layer(Output.builder().nOut(10).loss("negativeloglikelihood"))
        .inputType(InputType.convolutional(28, 28, 1))
        .build();
  }

  @Test
  void jsonBringsBackAnEqualConfiguration() {
    MultiLayerConfiguration conf = lenet();
    MultiLayerConfiguration back = MultiLayerConfiguration.fromJson(conf.toJson());
    assertEquals(conf, back);
    assertEquals(conf.hashCode(), back.hashCode());
    assertEquals(conf.toJson(), back.toJson());
    assertTrue(conf.toJson().startsWith("{\n  \"version\": 1,\n  \"@class\": \"MultiLayer"));
    assertNotEquals(conf, MultiLayerConfiguration.fromJson(conf.toJson().replace("42", "43")));
  }

  @Test
  void layersTakeFromTheNetworkWhatTheyDoNotSet() {
    MultiLayerConfiguration conf = lenet();
    assertEquals("ReLU()", conf.plan().get(0).layer().get(LayerKeys.ACTIVATION).toString());
    assertEquals(1e-4, conf.plan().get(2).layer().get(LayerKeys.L2));
    assertEquals(new Sgd(0.1), conf.plan().get(2).layer().get(LayerKeys.UPDATER));
    assertEquals("Softmax()", conf.plan().get(3).layer().get(Output.ACTIVATION).toString());
    assertEquals(
        WeightInit.KIND.named("xavier"), conf.plan().get(0).layer().get(LayerKeys.WEIGHT_INIT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"nOut\": 500|\"nOut\": -5"
            + "|The 'nOut' of layer 2 (Dense) must be at least 1. Got -5 instead.",
        "\"nOut\": 500|\"nOut\": 2.5"
            + "|The 'nOut' of layer 2 (Dense) must be an integer. Got 2.5 instead.",
        "\"nOut\": 500|\"nout\": 500|Layer 2 (Dense) has no setting 'nout'. Did you mean 'nOut'?",
        "\"nOut\": 500,||The 'nOut' of layer 2 (Dense) is missing. It must be an integer.",
        "\"dropOut\": 0.5|\"dropOut\": 1.5"
            + "|The 'dropOut' of layer 2 (Dense) must be between 0 and 1. Got 1.5 instead.",
        "\"dropOut\": 0.5|\"dropOut\": \"half\""
            + "|The 'dropOut' of layer 2 (Dense) must be a finite number or a dropout. Got"
            + " \"half\" instead.",
        "\"activation\": \"relu\"|\"activation\": \"reul\""
            + "|There is no activation 'reul' for the 'activation' of MultiLayerConfiguration."
            + " Did you mean 'relu'?",
        "\"@class\": \"Dense\"|\"@class\": \"Dens\""
            + "|There is no layer 'Dens' for layer 2. Did you mean 'Dense'?",
        "\"EPOCH\"|\"HOUR\"|The 'scheduleType' of StepSchedule, the 'learningRateSchedule' of Adam,"
            + " the 'updater' of MultiLayerConfiguration must be one of ITERATION, EPOCH. Got"
            + " \"HOUR\" instead.",
        "\"version\": 1|\"version\": 2|The configuration of MultiLayerConfiguration has version 2,"
            + " this release of pydl4j reads up to 1. Use a newer release.",
      })
  void mistakesAreNamedWithTheirPlace(String good, String bad, String message) {
    String json = lenet().toJson();
    assertTrue(json.contains(good), json);
    String wrong = json.replaceFirst(java.util.regex.Pattern.quote(good), bad == null ? "" : bad);
    PyDl4jException e =
        assertThrows(ConfigurationException.class, () -> MultiLayerConfiguration.fromJson(wrong));
    assertEquals(message, e.getMessage());
  }

  @Test
  void buildersRefuseBadValuesAtOnce() {
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> Dense.builder().nOut(0));
    assertEquals("The 'nOut' of Dense must be at least 1. Got 0 instead.", e.getMessage());
    e = assertThrows(ConfigurationException.class, () -> Output.builder().nOut(3).build());
    assertEquals("The 'loss' of Output is missing. It must be a loss or its name.", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"5,'[5, 5]'", "'[3, 4]','[3, 4]'"})
  void pairsAcceptOneNumber(String json, String expected) {
    Convolution layer =
        Convolution.DECLARATION.fromJson("{\"nOut\": 1, \"kernelSize\": " + json + "}");
    assertEquals(expected, layer.get(Convolution.KERNEL_SIZE).toString());
  }

  @Test
  void whatIsNoJsonIsRefused() {
    for (String text : new String[] {"", "{", "[]", "{\"layers\": 3}", "{\"layers\": []}", "nul"}) {
      assertThrows(
          ConfigurationException.class, () -> MultiLayerConfiguration.fromJson(text), text);
    }
  }

  @Test
  void everyDeclarationIsDocumentedAndInTheSchemaAndReference() {
    JsonObject schema = JsonParser.parseString(Schema.export()).getAsJsonObject();
    JsonArray declarations = schema.getAsJsonArray("declarations");
    assertEquals(Registry.declarations().size(), declarations.size());
    assertTrue(declarations.size() > 40, "found " + declarations.size());
    String reference = Schema.markdown();
    for (JsonElement element : declarations) {
      JsonObject declaration = element.getAsJsonObject();
      String name = declaration.get("name").getAsString();
      assertFalse(declaration.get("doc").getAsString().isBlank(), name);
      assertTrue(reference.contains("### " + name + "\n"), name);
      for (JsonElement key : declaration.getAsJsonArray("keys")) {
        String doc = key.getAsJsonObject().get("doc").getAsString();
        assertTrue(doc.endsWith("."), name + "." + key);
      }
    }
  }

  @Test
  void everyDefaultIsAllowedAndSurvivesJson() {
    for (Declaration<?> declaration : Registry.declarations()) {
      for (Key<?> key : declaration.keys()) {
        checkDefault(key, declaration.name());
      }
    }
  }

  private static <T> void checkDefault(Key<T> key, String name) {
    T value = key.defaultValue();
    if (value != null) {
      Where where = Where.of(name);
      assertEquals(value, key.checked(value, where));
      assertEquals(value, key.type().read(key.type().write(value), key, where));
    }
  }
}
