package org.pydl4j.nn.gradientcheck;

import com.google.gson.GsonBuilder;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;

/**
 * Whether the gradients of a network are the derivatives of its loss: for each parameter by central
 * differences in float64, on a network of its own with equal weights; the one that is checked stays
 * as it is. Dropout draws the same numbers for all differences; L1, L2 and weight decay are left
 * out, and so are running means. DL4J: {@code GradientCheckUtil}.
 *
 * <pre>{@code
 * GradientCheck check = GradientCheck.of(net, features, labels);
 * System.out.println(check); // names the worst weight of each parameter
 * }</pre>
 *
 * <p>Activations with a kink, such as ReLU, fail where a weight is so near to it that the
 * difference goes over it: check with tanh, or look at several batches.
 *
 * @param parameters the worst weight of each, in the order of the network
 * @param maxRelError what is still right
 */
public record GradientCheck(List<Parameter> parameters, double maxRelError) {
  /** What is used where nothing else is said; DL4J's tests use these. */
  public static final double EPSILON = 1e-6;

  /** The relative error from which on a gradient is wrong. */
  public static final double MAX_REL_ERROR = 1e-3;

  /** Differences up to this are right, whatever their relative error is. */
  public static final double MIN_ABS_ERROR = 1e-8;

  /**
   * One parameter of the network, and its worst weight.
   *
   * @param name such as {@code 0_W}
   * @param checked how many of its weights were checked
   * @param failed how many of them are wrong
   * @param index of the worst one in the parameter's shape
   * @param gradient of the worst one, from the network
   * @param difference of the worst one, from two scores
   * @param relError |gradient - difference| / (|gradient| + |difference|) of the worst one; 0 where
   *     the absolute error is small enough
   */
  public record Parameter(
      String name,
      long checked,
      long failed,
      List<Long> index,
      double gradient,
      double difference,
      double relError) {}

  /** All weights, with the usual bounds; features and labels as for {@code fit}. */
  public static GradientCheck of(NeuralNetwork network, NDArray features, NDArray labels) {
    return of(network, features, labels, EPSILON, MAX_REL_ERROR, MIN_ABS_ERROR, Integer.MAX_VALUE);
  }

  /**
   * The same with other bounds.
   *
   * @param network with one input and one output
   * @param epsilon how far a weight is moved to either side
   * @param maxRelError the relative error from which on a gradient is wrong
   * @param minAbsError differences up to this are right
   * @param maxPerParam how many weights of each parameter are checked at most, in an order that is
   *     the same each time
   * @throws org.pydl4j.nd.errors.ShapeException if features or labels do not fit the network
   */
  public static GradientCheck of(
      NeuralNetwork network,
      NDArray features,
      NDArray labels,
      double epsilon,
      double maxRelError,
      double minAbsError,
      int maxPerParam) {
    String input = network.signature().inputs().get(0).name();
    String output = network.signature().outputs().get(0).name();
    Batch batch = new Batch(Map.of(input, features), Map.of(output, labels), null);
    return of(network, batch, epsilon, maxRelError, minAbsError, maxPerParam);
  }

  /** All weights of a network of any number of inputs and outputs, with the usual bounds. */
  public static GradientCheck of(NeuralNetwork network, Batch batch) {
    return of(network, batch, EPSILON, MAX_REL_ERROR, MIN_ABS_ERROR, Integer.MAX_VALUE);
  }

  /** The same for arrays in the order of the network's inputs and outputs. */
  public static GradientCheck of(
      NeuralNetwork network,
      DataSet batch,
      double epsilon,
      double maxRelError,
      double minAbsError,
      int maxPerParam) {
    return of(network, batch.multi(), epsilon, maxRelError, minAbsError, maxPerParam);
  }

  /** The same for arrays in the order of the network's inputs and outputs. */
  public static GradientCheck of(
      NeuralNetwork network,
      MultiDataSet batch,
      double epsilon,
      double maxRelError,
      double minAbsError,
      int maxPerParam) {
    return of(network, network.batch(batch), epsilon, maxRelError, minAbsError, maxPerParam);
  }

