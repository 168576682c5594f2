package org.pydl4j.nn.zoo;

import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Nineteen convolutions; 20,856,776 parameters with running means for 1000 classes. Redmon and
 * Farhadi 2016, arXiv:1612.08242. DL4J: Darknet19.
 */
public final class Darknet19 extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<Darknet19> DECLARATION =
      pictures(Declaration.<Darknet19>of(KIND, "Darknet19", Darknet19::new))
          .doc(
              "Nineteen convolutions; 20,856,776 parameters with running means for 1000 classes.\n"
                  + "Redmon and Farhadi 2016, arXiv:1612.08242.\n"
                  + "DL4J: Darknet19.")
          .build();

  private Darknet19(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public ComputationGraphConfiguration conf() {
    Sketch net = new Sketch(this);
    String at = trunk(net, true);
    return net.channels(net.mean(net.convolution(at, get(NUM_CLASSES), 1, 1, "identity")));
  }

  /** The convolutions before the last one, or those in front of the last pooling. */
  static String trunk(Sketch net, boolean whole) {
    String at = net.maxPool(net.normalized("input", 32, 3, 1, LEAKY), 2, 2);
    at = net.maxPool(net.normalized(at, 64, 3, 1, LEAKY), 2, 2);
    at = net.maxPool(turns(net, at, 1, 128), 2, 2);
    at = net.maxPool(turns(net, at, 1, 256), 2, 2);
    at = turns(net, at, 2, 512);
    return whole ? turns(net, net.maxPool(at, 2, 2), 2, 1024) : at;
  }

  /** Wide convolutions with narrow ones between. */
  static String turns(Sketch net, String from, int times, long outputs) {
    String at = net.normalized(from, outputs, 3, 1, LEAKY);
    for (int i = 0; i < times; i++) {
      at = net.normalized(at, outputs / 2, 1, 1, LEAKY);
      at = net.normalized(at, outputs, 3, 1, LEAKY);
    }
    return at;
  }

  static final String LEAKY = "leakyrelu";

  /** Starts a builder. */
  public static Darknet19Builder builder() {
    return new Darknet19Builder();
  }
}
