package org.pydl4j.nn.zoo;

import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Depthwise separable convolutions with residuals; 22,910,480 parameters for 1000 classes, running
 * means included. Chollet 2016, arXiv:1610.02357. DL4J: Xception.
 */
public final class Xception extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<Xception> DECLARATION =
      pictures(Declaration.<Xception>of(KIND, "Xception", Xception::new))
          .doc(
              "Depthwise separable convolutions with residuals; 22,910,480 parameters for 1000"
                  + " classes, running means included.\n"
                  + "Chollet 2016, arXiv:1610.02357.\n"
                  + "DL4J: Xception.")
          .build();

  private Xception(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public ComputationGraphConfiguration conf() {
    Sketch net = new Sketch(this);
    String at = net.normalized("input", 32, 3, 2, "relu");
    at = net.normalized(at, 64, 3, 1, "relu");
    at = reduced(net, at, 128, 128, false);
    at = reduced(net, at, 256, 256, true);
    at = reduced(net, at, 728, 728, true);
    for (int i = 0; i < 8; i++) {
      String inner = at;
      for (int j = 0; j < 3; j++) {
        inner = net.separable(net.activation(inner, "relu"), 728, "identity");
      }
      at = net.sum(inner, at);
    }
    at = reduced(net, at, 728, 1024, true);
    at = net.separable(net.separable(at, 1536, "relu"), 2048, "relu");
    return net.classes(net.mean(at), get(NUM_CLASSES));
  }

  private static String reduced(
      Sketch net, String from, long inside, long outputs, boolean activated) {
    String inner = activated ? net.activation(from, "relu") : from;
    inner = net.separable(inner, inside, "relu");
    inner = net.maxPool(net.separable(inner, outputs, "identity"), 3, 2);
    return net.sum(inner, net.normalized(from, outputs, 1, 2, "identity"));
  }

  /** Starts a builder. */
  public static XceptionBuilder builder() {
    return new XceptionBuilder();
  }
}
