package org.pydl4j.nn.zoo;

import java.util.Map;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Updater;

/**
 * A well-known network with a size of its input and a number of classes of the user's, without
 * trained weights. DL4J: {@code ZooModel}.
 *
 * <pre>{@code
 * try (NeuralNetwork net = ResNet50.builder().numClasses(10).height(64).width(64).build().init()) {
 *   net.fit(train, 5);
 * }
 * }</pre>
 */
public abstract class ZooModel extends Configured {
  /** The family of them. */
  public static final Kind<ZooModel> KIND =
      Kind.of("zooModel", ZooModel.class, "A well-known network, without trained weights.");

  /** How many classes. */
  public static final Key<Long> NUM_CLASSES =
      count("numClasses", 1000, "How many classes the softmax tells apart.");

  /** Height of the pictures. */
  public static final Key<Long> HEIGHT = count("height", 224, "Height of the pictures.");

  /** Width of the pictures. */
  public static final Key<Long> WIDTH = count("width", 224, "Width of the pictures.");

  /** Channels of the pictures. */
  public static final Key<Long> CHANNELS = count("channels", 3, "Channels of the pictures.");

  /** Whether pictures are padded alike on both sides. */
  public static final Key<Boolean> SYMMETRIC_PADDING =
      Key.of("symmetricPadding", Type.BOOL)
          .defaultsTo(false)
          .doc(
              "Whether pictures are padded alike on both sides, as PyTorch does, for its weights;"
                  + " otherwise as Keras and DL4J do, more behind where the two differ.");

  /** How parameters follow their gradient. */
  public static final Key<Updater> UPDATER =
      Key.of("updater", Type.object(Updater.KIND))
          .defaultsTo(new Adam(1e-3))
          .doc("How parameters follow their gradient.");

  /** For the models of this package. */
  ZooModel(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** A key of a number of things, at least one. */
  static Key<Long> count(String name, long standard, String doc) {
    return Key.of(name, Type.LONG).defaultsTo(standard).check(ValueCheck.atLeast(1)).doc(doc);
  }

  /** A declaration of a network of pictures. */
  static <T extends ZooModel> Declaration.Builder<T> pictures(Declaration.Builder<T> begun) {
    return begun
        .positional(NUM_CLASSES)
        .key(HEIGHT)
        .key(WIDTH)
        .key(CHANNELS)
        .key(NetworkConfiguration.SEED)
        .key(UPDATER);
  }

  /** A declaration of a network of something else. */
  static <T extends ZooModel> Declaration.Builder<T> trained(Declaration.Builder<T> begun) {
    return begun.key(NetworkConfiguration.SEED).key(UPDATER);
  }

  /** Its configuration, which can be changed further. */
  public abstract NetworkConfiguration conf();

  /**
   * The modules of torchvision's model of this name, by the names of the layers: with them {@code
   * StateDict} reads and writes its weights.
   *
   * @throws ConfigurationException if torchvision has none, or another one
   */
  public Map<String, String> torchNames() {
    throw new ConfigurationException(
        "There are no names of torchvision for "
            + declaration().name()
            + ". ResNet50, VGG16 and MobileNetV2 have them.");
  }

  /** The network with random weights, which the caller closes. */
  public NeuralNetwork init() {
    NetworkConfiguration made = conf();
    return made instanceof MultiLayerConfiguration chain
        ? new MultiLayerNetwork(chain).init()
        : new ComputationGraph((ComputationGraphConfiguration) made).init();
  }

  final InputType pictures() {
    return InputType.convolutional(get(HEIGHT), get(WIDTH), get(CHANNELS));
  }

  final long seed() {
    return get(NetworkConfiguration.SEED);
  }
}
