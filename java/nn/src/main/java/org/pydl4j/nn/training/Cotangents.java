package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.plan.AxisOrder;
import org.pydl4j.nn.plan.Plan;

/**
 * Derivatives of outputs along given directions: {@code sum of output · cotangent}, whose
 * derivatives go back to the inputs. Its arrays belong to the scope around.
 */
public final class Cotangents {
  private final NetworkConfiguration configuration;
  private final Map<String, NDArray> cotangents;
  private final List<Signal> inputs = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final List<NDArray> leaves = new ArrayList<>();
  private final List<NDArray> derivatives = new ArrayList<>();

  /**
   * For a batch; whole numbers that name something have no derivative.
   *
   * @param cotangents by the names of outputs, in their shapes
   */
  Cotangents(NetworkConfiguration configuration, Batch batch, Map<String, NDArray> cotangents) {
    Plan plan = configuration.plan();
    Batches.requireNames("outputs", plan.outputNames(), cotangents);
    if (cotangents.isEmpty()) {
      throw new ShapeException(
          "Derivatives of outputs need one array at least, in the shape of an output: "
              + plan.outputNames()
              + ". Got none.");
    }
    this.configuration = configuration;
    this.cotangents = cotangents;
    List<Signal> given = Batches.inputs(plan, batch, configuration.dtype());
    for (int i = 0; i < given.size(); i++) {
      Signal signal = given.get(i);
      if (plan.indexed(i) == null) {
        NDArray leaf = Autograd.leaf(signal.value());
        numbers.add(i);
        leaves.add(leaf);
        derivatives.add(Nd.zeros(leaf.dtype(), leaf.shape()));
        signal = signal.with(leaf);
      }
      inputs.add(signal);
    }
  }

  List<NDArray> leaves() {
    return leaves;
  }

  List<NDArray> derivatives() {
    return derivatives;
  }

  /** The sum, shape []. */
  NDArray sum(Pass pass) {
    Plan plan = configuration.plan();
    List<Signal> made = pass.signals(inputs, plan.outputs());
    NDArray sum = null;
    for (int i = 0; i < made.size(); i++) {
      NDArray given = cotangents.get(plan.outputNames().get(i));
      if (given == null) {
        continue;
      }
      NDArray value = made.get(i).value();
      NDArray direction = plan.outputInside(i, Batches.features(given, value.dtype()));
      if (!Arrays.equals(direction.shape(), value.shape())) {
        throw new ShapeException(
            "The derivatives for the output '"
                + plan.outputNames().get(i)
                + "' must have its shape, "
                + Arrays.toString(outside(i, made.get(i)))
                + ". Got "
                + Arrays.toString(given.shape())
                + ".");
      }
      NDArray one = Reduction.sum(Arithmetic.mul(value, direction));
      sum = sum == null ? one : Arithmetic.add(sum, one);
    }
    return Objects.requireNonNull(sum, "there is a cotangent");
  }

  private long[] outside(int output, Signal made) {
    Plan plan = configuration.plan();
    return plan.handedOut(plan.outputType(output), made).value().shape();
  }

  /** The derivatives by the names of inputs, in the order in which those are handed in. */
  Map<String, NDArray> kept(Scope scope) {
    Plan plan = configuration.plan();
    Map<String, NDArray> named = new LinkedHashMap<>();
    for (int i = 0; i < numbers.size(); i++) {
      int input = numbers.get(i);
      NDArray outside = AxisOrder.outside(plan.inputs().get(input), derivatives.get(i));
      named.put(plan.inputNames().get(input), scope.keep(outside.dup()));
    }
    return named;
  }

  /**
   * The derivatives with respect to the inputs alone, without dropout; nothing changes.
   *
   * @return by the names of inputs; the caller owns them
   */
  public static Map<String, NDArray> ofInputs(
      NetworkConfiguration configuration,
      FlatParameters parameters,
      Batch batch,
      Map<String, NDArray> cotangents) {
    try (Scope scope = Scope.open()) {
      Cotangents product = new Cotangents(configuration, batch, cotangents);
      Pass pass = Pass.differentiable(configuration.plan(), parameters);
      NDArray sum = product.sum(pass);
      if (!product.leaves.isEmpty() && Autograd.requiresGrad(sum)) {
        Autograd.backward(sum, product.leaves, product.derivatives);
      }
      return product.kept(scope);
    }
  }
}
