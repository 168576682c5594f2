package org.pydl4j.modelimport.keras;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.pydl4j.modelimport.LayerTypes;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;
import org.pydl4j.nn.preprocessors.Preprocessor;

/**
 * Writes networks as {@code .keras} files of Keras 3, functional models that {@code
 * keras.saving.load_model} opens on every backend. Layers compute with features last, as Keras does
 * everywhere; what goes in and comes out has the network's own order of axes, which layers at the
 * ends turn. Loss and updater are none of the file.
 *
 * <pre>{@code
 * KerasExport.write(network, Path.of("model.keras"));
 * }</pre>
 */
public final class KerasExport {
  private static final String VERSION = "3.8.0"; // of the format, which newer ones read

  private final NeuralNetwork network;
  private final Plan plan;
  private final KerasGraphWriter graph;
  private final Map<Source, String> made = new HashMap<>();

  private KerasExport(NeuralNetwork network) {
    this.network = network;
    this.plan = network.configuration().plan();
    this.graph = new KerasGraphWriter(network.dtype());
  }

  /**
   * Writes a network; the file appears when it is whole.
   *
   * @throws ModelFileException if there are layers or settings that Keras has no counterpart of,
   *     which names all of them, or the file cannot be written
   */
  public static void write(NeuralNetwork network, Path file) {
    try (Scope scope = Scope.open()) {
      KerasGraphWriter graph = new KerasExport(network).graph();
      Path weights = Files.createTempFile("pydl4j-keras", ".h5");
      try {
        graph.writeWeights(weights);
        AtomicFiles.write(
            file,
            channel -> {
              ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
              text(zip, "metadata.json", metadata());
              text(zip, "config.json", graph.config());
              zip.putNextEntry(new ZipEntry("model.weights.h5"));
              Files.copy(weights, zip);
              zip.closeEntry();
              zip.finish();
            });
      } finally {
        Files.deleteIfExists(weights);
      }
    } catch (IOException e) {
      throw new ModelFileException(
          "The Keras file " + file + " cannot be written: " + FileReasons.of(e) + ".", e);
    }
  }

  private static String metadata() {
    JsonObject made = new JsonObject();
    made.addProperty("keras_version", VERSION);
    made.addProperty("date_saved", "1970-01-01@00:00:00"); // equal networks make equal files
    return made.toString();
  }

  private static void text(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private KerasGraphWriter graph() {
    Map<String, NDArray> table = network.paramTable();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      made.put(Source.input(i), input(i));
    }
    for (Node node : plan.nodes()) {
      String name = "";
      try {
        name = node(node, table);
      } catch (KerasGap e) {
        problems.add(node.described() + " " + e.getMessage());
      }
      for (int port = 0; port < node.outputs().size(); port++) {
        boolean first = port == 0 || name.isEmpty();
        made.put(new Source(node.index(), port), first ? name : name + "#" + port);
      }
    }
    if (!problems.isEmpty()) {
      throw new ModelFileException(
          "This network cannot be written as a file of Keras: "
              + (problems.size() == 1
                  ? problems.get(0) + "."
                  : problems.size() + " things:\n- " + String.join("\n- ", problems)));
    }
    for (int i = 0; i < plan.outputs().size(); i++) {
      InputType type = plan.outputType(i);
      boolean turned = type.dataFormat() == DataFormat.CHANNELS_FIRST && type.shape().length > 1;
      String inside = signal(plan.outputs().get(i));
      graph.output(turned ? KerasLayerWriter.toFirst(graph, inside, rank(type)) : inside);
    }
    return graph;
  }

  private static int rank(InputType type) {
    return type.shape().length;
  }

  private String signal(Source source) {
    return Objects.requireNonNull(made.get(source));
  }

  private String input(int number) {
    InputType type = plan.inputs().get(number);
    boolean indices = plan.takesIndices(number);
    String name = graph.input(plan.inputNames().get(number), type.batchShape(-1), indices);
    boolean turned = type.dataFormat() == DataFormat.CHANNELS_FIRST && rank(type) > 1;
    return turned && !indices ? KerasLayerWriter.toLast(graph, name, rank(type)) : name;
  }

  private String node(Node node, Map<String, NDArray> table) {
    if (node.owner() != node.index()) {
      throw new KerasGap("shares its weights with another layer, which is not written");
    }
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < node.sources().size(); i++) {
      Source source = node.sources().get(i);
      String from = signal(source);
      if (from.isEmpty()) { // it is behind what cannot be written, and looked at all the same
        graph.pause();
      }
      Preprocessor before = node.preprocessors().get(i);
      inputs.add(
          before == null
              ? from
              : KerasLayerWriter.reshaped(
                  graph, from, rank(LayerTypes.of(plan, source)), before.output().shape()));
    }
    KerasPlace place = new KerasPlace(graph, node, table);
    return node.vertex() instanceof Layer
        ? KerasLayerWriter.of(place, inputs.get(0))
        : KerasVertexWriter.of(place, inputs);
  }
}
