package org.pydl4j.nn.zoo;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.layers.DropoutLayer;
import org.pydl4j.nn.layers.Upsampling2D;

/**
 * Says of each pixel how likely it belongs to a thing; 31,032,837 parameters. The number of classes
 * is not looked at. Ronneberger, Fischer and Brox 2015, arXiv:1505.04597. DL4J: UNet.
 */
public final class UNet extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<UNet> DECLARATION =
      pictures(Declaration.<UNet>of(KIND, "UNet", UNet::new))
          .doc(
              "Says of each pixel how likely it belongs to a thing; 31,032,837 parameters. The"
                  + " number of classes is not looked at. Height and width are multiples of 16.\n"
                  + "Ronneberger, Fischer and Brox 2015, arXiv:1505.04597.\n"
                  + "DL4J: UNet.")
          .build();

  private UNet(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public ComputationGraphConfiguration conf() {
    Sketch net = new Sketch(this);
    List<String> sides = new ArrayList<>();
    String at = "input";
    for (long outputs = 64; outputs <= 1024; outputs *= 2) {
      at = twice(net, at, outputs);
      if (outputs >= 512) {
        at = net.add(DropoutLayer.of(0.5), at);
      }
      if (outputs < 1024) {
        sides.add(at);
        at = net.maxPool(at, 2, 2);
      }
    }
    for (int i = 3; i >= 0; i--) {
      long outputs = 64L << i;
      String up = net.add(Upsampling2D.builder().size(2).build(), at);
      up = net.convolution(up, outputs, 2, 1, "relu");
      at = twice(net, net.merged(sides.get(i), up), outputs);
    }
    String two = net.convolution(at, 2, 3, 1, "relu");
    return net.pixels(net.convolution(two, 1, 1, 1, "identity"));
  }

  private static String twice(Sketch net, String from, long outputs) {
    return net.convolution(net.convolution(from, outputs, 3, 1, "relu"), outputs, 3, 1, "relu");
  }

  /** Starts a builder. */
  public static UNetBuilder builder() {
    return new UNetBuilder();
  }
}
