package org.pydl4j.nn.zoo;

import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Finds things in pictures by nine convolutions; 15,867,885 parameters with running means for 20
 * classes. The numbers of classes counts those of things; pictures of 416 x 416 have 13 x 13 cells.
 * Redmon and Farhadi 2016, arXiv:1612.08242. DL4J: TinyYOLO.
 */
public final class TinyYOLO extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<TinyYOLO> DECLARATION =
      pictures(Declaration.<TinyYOLO>of(KIND, "TinyYOLO", TinyYOLO::new))
          .doc(
              "Finds things in pictures by nine convolutions; 15,867,885 parameters with running"
                  + " means for 20 classes. Pictures of 416 x 416 have 13 x 13 cells.\n"
                  + "Redmon and Farhadi 2016, arXiv:1612.08242.\n"
                  + "DL4J: TinyYOLO.")
          .build();

  private TinyYOLO(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public ComputationGraphConfiguration conf() {
    Sketch net = new Sketch(this);
    String at = "input";
    for (long outputs = 16; outputs <= 512; outputs *= 2) {
      at = net.normalized(at, outputs, 3, 1, Darknet19.LEAKY);
      at = net.maxPool(at, 2, outputs < 512 ? 2 : 1);
    }
    at = net.normalized(at, 1024, 3, 1, Darknet19.LEAKY);
    at = net.normalized(at, 1024, 3, 1, Darknet19.LEAKY);
    double[] boxes = {1.08, 1.19, 3.42, 4.41, 6.63, 11.38, 9.42, 5.11, 16.62, 10.52};
    return net.boxes(at, get(NUM_CLASSES), boxes);
  }

  /** Starts a builder. */
  public static TinyYOLOBuilder builder() {
    return new TinyYOLOBuilder();
  }
}
