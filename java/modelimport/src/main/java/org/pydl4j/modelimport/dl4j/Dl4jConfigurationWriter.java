package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.LayerTypes;
import org.pydl4j.modelimport.Problems;
import org.pydl4j.nd.DType;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NetworkSnapshot;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.Convolutional3D;
import org.pydl4j.nn.inputs.ConvolutionalFlat;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;
import org.pydl4j.nn.preprocessors.Preprocessor;

/**
 * The configuration of a network in the JSON of Deeplearning4j 1.0.0-M2.1.
 *
 * @param json all of it
 * @param layers as they stand in it, by the prefix of their parameters
 */
record Dl4jConfigurationWriter(JsonObject json, Map<String, Dl4jJson> layers) {
  private static final String STEPS = "org.deeplearning4j.nn.conf.preprocessor.";

  /** Writes it; what has no counterpart goes to {@code problems}. */
  static Dl4jConfigurationWriter of(
      NetworkConfiguration given, NetworkSnapshot now, Problems problems) {
    Building building = new Building(given, problems);
    JsonObject made =
        given instanceof ComputationGraphConfiguration ? building.graph() : building.chain();
    made.addProperty("iterationCount", now.iteration());
    made.addProperty("epochCount", now.epoch());
    return new Dl4jConfigurationWriter(made, building.layers);
  }

  /** The steps of writing one. */
  private static final class Building {
    private final NetworkConfiguration given;
    private final Plan plan;
    private final Problems problems;
    private final Dl4jOrders order;
    private final Map<String, Dl4jJson> layers = new LinkedHashMap<>();
    private final Set<Source> rows = new HashSet<>(); // sequences that are rows there

    Building(NetworkConfiguration given, Problems problems) {
      this.given = given;
      this.plan = given.plan();
      this.problems = problems;
      this.order = Dl4jOrders.of(plan);
    }

    private JsonObject top() {
      JsonObject made = new JsonObject();
      boolean parts = given.segmentLength() > 0;
      made.addProperty("backpropType", parts ? "TruncatedBPTT" : "Standard");
      made.addProperty("tbpttFwdLength", parts ? given.segmentLength() : 20);
      made.addProperty("tbpttBackLength", parts ? given.segmentLength() : 20);
      made.addProperty("cacheMode", "NONE");
      made.addProperty("dataType", dataType());
      made.addProperty("inferenceWorkspaceMode", "ENABLED");
      made.addProperty("trainingWorkspaceMode", "ENABLED");
      made.addProperty("validateOutputLayerConfig", false);
      return made;
    }

    private String dataType() {
      return given.dtype() == DType.FLOAT64 ? "DOUBLE" : "FLOAT";
    }

    private JsonObject conf(@Nullable JsonObject layer, List<ParameterSpec> parameters) {
      JsonObject made = new JsonObject();
      made.addProperty("cacheMode", "NONE");
      made.addProperty("dataType", dataType());
      made.addProperty("epochCount", 0);
      made.addProperty("iterationCount", 0);
      made.add("layer", layer == null ? JsonNull.INSTANCE : layer);
      made.addProperty("maxNumLineSearchIterations", 5);
      made.addProperty("miniBatch", true);
      made.addProperty("minimize", true);
      made.addProperty("optimizationAlgo", "STOCHASTIC_GRADIENT_DESCENT");
      made.addProperty("seed", given.seed());
      made.add("stepFunction", JsonNull.INSTANCE);
      JsonArray variables = new JsonArray();
      for (ParameterSpec spec : parameters) { // by which layers there find them
        variables.add(spec.name().equals("var") ? "log10stdev" : spec.name());
      }
      made.add("variables", variables);
      return made;
    }

    JsonObject chain() {
      JsonObject made = top();
      JsonArray confs = new JsonArray();
      JsonObject steps = new JsonObject();
      for (Node node : plan.nodes()) {
        problems.gather(
            "the " + node.described(),
            () -> {
              JsonElement step = step(node, 0);
              if (!step.isJsonNull()) {
                steps.add(Integer.toString(node.index()), step);
              }
              confs.add(conf(layer(node), node.parameters()));
              return node;
            });
      }
      made.add("confs", confs);
      made.add("inputPreProcessors", steps);
      return made;
    }

    private JsonObject layer(Node node) {
      JsonObject made = Dl4jLayerWriter.of(node, order);
      layers.put(node.prefix(), new Dl4jJson("the " + node.described(), made));
      return made;
    }

