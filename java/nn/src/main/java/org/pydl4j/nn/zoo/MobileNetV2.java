package org.pydl4j.nn.zoo;

import java.util.Map;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Inverted residuals of depthwise convolutions; 3,504,872 parameters for 1000 classes, beside the
 * running means. Sandler et al. 2018, arXiv:1801.04381. Keras: MobileNetV2.
 */
public final class MobileNetV2 extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<MobileNetV2> DECLARATION =
      pictures(Declaration.<MobileNetV2>of(KIND, "MobileNetV2", MobileNetV2::new))
          .doc(
              "Inverted residuals of depthwise convolutions; 3,504,872 parameters for 1000 classes,"
                  + " beside the running means.\n"
                  + "Sandler et al. 2018, arXiv:1801.04381.\n"
                  + "Keras: MobileNetV2.")
          .key(SYMMETRIC_PADDING)
          .build();

  private MobileNetV2(Settings settings) {
    super(DECLARATION, settings);
  }

  /** Expansion, channels, repetitions, first stride. */
  private static final int[][] PARTS = {
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1}
  };

  @Override
  public ComputationGraphConfiguration conf() {
    Sketch net = new Sketch(this);
    String at = net.normalized("input", 32, 3, 2, "relu6");
    long channels = 32;
    for (int[] part : PARTS) {
      for (int i = 0; i < part[2]; i++) {
        at = inverted(net, at, channels, part[0], part[1], i == 0 ? part[3] : 1);
        channels = part[1];
      }
    }
    at = net.normalized(at, 1280, 1, 1, "relu6");
    return net.classes(net.mean(at), get(NUM_CLASSES));
  }

  private static String inverted(
      Sketch net, String from, long channels, int expansion, long outputs, long stride) {
    String inner = from;
    if (expansion > 1) {
      inner = net.normalized(inner, channels * expansion, 1, 1, "relu6");
    }
    inner = net.depthwise(inner, stride, "relu6");
    inner = net.normalized(inner, outputs, 1, 1, "identity");
    return stride == 1 && channels == outputs ? net.sum(inner, from) : inner;
  }

  @Override
  public Map<String, String> torchNames() {
    TorchNames names = new TorchNames();
    names.normalized("features.0.0", "features.0.1");
    int number = 1;
    for (int[] part : PARTS) {
      for (int i = 0; i < part[2]; i++) {
        String at = "features." + number++ + ".conv.";
        int wide = part[0] > 1 ? 2 : 1;
        for (int j = 0; j < wide; j++) {
          names.normalized(at + j + ".0", at + j + ".1");
        }
        names.normalized(at + wide, at + (wide + 1));
      }
    }
    names.normalized("features." + number + ".0", "features." + number + ".1");
    return names.ending("classifier.1");
  }

  /** Starts a builder. */
  public static MobileNetV2Builder builder() {
    return new MobileNetV2Builder();
  }
}
