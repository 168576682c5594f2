package org.pydl4j.nn.random;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.SupervisedLayer;
import org.pydl4j.nn.layers.Vertex;
import org.pydl4j.nn.plan.PlanBuilder;
import org.pydl4j.nn.plan.Source;
import org.pydl4j.nn.vertices.GraphVertex;

/**
 * Draws chains and graphs that can be trained. A member that does not fit is drawn anew: what
 * refuses it must be a typed error.
 */
public final class RandomNetworks {
  /** Steps of the series of any length. */
  static final int TIME = 5;

  private static final int TRIES = 400;

  final RandomMembers members;
  private final SplittableRandom random;

  /** Draws by these numbers: the same ones give the same networks. */
  public RandomNetworks(SplittableRandom random) {
    this.random = random;
    this.members = new RandomMembers(random);
  }

  /** A vertex of a network that is being drawn. */
  private record Placed(String name, Source source) {}

  /**
   * A configuration with a layer or vertex of this name in it.
   *
   * @param kind {@code layer} or {@code vertex}
   */
  public NetworkConfiguration with(String kind, String name) {
    RuntimeException last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        boolean chain = kind.equals("layer") && members.chance(0.5);
        JsonObject json = new Drawn(chain, kind, name).json();
        return NetworkConfiguration.KIND.fromJson(json.toString());
      } catch (ConfigurationException | ShapeException e) {
        last = e;
      }
    }
    throw new AssertionError("No network could be drawn with the " + kind + " " + name, last);
  }

  /**
   * Whether a refusal is one that no configuration could tell: of how many examples or steps
   * something is made only the batch says.
   */
  public static boolean isOfTheBatch(String json, Throwable refusal) {
    String message = String.valueOf(refusal.getMessage());
    boolean rearranges =
        Stream.of("Stack", "SpaceToBatch", "TimeToBatch", "BatchToTime", "Unstack")
            .anyMatch(name -> json.contains("\"" + name));
    return refusal instanceof ShapeException
        && (rearranges
            || message.contains("Pad the sequences")
            || message.contains("does not fit into an input"));
  }

  /** An exception with the calls that led to it. */
  public static String shown(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    String lines = trace.toString().lines().limit(25).collect(Collectors.joining("\n"));
    return lines.substring(0, Math.min(lines.length(), 4000));
  }

  /** One network that is being drawn. */
  private final class Drawn {
    private final boolean chain;
    private final JsonObject conf = new JsonObject();
    private final JsonArray layers = new JsonArray();
    private final JsonObject vertices = new JsonObject();
    private final JsonArray inputNames = new JsonArray();
    private final JsonArray inputTypes = new JsonArray();
    private final JsonArray outputs = new JsonArray();
    private final PlanBuilder builder = new PlanBuilder(null);
    private final List<Placed> placed = new ArrayList<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private final String kind;
    private final String wanted;

    Drawn(boolean chain, String kind, String wanted) {
      this.chain = chain;
      this.kind = kind;
      this.wanted = wanted;
    }

    JsonObject json() {
      for (int i = chain ? 1 : members.small(1, 3); i > 0; i--) {
        input(i);
      }
      boolean supervised = supervised();
      some(members.small(0, 2));
      if (!supervised) {
        place(kind, wanted, 30);
        some(members.small(0, 2));
      }
      if (chain || members.chance(0.6)) {
        join();
      }
      outputs(supervised);
      return written();
    }

    private boolean supervised() {
      return kind.equals("layer") && RandomNetworks.supervised(wanted);
    }

    private void input(int number) {
      JsonObject type = inputType();
      String name = "Eingang " + number + ".ü";
      inputNames.add(name);
      inputTypes.add(type);
      builder.input(name, InputType.KIND.fromJson(type.toString()));
      placed.add(new Placed(name, Source.input(placed.size())));
      unread.add(name);
    }

    /** Vertices of any kind, as many as fit. */
    private void some(int count) {
      for (int i = 0; i < count; i++) {
        boolean vertex = !chain && members.chance(0.3);
        String drawn = vertex ? "vertex" : "layer";
        String name = members.one(RandomMembers.names(drawn));
        if (vertex || !RandomNetworks.supervised(name)) {
          tried(drawn, name, 4);
        }
      }
    }

    private void place(String what, String name, int tries) {
      if (!tried(what, name, tries)) {
        throw new ConfigurationException("No " + name + " fits here.");
      }
    }

    /** Puts a member behind some that are there; false where none that was drawn fits. */
    private boolean tried(String what, String name, int tries) {
      for (int i = 0; i < tries; i++) {
        try {
          JsonObject json = members.member(what, name, 2);
          Configured member =
              what.equals("layer")
                  ? Layer.KIND.fromJson(json.toString())
                  : GraphVertex.KIND.fromJson(json.toString());
          add(json, (Vertex) member, sources(what));
          return true;
        } catch (ConfigurationException | ShapeException e) {
          // drawn anew
        }
      }
      return false;
    }

    /** Such that nobody has read yet first. */
    private List<Placed> sources(String what) {
      int count = what.equals("vertex") ? members.small(1, 3) : 1;
      List<Placed> sources = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        List<Placed> free = placed.stream().filter(one -> unread.contains(one.name())).toList();
        boolean last = chain || members.chance(0.7);
        sources.add(last && !free.isEmpty() ? members.one(free) : members.one(placed));
      }
      return chain ? List.of(placed.get(placed.size() - 1)) : sources;
    }

    private void add(JsonObject json, Vertex member, List<Placed> sources) {
      String name = (members.chance(0.2) ? "Knoten ß. " : "v") + placed.size();
      List<Source> from = sources.stream().map(Placed::source).toList();
      Source made = builder.node(name, name, member, from);
      placed.add(new Placed(name, made));
      unread.add(name);
      JsonArray names = new JsonArray();
      for (Placed source : sources) {
        unread.remove(source.name());
        names.add(source.name());
      }
      JsonObject vertex = new JsonObject();
      vertex.add("vertex", json);
      vertex.add("inputs", names);
      vertices.add(name, vertex);
      layers.add(json);
    }

    /** Brings the ends of a graph together where they fit. */
    private void join() {
      for (int i = 0; i < 4 && unread.size() > 1; i++) {
        List<Placed> ends = placed.stream().filter(one -> unread.contains(one.name())).toList();
        JsonObject json = members.member("vertex", "MergeVertex", 0);
        try {
          add(json, (Vertex) GraphVertex.KIND.fromJson(json.toString()), ends);
        } catch (ConfigurationException | ShapeException e) {
          tried("layer", "GlobalPooling", 3);
        }
      }
    }

    private void outputs(boolean supervised) {
      List<String> possible =
          supervised
              ? List.of(wanted)
              : RandomMembers.names("layer").stream().filter(RandomNetworks::supervised).toList();
      for (String end : List.copyOf(unread)) {
        Placed last =
            placed.stream().filter(one -> one.name().equals(end)).findFirst().orElseThrow();
        if (!ended(last, possible)) {
          throw new ConfigurationException("No output fits here.");
        }
        outputs.add(placed.get(placed.size() - 1).name());
      }
    }

    private boolean ended(Placed last, List<String> possible) {
      for (int i = 0; i < 60; i++) {
        try {
          JsonObject json = members.member("layer", members.one(possible), 2);
          if (json.get("@class").getAsString().equals("Yolo2Output")) {
            json.add("boundingBoxes", JsonParser.parseString("[1, 1.5]"));
          } else if (members.chance(
              0.6)) { // of all losses and activations most do not fit each other
            fitting(json);
          }
          add(json, Layer.KIND.fromJson(json.toString()), List.of(last));
          return true;
        } catch (ConfigurationException | ShapeException e) {
          // drawn anew
        }
      }
      return false;
    }

    private void fitting(JsonObject json) {
      String[][] pairs = {{"mcxent", "softmax"}, {"xent", "sigmoid"}, {"mse", "tanh"}};
      String[] pair = members.one(List.of(pairs));
      json.addProperty("loss", pair[0]);
      json.addProperty("activation", pair[1]);
    }

    private JsonObject written() {
      String name = chain ? "MultiLayerConfiguration" : "ComputationGraphConfiguration";
      conf.addProperty("@class", name);
      conf.addProperty("seed", random.nextInt(1000));
      conf.addProperty("dataType", members.chance(0.3) ? "DOUBLE" : "FLOAT");
      members.inherited(conf, name);
      if (chain) {
        conf.add("inputType", inputTypes.get(0));
        conf.add("layers", layers);
      } else {
        conf.add("inputs", inputNames);
        conf.add("inputTypes", inputTypes);
        conf.add("vertices", vertices);
        conf.add("outputs", outputs);
      }
      return conf;
    }
  }

  private static boolean supervised(String layer) {
    return SUPERVISED.contains(layer);
  }

  private static final Set<String> SUPERVISED = supervisedNames();

  /** The layers that can be a network's last one. */
  private static Set<String> supervisedNames() {
    RandomMembers members = new RandomMembers(new SplittableRandom(0));
    Set<String> names = new LinkedHashSet<>();
    for (String name : RandomMembers.names("layer")) {
      for (int i = 0; i < 200; i++) {
        try {
          Layer layer = Layer.KIND.fromJson(members.member("layer", name, 1).toString());
          if (layer instanceof SupervisedLayer) {
            names.add(name);
          }
          break;
        } catch (ConfigurationException | ShapeException e) {
          // another one
        }
      }
    }
    return names;
  }

  /** Series of a few steps, small pictures and volumes, rows. */
  private JsonObject inputType() {
    String json =
        switch (members.small(0, 6)) {
          case 0, 1 -> "{'@class': 'FeedForward', 'size': " + members.small(1, 6) + "}";
          case 2, 3 ->
              "{'@class': 'Recurrent', 'size': "
                  + members.small(1, 4)
                  + (members.chance(0.4) ? ", 'timeSeriesLength': " + TIME : "")
                  + (members.chance(0.3) ? ", 'format': 'NWC'" : "")
                  + "}";
          case 4 -> picture("Convolutional", members.chance(0.3) ? ", 'format': 'NHWC'" : "");
          case 5 -> picture("ConvolutionalFlat", "");
          default ->
              picture(
                  "Convolutional3D",
                  ", 'depth': "
                      + members.small(3, 5)
                      + (members.chance(0.3) ? ", 'format': 'NDHWC'" : ""));
        };
    return JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject();
  }

  private String picture(String name, String more) {
    return "{'@class': '"
        + name
        + "', 'height': "
        + members.small(4, 8)
        + ", 'width': "
        + members.small(4, 8)
        + ", 'channels': "
        + members.small(1, 7)
        + more
        + "}";
  }
}
