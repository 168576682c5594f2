package org.pydl4j.modelimport.dl4j;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.updaters.Updater;

/**
 * Which part of Deeplearning4j's flat vectors is which parameter. Layers follow each other in the
 * order of the plan; how the numbers of one lie there is {@link Dl4jLayout}'s.
 */
final class Dl4jParameters {
  private static final double LEAST_VARIANCE = 1e-30; // whose logarithm is a number

  private final Map<String, Dl4jJson> layers;
  private final List<Place> places = new ArrayList<>();
  private final boolean oneBlockAParameter;

  /** A parameter, in the order of the flat vector. */
  private record Place(String prefix, ParameterSpec spec, Dl4jLayout layout, boolean swapped) {
    String name() {
      return prefix + "_" + spec.name();
    }

    NDArray read(Dl4jArray flat, int offset) {
      return layout.read(flat, offset, spec.shape());
    }
  }

  /** Some parameters with one updater, whose state's vectors follow each other. */
  private record Block(List<Place> places, List<String> vectors) {}

  /**
   * Finds the places.
   *
   * @param layers in the JSON of 1.0.0-M2.1, by the prefix of their parameters
   * @param images the order in which the layers there compute images
   * @param kernels how those of one axis lie
   * @param oneBlockAParameter as {@link Dl4jHistory#oneBlockAParameter} says
   */
  Dl4jParameters(
      Plan plan,
      Map<String, Dl4jJson> layers,
      DataFormat images,
      Dl4jKernels kernels,
      boolean oneBlockAParameter) {
    this.layers = layers;
    this.oneBlockAParameter = oneBlockAParameter;
    for (Node node : plan.nodes()) {
      if (node.owner() == node.index()) {
        boolean swapped = Dl4jLayout.biasesFirst(node.layerName());
        boolean last = images == DataFormat.CHANNELS_LAST;
        long[] rows = last ? Dl4jImages.rowsOf(plan, node) : null;
        for (ParameterSpec spec : Dl4jLayout.inMemory(node)) {
          places.add(
              new Place(node.prefix(), spec, Dl4jLayout.of(node, spec, rows, kernels), swapped));
        }
      }
    }
  }

  /** How many numbers all parameters have. */
  long length() {
    return places.stream().mapToLong(place -> place.spec.length()).sum();
  }

