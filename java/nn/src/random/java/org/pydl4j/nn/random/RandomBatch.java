package org.pydl4j.nn.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.layers.SupervisedLayer;
import org.pydl4j.nn.losses.LabelRange;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;

/** Examples that a network can be trained on; the arrays belong to the open scope. */
public final class RandomBatch {
  private final SplittableRandom random;
  private final NeuralNetwork net;
  private final Plan plan;
  private final long n;

  private RandomBatch(SplittableRandom random, NeuralNetwork net, long n) {
    this.random = random;
    this.net = net;
    this.plan = net.configuration().plan();
    this.n = n;
  }

  /** Features of some examples; those of a series may have a mask. */
  public static Batch features(SplittableRandom random, NeuralNetwork net, long n, boolean masked) {
    return new RandomBatch(random, net, n).features(masked);
  }

  /** The same examples with labels for each output. */
  public static Batch labelled(SplittableRandom random, NeuralNetwork net, Batch features) {
    return new RandomBatch(random, net, features.size()).labelled(features);
  }

  /** The same examples with other numbers where a mask says that nothing is. */
  static Batch repadded(SplittableRandom random, NeuralNetwork net, Batch batch) {
    return new RandomBatch(random, net, batch.size()).repadded(batch);
  }

  private Batch features(boolean masked) {
    Map<String, NDArray> inputs = new LinkedHashMap<>();
    Map<String, NDArray> masks = new LinkedHashMap<>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      InputType type = plan.inputs().get(i);
      inputs.put(plan.inputNames().get(i), numbers(i, type));
      if (masked && type instanceof Recurrent recurrent) {
        NDArray series = inputs.get(plan.inputNames().get(i));
        masks.put(plan.inputNames().get(i), mask((int) series.size(recurrent.timeAxis())));
      }
    }
    return new Batch(inputs, Map.of(), masks, Map.of(), null);
  }

  private NDArray numbers(int input, InputType type) {
    long[] shape = type.batchShape(n);
    for (int i = 0; i < shape.length; i++) {
      shape[i] = shape[i] < 0 ? RandomNetworks.TIME : shape[i];
    }
    Node indexed = plan.indexed(input);
    double[] values = new double[length(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          indexed == null
              ? random.nextDouble(-1, 1)
              : random.nextLong(Math.min(3, indexed.vertex().indexLimit()));
    }
    return Casts.castTo(Nd.create(values, shape), DType.FLOAT32);
  }

  /** Some examples are shorter, at least one is not. */
  private NDArray mask(int time) {
    float[] mask = new float[(int) n * time];
    for (int i = 0; i < n; i++) {
      int length = i == 0 ? time : random.nextInt(1, time + 1);
      java.util.Arrays.fill(mask, i * time, i * time + length, 1);
    }
    return Nd.create(mask, n, time);
  }

  private Batch repadded(Batch batch) {
    Map<String, NDArray> inputs = new LinkedHashMap<>(batch.inputs());
    batch
        .inputMasks()
        .forEach((name, mask) -> inputs.put(name, repadded(name, inputs.get(name), mask)));
    return new Batch(inputs, batch.labels(), batch.inputMasks(), batch.labelMasks(), null);
  }

  private NDArray repadded(String name, NDArray input, NDArray mask) {
    int number = plan.inputNames().indexOf(name);
    boolean indices = plan.takesIndices(number);
    long[] shape = input.shape();
    Recurrent type = (Recurrent) plan.inputs().get(number);
    int timeAxis = type.timeAxis();
    double[] values = input.toDoubleArray();
    double[] real = mask.toDoubleArray();
    for (int i = 0; i < values.length; i++) {
      int inner = timeAxis == 2 ? 1 : (int) shape[2];
      int time = (int) shape[timeAxis];
      int step = i / inner % time;
      int example = i / (int) (shape[1] * shape[2]);
      if (real[example * time + step] == 0) {
        values[i] = indices ? 0 : random.nextDouble(-1e3, 1e3);
      }
    }
    return Casts.castTo(Nd.create(values, shape), DType.FLOAT32);
  }

  private Batch labelled(Batch features) {
    List<NDArray> outputs = net.outputs(features);
    Map<String, NDArray> labels = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      labels.put(plan.outputNames().get(i), labels(i, outputs.get(i)));
    }
    return new Batch(features.inputs(), labels, features.inputMasks(), Map.of(), null);
  }

  /** With their axes in the order in which outputs are handed out. */
  private NDArray labels(int output, NDArray made) {
    Node node = plan.outputNode(output);
    SupervisedLayer layer = node.supervised();
    long[] shape = layer.labelShape(plan.outputInside(output, made).shape());
    for (int i = 0; i < shape.length; i++) {
      shape[i] = shape[i] < 0 ? 1 : shape[i];
    }
    NDArray inside = Nd.create(values(node, layer, shape), shape);
    return plan.handedOut(node.output(), Signal.of(inside)).value();
  }

  private double[] values(Node node, SupervisedLayer layer, long[] shape) {
    double[] values = new double[length(shape)];
    LabelRange range = layer.labelRange(node.output().features());
    boolean classes = layer.acceptsClassIndices() && shape.length > 1;
    int columns = shape.length > 1 ? (int) shape[1] : 1;
    int inner = shape.length > 1 ? length(shape) / (int) (Math.max(shape[0], 1) * columns) : 1;
    int[] kinds = new int[Math.max(1, values.length)];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = random.nextInt(columns);
    }
    for (int i = 0; i < values.length; i++) {
      int column = i / inner % columns;
      int row = i / (inner * columns) * inner + i % inner;
      values[i] = classes ? (kinds[row] == column ? 1 : 0) : value(node, range);
    }
    return values;
  }

  private double value(Node node, LabelRange range) {
    if (node.layerName().equals("CtcLoss")) {
      return 1; // one symbol a series
    }
    if (range.isUnlimited() || range.equals(LabelRange.FINITE)) {
      return random.nextDouble(-1, 1);
    }
    double most = Math.min(range.most(), range.least() + 1);
    return random.nextBoolean() ? range.least() : most;
  }

  private static int length(long[] shape) {
    return Math.toIntExact(Axes.product(shape));
  }

  /** All numbers of some arrays, in a row. */
  static double[] numbers(List<NDArray> arrays) {
    List<double[]> all = new ArrayList<>();
    arrays.forEach(array -> all.add(array.toDoubleArray()));
    return all.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
  }
}