    /** What stands before an input of a layer; null where nothing does. */
    private JsonElement step(Node node, int port) {
      Source source = node.sources().get(port);
      boolean rowsThere = rows.contains(source);
      boolean free = ((Layer) node.vertex()).inputFamily() == Layer.InputFamily.ANY;
      JsonElement made = JsonNull.INSTANCE;
      boolean ownSteps =
          node.layerName().matches("RnnOutput|RnnLoss|EmbeddingSequence|TimeDistributed");
      if (node.byStep() && !free && !ownSteps) {
        made = rowsThere ? JsonNull.INSTANCE : named("RnnToFeedForwardPreProcessor");
        rows.add(Source.node(node.index()));
        if (node.outputLayer() != null) {
          throw new Dl4jJson("the " + node.described(), new JsonObject())
              .refused("makes an output for each step", "Use RnnOutput");
        }
      } else if (rowsThere && free) {
        rows.add(Source.node(node.index()));
      } else if (rowsThere) {
        made = named("FeedForwardToRnnPreProcessor");
      }
      Preprocessor before = node.preprocessors().get(port);
      if (made.isJsonNull() && before != null) {
        made = images(before.name(), LayerTypes.of(plan, source));
      }
      return made;
    }

    private JsonObject named(String type) {
      JsonObject made = new JsonObject();
      made.addProperty("@class", STEPS + type);
      made.addProperty("rnnDataFormat", order.sequences());
      return made;
    }

    private JsonObject images(String name, InputType from) {
      JsonObject made = named(name + "PreProcessor");
      made.addProperty("format", order.images());
      made.addProperty("ncdhw", !order.last());
      if (from instanceof Convolutional images) {
        extents(made, images.height(), images.width(), images.channels());
      } else if (from instanceof ConvolutionalFlat images) {
        extents(made, images.height(), images.width(), images.channels());
      } else if (from instanceof Convolutional3D volumes) {
        long[] shape = volumes.in(DataFormat.CHANNELS_FIRST).shape();
        extents(made, shape[2], shape[3], shape[0]);
        made.addProperty("inputDepth", shape[1]);
      }
      return made;
    }

    private static void extents(JsonObject made, long height, long width, long channels) {
      made.addProperty("inputHeight", height);
      made.addProperty("inputWidth", width);
      made.addProperty("numChannels", channels);
    }

    JsonObject graph() {
      JsonObject made = top();
      made.add("defaultConfiguration", conf(null, List.of()));
      JsonObject vertices = new JsonObject();
      JsonObject reads = new JsonObject();
      for (Node node : plan.nodes()) {
        problems.gather(
            "the " + node.described(),
            () -> {
              vertices.add(node.name(), vertex(node, reads));
              return node;
            });
      }
      made.add("networkInputs", names(plan.inputNames()));
      JsonArray outputs = new JsonArray();
      for (int i = 0; i < plan.outputs().size(); i++) {
        outputs.add(plan.outputNode(i).name());
      }
      made.add("networkOutputs", outputs);
      made.add("vertices", vertices);
      made.add("vertexInputs", reads);
      List<String> order = new ArrayList<>(plan.inputNames());
      JsonArray numbers = new JsonArray();
      plan.nodes().forEach(node -> order.add(node.name()));
      for (int i = 0; i < order.size(); i++) {
        numbers.add(i);
      }
      made.add("topologicalOrder", numbers);
      made.add("topologicalOrderStr", names(order));
      return made;
    }

    private static JsonArray names(List<String> names) {
      JsonArray made = new JsonArray();
      names.forEach(made::add);
      return made;
    }

    private JsonObject vertex(Node node, JsonObject reads) {
      if (node.owner() != node.index()) {
        throw new Dl4jJson("the " + node.described(), new JsonObject())
            .refused("shares its parameters with another layer, which Deeplearning4j has not");
      }
      List<String> sources = new ArrayList<>();
      for (Source source : node.sources()) {
        sources.add(
            source.isInput()
                ? plan.inputNames().get(source.inputNumber())
                : plan.get(source.node()).name());
      }
      JsonObject made;
      if (node.vertex() instanceof Layer) {
        made = new JsonObject();
        made.addProperty("@class", "org.deeplearning4j.nn.conf.graph.LayerVertex");
        made.add("preProcessor", step(node, 0));
        made.add("layerConf", conf(layer(node), node.parameters()));
        made.addProperty("outputVertex", false);
      } else {
        made = Dl4jVertexWriter.of(node, plan, order, sources);
        if (!node.parameters().isEmpty()) {
          layers.put(
              node.prefix(),
              new Dl4jJson("the " + node.described(), Dl4jHistory.composedVertex(made.deepCopy())));
        }
        if (node.sources().stream().anyMatch(rows::contains)) {
          rows.add(Source.node(node.index()));
        }
      }
      reads.add(node.name(), names(sources));
      return made;
    }
  }
}
