package org.pydl4j.nn;

import java.nio.file.Path;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.plan.Plan;

/** The description of a whole network: a chain of layers or a graph. Immutable. */
public abstract class NetworkConfiguration extends Configured {
  /** The family of networks. */
  public static final Kind<NetworkConfiguration> KIND =
      Kind.of("network", NetworkConfiguration.class, "A whole network.");

  /** Floating-point types of parameters and activations; DL4J's names. */
  public enum DataType {
    /** float32. */
    FLOAT,
    /** float64: slower, for checks of gradients. */
    DOUBLE
  }

  /** Where all random numbers start. */
  public static final Key<Long> SEED =
      Key.of("seed", Type.LONG)
          .defaultsTo(0L)
          .doc("Start of all random numbers: equal seeds give equal weights and equal dropout.");

  /** Type of parameters and activations. */
  public static final Key<DataType> DATA_TYPE =
      Key.of("dataType", Type.enumOf(DataType.class))
          .defaultsTo(DataType.FLOAT)
          .doc("Type of parameters and activations: float32 or float64.");

  /** How exact what is computed in a network is. */
  public enum Precision {
    /** All in dataType. */
    Full,
    /** Products of matrices in bfloat16, everything else in float32. */
    MixedBfloat16
  }

  /** How exact what is computed is. */
  public static final Key<Precision> PRECISION =
      Key.of("precision", Type.enumOf(Precision.class))
          .defaultsTo(Precision.Full)
          .doc(
              "Whether dense, convolution and attention layers compute in bfloat16 (MixedBfloat16):"
                  + " faster on processors that have it, such as those with AMX, and half the"
                  + " memory of their outputs. Parameters, gradients, updaters, normalizations,"
                  + " recurrent layers, losses and the network's outputs stay float32, and so do"
                  + " files.");

  /** Whether output layers that cannot learn are refused. */
  public static final Key<Boolean> VALIDATE_OUTPUT_LAYER_CONFIG =
      Key.of("validateOutputLayerConfig", Type.BOOL)
          .defaultsTo(true)
          .doc(
              "Whether output layers that cannot learn are refused: softmax with one output, a"
                  + " cross-entropy behind an activation that gives no probabilities of its kind, a"
                  + " loss before the last layer. DL4J refuses the same and names the switch so.");

  /** How far derivatives go back through series. */
  public enum BackpropType {
    /** Through the whole series. */
    Standard,
    /** Through a part of {@code tbpttLength} steps, after each of which the weights change. */
    TruncatedBPTT
  }

  /** How far derivatives go back through series. */
  public static final Key<BackpropType> BACKPROP_TYPE =
      Key.of("backpropType", Type.enumOf(BackpropType.class))
          .defaultsTo(BackpropType.Standard)
          .doc(
              "How far derivatives go back through series: through all of it, or in parts of"
                  + " tbpttLength steps. After each part the weights change, which counts as one"
                  + " iteration; the next part begins with the states that this one left.");

  /** Steps of a part. */
  public static final Key<Long> TBPTT_LENGTH =
      Key.of("tbpttLength", Type.LONG)
          .defaultsTo(20L)
          .check(ValueCheck.atLeast(1))
          .doc(
              "Time steps of a part with backpropType TruncatedBPTT. Series that are not longer are"
                  + " trained on whole. DL4J: tBPTTLength.");

  /** Mini-batches of a step. */
  public static final Key<Long> GRADIENT_ACCUMULATION =
      Key.of("gradientAccumulation", Type.LONG)
          .defaultsTo(1L)
          .check(ValueCheck.between(1, 1_000_000))
          .doc(
              "Mini-batches whose gradients are averaged before the weights change, as if they were"
                  + " one: for batches that memory does not hold. Each counts as an iteration;"
                  + " those that are left at the end of a pass count into the next one.");

  /** Vertices that are computed again. */
  public static final Key<Long> GRADIENT_CHECKPOINTING =
      Key.of("gradientCheckpointing", Type.LONG)
          .defaultsTo(0L)
          .check(ValueCheck.between(0, 1_000_000))
          .doc(
              "Layers and vertices of a group, of which a training step keeps only what others"
                  + " read: the way back computes what is inside of it again, a third of a step"
                  + " more, for networks that memory does not hold. About the root of their number"
                  + " needs least. The gradients are the same. 0 keeps everything.");

  /** Where the features of outputs stand. */
  public static final Key<DataFormat> OUTPUT_FORMAT =
      Key.of("outputFormat", Type.enumOf(DataFormat.class))
          .doc(
              "Where the features of outputs and labels stand that are images, volumes or"
                  + " sequences: before place and time or behind them. Not set: as in the first"
                  + " input of the same kind, and before them where there is none.");

  /** For the kinds of this package. */
  NetworkConfiguration(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** The vertices with everything inferred. */
  public abstract Plan plan();

  /** A network of this description, without parameters yet; the caller closes it. */
  public abstract NeuralNetwork network();

  /**
   * What a network in a model file was made from, of any kind; loads no engine.
   *
   * @throws org.pydl4j.nd.errors.ModelFileException if it is no model file
   */
  public static NetworkConfiguration read(Path file) {
    return ModelFile.readConfiguration(file);
  }

  /** The type of parameters and activations. */
  public final DType dtype() {
    return get(DATA_TYPE) == DataType.DOUBLE ? DType.FLOAT64 : DType.FLOAT32;
  }

  /** Whether products are computed in bfloat16. */
  public final boolean mixed() {
    return get(PRECISION) == Precision.MixedBfloat16;
  }

  /** Where all random numbers start. */
  public final long seed() {
    return get(SEED);
  }

  /** Time steps of a part of truncated back-propagation; 0 for whole series. */
  public final long segmentLength() {
    return get(BACKPROP_TYPE) == BackpropType.TruncatedBPTT ? get(TBPTT_LENGTH) : 0;
  }

  /** Refuses to mix bfloat16 with anything but float32. */
  final void requirePrecision() {
    if (mixed() && get(DATA_TYPE) != DataType.FLOAT) {
      throw new ConfigurationException(
          "precision MixedBfloat16 keeps parameters as float32. Got dataType "
              + get(DATA_TYPE)
              + ". Leave one of them out.");
    }
  }

  /** Refuses parts of series where the outputs have no steps that belong to them. */
  final void requireSegments() {
    Plan plan = plan();
    for (int i = 0; segmentLength() > 0 && i < plan.outputs().size(); i++) {
      if (!(plan.outputType(i) instanceof Recurrent)) {
        throw new ConfigurationException(
            "backpropType TruncatedBPTT trains on parts of series and needs a label for each time"
                + " step. The output of "
                + plan.outputNode(i).described()
                + " is "
                + plan.outputType(i).described()
                + ": use RnnOutput, or backpropType Standard.");
      }
    }
  }
}
