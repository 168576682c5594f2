package org.pydl4j.nn.files;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;

/**
 * What is in a model file, and what would fail if it were read.
 *
 * @param format {@code Deeplearning4j zip}
 * @param version of the format or of the program that wrote it, in words; empty where it is not
 *     known
 * @param kind {@code MultiLayerNetwork}, {@code ComputationGraph} or another kind of models
 * @param layers layers and vertices in their order
 * @param parameters how many numbers are learnt or counted; -1 where it is not known
 * @param inputs names and shapes of the inputs
 * @param outputs names and shapes of the outputs
 * @param contents what else is in it: a normalizer, the updaters' state
 * @param problems all that keeps it from being read, none where it can be
 */
public record Inspection(
    String format,
    String version,
    String kind,
    List<Part> layers,
    long parameters,
    List<String> inputs,
    List<String> outputs,
    List<String> contents,
    List<Problem> problems) {
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  /**
   * A layer or vertex.
   *
   * @param name in its network
   * @param type its class as the file names it
   * @param made what there is of it here: {@code Dense}; empty where there is nothing
   * @param parameters how many numbers it has; -1 where it is not known
   */
  public record Part(String name, String type, String made, long parameters) {}

  /**
   * Something that cannot be read.
   *
   * @param place the layer and the option
   * @param what is wrong there
   * @param remedy what helps; empty where nothing is known
   */
  public record Problem(String place, String what, String remedy) {
    /** One sentence of all three. */
    public String text() {
      return place
          + (place.isEmpty() || what.isEmpty() ? "" : " ")
          + what
          + (remedy.isEmpty() ? "" : ": " + remedy);
    }
  }

  /** Whether it can be read. */
  public boolean ok() {
    return problems.isEmpty();
  }

  /** As an object of JSON with the names of this record's components. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** Of a file that can be read, from what its network is made of. */
  public static Inspection of(
      String format, String version, NetworkConfiguration made, List<String> contents) {
    Plan plan = made.plan();
    List<Part> layers = new ArrayList<>();
    for (Node node : plan.nodes()) {
      layers.add(new Part(node.name(), node.layerName(), node.layerName(), node.parameterCount()));
    }
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      inputs.add(named(plan.inputNames().get(i), plan.inputs().get(i)));
    }
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < plan.outputs().size(); i++) {
      outputs.add(named(plan.outputNames().get(i), plan.outputType(i)));
    }
    String kind = made.declaration().name().replace("MultiLayerConfiguration", "MultiLayerNetwork");
    return new Inspection(
        format,
        version,
        kind.replace("ComputationGraphConfiguration", "ComputationGraph"),
        List.copyOf(layers),
        plan.parameterCount(),
        List.copyOf(inputs),
        List.copyOf(outputs),
        List.copyOf(contents),
        List.of());
  }

  private static String named(String name, InputType type) {
    return name + " " + type.described();
  }

  /** Of a file that cannot be read for one reason, and of which nothing else is known. */
  public static Inspection failed(String format, String reason) {
    return failed(format, "", "", List.of(), List.of(new Problem("", reason, "")));
  }

  /** Of a file that cannot be read. */
  public static Inspection failed(
      String format, String version, String kind, List<Part> layers, List<Problem> problems) {
    return new Inspection(
        format,
        version,
        kind,
        List.copyOf(layers),
        -1,
        List.of(),
        List.of(),
        List.of(),
        List.copyOf(problems));
  }
}
