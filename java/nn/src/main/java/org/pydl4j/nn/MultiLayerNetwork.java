package org.pydl4j.nn;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.plan.Node;

/**
 * A network whose layers stand one after the other. It owns its parameters, their gradient and the
 * updaters' state, until {@link #close()}; arrays that it returns belong to the caller. DL4J:
 * {@code MultiLayerNetwork}.
 *
 * <pre>{@code
 * try (MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
 *   net.fit(train, 2);
 *   System.out.println(net.evaluate(test));
 * }
 * }</pre>
 *
 * <p>One thread trains at a time, a second one waits. Any number of threads may call {@link
 * #output} meanwhile; they see the parameters as they change. On the CPU, equal configurations,
 * data and numbers of threads give equal parameters.
 */
public final class MultiLayerNetwork extends FluentNetwork<MultiLayerNetwork> {
  /** {@link #kind()}. */
  public static final String NAME = "MultiLayerNetwork";

  private static final String INPUT = "input";

  private final MultiLayerConfiguration configuration;

  /** A network without parameters yet; see {@link #init()}. */
  public MultiLayerNetwork(MultiLayerConfiguration configuration) {
    super(configuration);
    this.configuration = configuration;
  }

  @Override
  public MultiLayerConfiguration configuration() {
    return configuration;
  }

  /** For {@link Trainables}. */
  @AutoService(Trainables.Factory.class)
  public static final class Factory implements Trainables.Factory {
    /** Called by the service loader. */
    public Factory() {}

    @Override
    public String kind() {
      return NAME;
    }

    @Override
    public MultiLayerNetwork create(String configurationJson) {
      return new MultiLayerNetwork(MultiLayerConfiguration.fromJson(configurationJson));
    }
  }

  @Override
  public String kind() {
    return NAME;
  }

  @Override
  public MultiLayerNetwork init() {
    super.init();
    return this; // by its own type in bytecode, too, which Clojure goes by
  }

  @Override
  public MultiLayerNetwork init(Map<String, NDArray> values) {
    super.init(values);
    return this;
  }

  // ---- inference ----

  /**
   * The outputs for a batch, in memory from {@link Nd}; the caller owns them. Large batches are
   * computed piece by piece.
   *
   * @param features [n, …] as the input type says, of any type
   * @return [n, …] as the output type says
   * @throws org.pydl4j.nd.errors.ShapeException if the features do not fit the network
   * @throws org.pydl4j.nd.errors.ClosedException if the network was closed
   */
  public NDArray output(NDArray features) {
    return output(features, null);
  }

  /**
   * The same for sequences of unequal lengths.
   *
   * @param mask [n, time], 1 where a time step is real and 0 where it is padding; null when all are
   */
  public NDArray output(NDArray features, @Nullable NDArray mask) {
    return outputs(batch(features, mask)).get(0);
  }

  /**
   * The outputs for the next steps of some series, which begin with the states that the steps
   * before left; see {@link NeuralNetwork#rnnTimeStep(Batch)}.
   *
   * @param features [n, nIn, time] as the input type says, or [n, nIn] for one step
   * @return [n, nOut, time], or [n, nOut] for one step; the caller owns it
   */
  public NDArray rnnTimeStep(NDArray features) {
    InputType input = configuration.inputType();
    if (!(input instanceof Recurrent sequences) || features.rank() != 2) {
      return rnnTimeStep(batch(features, null)).get(0);
    }
    int time = sequences.timeAxis();
    try (NDArray step = Shapes.expandDims(features, time)) {
      NDArray made = rnnTimeStep(batch(step, null)).get(0);
      if (made.rank() != 3) {
        return made;
      }
      try (NDArray series = made) {
        return Shapes.squeeze(series, time);
      }
    }
  }

  private Batch batch(NDArray features, @Nullable NDArray mask) {
    configuration.plan().requireInput(0, features.shape()); // before a scalar is asked for its rows
    Map<String, NDArray> masks = mask == null ? Map.of() : Map.of(INPUT, mask);
    return new Batch(Map.of(INPUT, features), Map.of(), masks, Map.of(), null);
  }

  /**
   * What the network says of each example; the caller owns it. Behind a cross-entropy or softmax it
   * is the class with the greatest output, int64 [n]; one output alone is the probability of class
   * 1 of two, which it is from 0.5 on. Behind another loss it is the output, [n] where there is one
   * number an example. DL4J's {@code predict} always gives the place of the greatest output.
   *
   * @param features [n, …] as for {@link #output(NDArray)}
   * @throws org.pydl4j.nd.errors.DataException if an output that decides a class is NaN
   */
  public NDArray predict(NDArray features) {
    return predict(features, null);
  }

  /**
   * The same for sequences of unequal lengths.
   *
   * @param mask [n, time], 1 where a time step is real and 0 where it is padding; null when all are
   */
  public NDArray predict(NDArray features, @Nullable NDArray mask) {
    return Prediction.of(configuration.plan(), output(features, mask));
  }

  /**
   * What a layer makes of a batch, as {@link #output(NDArray)} does for the last one. DL4J: the
   * last array of {@code feedForwardToLayer}.
   *
   * @param features [n, …] as the input type says, of any type
   * @param layer its number, from 0
   * @return [n, …] as the layer's output type says; the caller owns it
   * @throws ConfigurationException if there is no such layer
   * @throws org.pydl4j.nd.errors.ShapeException if the features do not fit the network
   */
  public NDArray activation(NDArray features, int layer) {
    return activationAt(features, layer(layer).index());
  }

  private Node layer(int number) {
    int layers = configuration.plan().size();
    if (number < 0 || number >= layers) {
      throw new ConfigurationException(
          "There is no layer "
              + number
              + ". This network has the layers 0 to "
              + (layers - 1)
              + ".");
    }
    return configuration.plan().get(number);
  }

  // ---- copies and files ----

  @Override
  public MultiLayerNetwork copy() {
    return copied(new MultiLayerNetwork(configuration));
  }

  /** Reads what {@link #save} wrote; the caller closes the network. */
  public static MultiLayerNetwork load(Path file) {
    return ModelFile.read(file, MultiLayerNetwork.class);
  }
}
