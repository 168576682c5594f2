package org.pydl4j.nn.zoo;

import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.layers.DropoutLayerBuilder;

/**
 * Small network of squeezed and expanded convolutions, version 1.1; 1,235,496 parameters for 1000
 * classes. Iandola et al. 2016, arXiv:1602.07360. DL4J: SqueezeNet.
 */
public final class SqueezeNet extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<SqueezeNet> DECLARATION =
      pictures(Declaration.<SqueezeNet>of(KIND, "SqueezeNet", SqueezeNet::new))
          .doc(
              "Small network of squeezed and expanded convolutions, version 1.1; 1,235,496"
                  + " parameters for 1000 classes.\n"
                  + "Iandola et al. 2016, arXiv:1602.07360.\n"
                  + "DL4J: SqueezeNet.")
          .build();

  private SqueezeNet(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public ComputationGraphConfiguration conf() {
    Sketch net = new Sketch(this);
    String at = net.maxPool(net.convolution("input", 64, 3, 2, "relu"), 3, 2);
    at = net.maxPool(fire(net, fire(net, at, 16, 64), 16, 64), 3, 2);
    at = net.maxPool(fire(net, fire(net, at, 32, 128), 32, 128), 3, 2);
    at = fire(net, fire(net, at, 48, 192), 48, 192);
    at = fire(net, fire(net, at, 64, 256), 64, 256);
    at = net.add(new DropoutLayerBuilder().dropOut(0.5).build(), at);
    return net.channels(net.mean(net.convolution(at, get(NUM_CLASSES), 1, 1, "relu")));
  }

  private static String fire(Sketch net, String from, long squeezed, long expanded) {
    String inner = net.convolution(from, squeezed, 1, 1, "relu");
    return net.merged(
        net.convolution(inner, expanded, 1, 1, "relu"),
        net.convolution(inner, expanded, 3, 1, "relu"));
  }

  /** Starts a builder. */
  public static SqueezeNetBuilder builder() {
    return new SqueezeNetBuilder();
  }
}