  /** Of all parameters, by name. */
  Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    places.forEach(place -> shapes.put(place.name(), place.spec.shape()));
    return shapes;
  }

  /** What makes each parameter, by name, in the current scope. */
  Map<String, Supplier<NDArray>> named(Dl4jArray flat) {
    if (flat.length() != length()) {
      throw new DataException(
          "it has " + flat.length() + " parameters where its layers have " + length());
    }
    Map<String, Supplier<NDArray>> named = new LinkedHashMap<>();
    int offset = 0;
    for (Place place : places) {
      int from = offset;
      named.put(place.name(), () -> parameter(place, place.read(flat, from)));
      offset += Math.toIntExact(place.spec.length());
    }
    return named;
  }

  private NDArray parameter(Place place, NDArray values) {
    return logarithmic(place) // 10 ^ 2x
        ? Maths.exp(Arithmetic.mul(values, 2 * Math.log(10)))
        : values;
  }

  /** Writes the parameters with the header of their entry. */
  void write(DataOutputStream out, Map<String, NDArray> named, boolean wide) throws IOException {
    Dl4jArray.writeHeader(out, length(), wide, false);
    for (Place place : places) {
      NDArray values = Objects.requireNonNull(named.get(place.name()), place.name());
      if (logarithmic(place)) {
        NDArray variance = Arithmetic.max(values, LEAST_VARIANCE);
        values = Arithmetic.mul(Maths.log(variance), 0.5 / Math.log(10));
      }
      Dl4jArray.writeNumbers(out, place.layout.there(values), wide);
    }
  }

  /** Whether a parameter is the log10 of a deviation there, and the variance here. */
  private boolean logarithmic(Place place) {
    Dl4jJson layer = layers.get(place.prefix);
    return place.spec.name().equals("var") && layer != null && layer.flag("useLogStd", false);
  }

  /**
   * The updaters' state by names such as {@code 0_W.m}. Neighbours with equal updaters are one
   * block, whose vectors follow each other.
   */
  Map<String, NDArray> updaterTable(Dl4jArray flat) {
    Map<String, NDArray> table = new LinkedHashMap<>();
    int offset = 0;
    for (Block block : blocks()) {
      for (String vector : block.vectors) {
        for (Place place : block.places) {
          int length = Math.toIntExact(place.spec.length());
          if (offset + length > flat.length()) {
            throw new DataException(
                "its updaters have a state of "
                    + flat.length()
                    + " numbers, which ends too early for its layers");
          }
          if (!fixed(place)) {
            String name = place.name() + "." + vector;
            table.put(name, place.read(flat, offset));
          }
          offset += length;
        }
      }
    }
    if (offset != flat.length()) {
      throw new DataException(
          "its updaters have a state of "
              + flat.length()
              + " numbers where its layers say "
              + offset);
    }
    return table;
  }

  /** How many numbers the updaters' state has. */
  long stateLength() {
    long length = 0;
    for (Block block : blocks()) {
      for (Place place : block.places) {
        length += block.vectors.size() * place.spec.length();
      }
    }
    return length;
  }

  /** Writes the updaters' state with the header of its entry; what the table lacks is 0. */
  void writeState(DataOutputStream out, Map<String, NDArray> table, boolean wide)
      throws IOException {
    Dl4jArray.writeHeader(out, stateLength(), wide, false);
    for (Block block : blocks()) {
      for (String vector : block.vectors) {
        for (Place place : block.places) {
          NDArray state = table.get(place.name() + "." + vector);
          Dl4jArray.writeNumbers(
              out, place.layout.there(state == null ? Nd.zeros(place.spec.shape()) : state), wide);
        }
      }
    }
  }

  private List<Block> blocks() {
    List<Place> order = oneBlockAParameter ? inTable() : places;
    List<Block> blocks = new ArrayList<>();
    int first = 0;
    while (first < order.size()) {
      Dl4jJson updater = updater(order.get(first));
      int end = first + 1;
      while (!oneBlockAParameter && end < order.size() && same(order.get(first), order.get(end))) {
        end++;
      }
      List<String> vectors =
          updater == null
              ? List.of()
              : Updater.KIND.fromJson(Dl4jValues.updater(updater).toString()).stateNames();
      blocks.add(new Block(order.subList(first, end), vectors));
      first = end;
    }
    return blocks;
  }

  /** Weights before biases, as tables of parameters had them. */
  private List<Place> inTable() {
    List<Place> order = new ArrayList<>(places);
    for (int i = 0; i + 1 < order.size(); i++) {
      Place one = order.get(i);
      Place next = order.get(i + 1);
      if (one.swapped && one.spec.bias() && one.prefix.equals(next.prefix)) {
        order.set(i, next);
        order.set(i + 1, one);
      }
    }
    return order;
  }

  /** Whether a parameter has a state there that nothing changes. */
  private boolean fixed(Place place) {
    Dl4jJson layer = layers.get(place.prefix);
    return layer != null && layer.type().equals("FrozenLayerWithBackprop");
  }

  /** What makes the steps of a parameter; null where nothing does. */
  private @Nullable Dl4jJson updater(Place place) {
    Dl4jJson layer = layers.get(place.prefix);
    if (layer == null || place.spec.role() == ParameterRole.STATE) {
      return null;
    }
    Dl4jJson inner = layer;
    while (!inner.has("iupdater")) {
      Dl4jJson next = inner.child("underlying");
      next = next == null ? inner.child("fwd") : next;
      if (next == null) {
        return null; // a FrozenLayer
      }
      inner = next;
    }
    Dl4jJson own = place.spec.bias() ? inner.child("biasUpdater") : null;
    return own != null ? own : inner.child("iupdater");
  }

  /** Whether the state of two parameters lies in one block: not of those for pretraining alone. */
  private boolean same(Place one, Place other) {
    return one.spec.pretraining() == other.spec.pretraining() && same(updater(one), updater(other));
  }

  private static boolean same(@Nullable Dl4jJson one, @Nullable Dl4jJson other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.object().equals(other.object());
  }
}
