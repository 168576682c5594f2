package org.pydl4j.modelimport.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.updaters.Updater;

/**
 * Which part of Deeplearning4j's flat vectors is which parameter. Layers follow each other in the
 * order of the plan; matrices lie there with the first index running fastest, kernels with the
 * last, behind their biases.
 */
final class Dl4jParameters {
  private final Map<String, Dl4jJson> layers;
  private final List<Place> places = new ArrayList<>();
  private final boolean oneBlockAParameter;

  /** A parameter, in the order of the flat vector. */
  private record Place(String prefix, ParameterSpec spec, boolean convolution) {
    String name() {
      return prefix + "_" + spec.name();
    }
  }

  /**
   * Finds the places.
   *
   * @param oneBlockAParameter as {@link Dl4jHistory#oneBlockAParameter} says
   */
  Dl4jParameters(Plan plan, Map<String, Dl4jJson> layers, boolean oneBlockAParameter) {
    this.layers = layers;
    this.oneBlockAParameter = oneBlockAParameter;
    for (Node node : plan.nodes()) {
      if (node.owner() == node.index()) {
        boolean convolution = node.layerName().matches(".*Convolution.*");
        for (ParameterSpec spec : inMemory(node.parameters(), convolution)) {
          places.add(new Place(node.prefix(), spec, convolution));
        }
      }
    }
  }

  private static List<ParameterSpec> inMemory(List<ParameterSpec> specs, boolean convolution) {
    List<ParameterSpec> ordered = new ArrayList<>(specs);
    if (convolution) {
      ordered.sort((a, b) -> Boolean.compare(b.bias(), a.bias())); // biases first
    }
    return ordered;
  }

  /** The parameters by name, made in the current scope. */
  Map<String, NDArray> named(double[] flat) {
    Map<String, NDArray> named = new LinkedHashMap<>();
    int offset = 0;
    for (Place place : places) {
      int length = Math.toIntExact(place.spec.length());
      if (offset + length > flat.length) {
        throw wrongLength(flat.length);
      }
      double[] part = Arrays.copyOfRange(flat, offset, offset + length);
      if (place.spec.name().equals("var") && logarithmic(place.prefix)) {
        for (int i = 0; i < part.length; i++) {
          part[i] = Math.pow(10, 2 * part[i]);
        }
      }
      named.put(place.name(), array(place, part));
      offset += length;
    }
    if (offset != flat.length) {
      throw wrongLength(flat.length);
    }
    return named;
  }

  private DataException wrongLength(int length) {
    long wanted = places.stream().mapToLong(place -> place.spec.length()).sum();
    return new DataException("it has " + length + " parameters where its layers have " + wanted);
  }

  /** Whether the fourth parameter of a batch normalization is the log10 of the deviation. */
  private boolean logarithmic(String prefix) {
    Dl4jJson layer = layers.get(prefix);
    return layer != null && layer.flag("useLogStd", false);
  }

  private static NDArray array(Place place, double[] part) {
    long[] shape = place.spec.shape();
    if (shape.length == 2 && !place.convolution) {
      return Shapes.transpose(Nd.create(part, shape[1], shape[0]));
    }
    if (shape.length == 3 && place.convolution) { // one axis: [kernel, nIn, nOut] there
      return Shapes.permute(Nd.create(part, shape[2], shape[1], shape[0]), 2, 1, 0);
    }
    return Nd.create(part, shape);
  }

  /**
   * The updaters' state by names such as {@code 0_W.m}. Neighbours with equal updaters are one
   * block, whose vectors follow each other.
   */
  Map<String, NDArray> updaterTable(double[] flat) {
    Map<String, NDArray> table = new LinkedHashMap<>();
    List<Place> order = oneBlockAParameter ? inTable() : places;
    int offset = 0;
    int first = 0;
    while (first < order.size()) {
      Dl4jJson updater = updater(order.get(first));
      int end = first + 1;
      while (!oneBlockAParameter && end < order.size() && same(updater, updater(order.get(end)))) {
        end++;
      }
      offset = block(order.subList(first, end), updater, flat, offset, table);
      first = end;
    }
    if (offset != flat.length) {
      throw new DataException(
          "its updaters have a state of "
              + flat.length
              + " numbers where its layers say "
              + offset);
    }
    return table;
  }

  /** Weights before biases, as tables of parameters had them. */
  private List<Place> inTable() {
    List<Place> order = new ArrayList<>(places);
    for (int i = 0; i + 1 < order.size(); i++) {
      Place one = order.get(i);
      Place next = order.get(i + 1);
      if (one.convolution && one.spec.bias() && one.prefix.equals(next.prefix)) {
        order.set(i, next);
        order.set(i + 1, one);
      }
    }
    return order;
  }

  private static int block(
      List<Place> block,
      @Nullable Dl4jJson updater,
      double[] flat,
      int start,
      Map<String, NDArray> table) {
    int offset = start;
    List<String> vectors =
        updater == null
            ? List.of()
            : Updater.KIND.fromJson(Dl4jValues.updater(updater).toString()).stateNames();
    for (String vector : vectors) {
      for (Place place : block) {
        int length = Math.toIntExact(place.spec.length());
        if (offset + length > flat.length) {
          throw new DataException("its updaters' state ends too early");
        }
        double[] part = Arrays.copyOfRange(flat, offset, offset + length);
        table.put(place.name() + "." + vector, array(place, part));
        offset += length;
      }
    }
    return offset;
  }

  /** What makes the steps of a parameter; null where nothing does. */
  private @Nullable Dl4jJson updater(Place place) {
    Dl4jJson layer = layers.get(place.prefix);
    if (layer == null || place.spec.role() == ParameterRole.STATE) {
      return null;
    }
    if (layer.type().startsWith("Frozen")) {
      return null;
    }
    Dl4jJson inner = layer.type().equals("Bidirectional") ? layer.required("fwd") : layer;
    inner = inner.has("underlying") ? inner.required("underlying") : inner;
    Dl4jJson own = place.spec.bias() ? inner.child("biasUpdater") : null;
    return own != null ? own : inner.child("iupdater");
  }

  private static boolean same(@Nullable Dl4jJson one, @Nullable Dl4jJson other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.object().equals(other.object());
  }
}
