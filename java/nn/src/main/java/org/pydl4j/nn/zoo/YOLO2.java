package org.pydl4j.nn.zoo;

import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.layers.SpaceToDepth;

/**
 * Finds things in pictures, on Darknet19; 50,983,561 parameters with running means for 80 classes.
 * Pictures of 608 x 608 have 19 x 19 cells. Redmon and Farhadi 2016, arXiv:1612.08242. DL4J: YOLO2.
 */
public final class YOLO2 extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<YOLO2> DECLARATION =
      pictures(Declaration.<YOLO2>of(KIND, "YOLO2", YOLO2::new))
          .doc(
              "Finds things in pictures, on Darknet19; 50,983,561 parameters with running means for"
                  + " 80 classes. Pictures of 608 x 608 have 19 x 19 cells.\n"
                  + "Redmon and Farhadi 2016, arXiv:1612.08242.\n"
                  + "DL4J: YOLO2.")
          .build();

  private YOLO2(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public ComputationGraphConfiguration conf() {
    Sketch net = new Sketch(this);
    String fine = Darknet19.trunk(net, false);
    String at = Darknet19.turns(net, net.maxPool(fine, 2, 2), 2, 1024);
    at = net.normalized(at, 1024, 3, 1, Darknet19.LEAKY);
    at = net.normalized(at, 1024, 3, 1, Darknet19.LEAKY);
    String narrow = net.normalized(fine, 64, 1, 1, Darknet19.LEAKY);
    String turned = net.add(SpaceToDepth.builder().blocks(2).build(), narrow);
    at = net.normalized(net.merged(turned, at), 1024, 3, 1, Darknet19.LEAKY);
    double[] boxes = {
      0.57273, 0.677385, 1.87446, 2.06253, 3.33843, 5.47434, 7.88282, 3.52778, 9.77052, 9.16828
    };
    return net.boxes(at, get(NUM_CLASSES), boxes);
  }

  /** Starts a builder. */
  public static YOLO2Builder builder() {
    return new YOLO2Builder();
  }
}