  /** The same with other bounds. */
  public static GradientCheck of(
      NeuralNetwork network,
      Batch batch,
      double epsilon,
      double maxRelError,
      double minAbsError,
      int maxPerParam) {
    try (Scope scope = Scope.open();
        NeuralNetwork twin = Twin.of(network)) {
      twin.computeGradient(batch);
      Map<String, NDArray> gradients = twin.table(twin.gradient().dup());
      Set<String> states = states(twin.configuration().plan());
      Bounds bounds = new Bounds(epsilon, maxRelError, minAbsError, maxPerParam);
      List<Parameter> found =
          twin.paramTable().entrySet().stream()
              .filter(entry -> !states.contains(entry.getKey()))
              .map(
                  entry ->
                      worst(
                          entry.getKey(),
                          entry.getValue(),
                          Objects.requireNonNull(gradients.get(entry.getKey())),
                          () -> twin.computeGradient(batch),
                          bounds))
              .toList();
      return new GradientCheck(found, maxRelError);
    }
  }

  /** Running means and the like, of which there is no derivative. */
  private static Set<String> states(Plan plan) {
    Set<String> states = new HashSet<>();
    for (Node node : plan.nodes()) {
      for (ParameterSpec spec : node.parameters()) {
        if (spec.role() == ParameterRole.STATE) {
          states.add(node.prefix() + "_" + spec.name());
        }
      }
    }
    return states;
  }

  private record Bounds(double epsilon, double maxRelError, double minAbsError, int most) {}

  private static Parameter worst(
      String name, NDArray weights, NDArray gradients, DoubleSupplier score, Bounds bounds) {
    Parameter worst = new Parameter(name, 0, 0, List.of(), 0, 0, -1);
    long failed = 0;
    long[] places = places(weights.length(), bounds.most());
    for (long place : places) {
      long[] index = index(place, weights.shape());
      double gradient = gradients.getDouble(index);
      double difference = difference(weights, index, score, bounds.epsilon());
      double error = Math.abs(gradient - difference);
      double relative =
          error <= bounds.minAbsError() ? 0 : error / (Math.abs(gradient) + Math.abs(difference));
      failed += relative <= bounds.maxRelError() ? 0 : 1;
      if (!(relative <= worst.relError())) {
        List<Long> at = LongStream.of(index).boxed().toList();
        worst = new Parameter(name, 0, 0, at, gradient, difference, relative);
      }
    }
    return new Parameter(
        name,
        places.length,
        failed,
        worst.index(),
        worst.gradient(),
        worst.difference(),
        Math.max(0, worst.relError()));
  }

  private static double difference(
      NDArray weights, long[] index, DoubleSupplier score, double epsilon) {
    double value = weights.getDouble(index);
    weights.set(value + epsilon, index);
    double above = score.getAsDouble();
    weights.set(value - epsilon, index);
    double below = score.getAsDouble();
    weights.set(value, index);
    return (above - below) / (2 * epsilon);
  }

  private static long[] places(long length, int most) {
    return length <= most
        ? LongStream.range(0, length).toArray()
        : new SplittableRandom(0).longs(0, length).distinct().limit(most).sorted().toArray();
  }

  /** The place in C order as an index of each axis. */
  private static long[] index(long place, long[] shape) {
    long[] index = new long[shape.length];
    long rest = place;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return index;
  }

  /** Whether all gradients that were checked are right. */
  public boolean passed() {
    return parameters.stream().allMatch(parameter -> parameter.failed() == 0);
  }

  /** The parameter with the greatest relative error. */
  public Parameter worst() {
    return parameters.stream().max(Comparator.comparingDouble(Parameter::relError)).orElseThrow();
  }

  /** A table with a line for each parameter. */
  public String stats() {
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-12s%10s%10s%14s%16s%16s  %s%n",
                "parameter",
                "checked",
                "wrong",
                "rel. error",
                "gradient",
                "difference",
                "at"));
    for (Parameter each : parameters) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-12s%10d%10d%14.3e%16.8e%16.8e  %s%n",
              each.name(),
              each.checked(),
              each.failed(),
              each.relError(),
              each.gradient(),
              each.difference(),
              each.index()));
    }
    return out.toString();
  }

  /** The parameters as JSON. */
  public String toJson() {
    return new GsonBuilder().serializeSpecialFloatingPointValues().create().toJson(parameters);
  }

  @Override
  public String toString() {
    return stats();
  }
}
