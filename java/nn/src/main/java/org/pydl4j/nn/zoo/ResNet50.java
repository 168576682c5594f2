package org.pydl4j.nn.zoo;

import java.util.Map;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Residual network of 50 layers; 25,557,032 parameters for 1000 classes, beside the running means.
 * He et al. 2015, arXiv:1512.03385, with the stride in the 3 x 3 convolutions as PyTorch has it.
 * DL4J: ResNet50.
 */
public final class ResNet50 extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<ResNet50> DECLARATION =
      pictures(Declaration.<ResNet50>of(KIND, "ResNet50", ResNet50::new))
          .doc(
              "Residual network of 50 layers; 25,557,032 parameters for 1000 classes, beside the"
                  + " running means.\n"
                  + "He et al. 2015, arXiv:1512.03385, with the stride in the 3 x 3 convolutions as"
                  + " PyTorch has it.\n"
                  + "DL4J: ResNet50.")
          .key(SYMMETRIC_PADDING)
          .build();

  private ResNet50(Settings settings) {
    super(DECLARATION, settings);
  }

  private static final int[] BLOCKS = {3, 4, 6, 3};

  @Override
  public ComputationGraphConfiguration conf() {
    Sketch net = new Sketch(this);
    String at = net.maxPool(net.normalized("input", 64, 7, 2, "relu"), 3, 2);
    for (int stage = 0; stage < BLOCKS.length; stage++) {
      long width = 64L << stage;
      for (int block = 0; block < BLOCKS[stage]; block++) {
        at = residual(net, at, width, block == 0, block == 0 && stage > 0 ? 2 : 1);
      }
    }
    return net.classes(net.mean(at), get(NUM_CLASSES));
  }

  private static String residual(
      Sketch net, String from, long width, boolean projected, long stride) {
    String past = projected ? net.normalized(from, 4 * width, 1, stride, "identity") : from;
    String inner = net.normalized(from, width, 1, 1, "relu");
    inner = net.normalized(inner, width, 3, stride, "relu");
    inner = net.normalized(inner, 4 * width, 1, 1, "identity");
    return net.activation(net.sum(inner, past), "relu");
  }

  @Override
  public Map<String, String> torchNames() {
    TorchNames names = new TorchNames();
    names.normalized("conv1", "bn1");
    for (int stage = 0; stage < BLOCKS.length; stage++) {
      for (int block = 0; block < BLOCKS[stage]; block++) {
        String at = "layer" + (stage + 1) + "." + block + ".";
        if (block == 0) {
          names.normalized(at + "downsample.0", at + "downsample.1");
        }
        for (int i = 1; i <= 3; i++) {
          names.normalized(at + "conv" + i, at + "bn" + i);
        }
      }
    }
    return names.ending("fc");
  }

  /** Starts a builder. */
  public static ResNet50Builder builder() {
    return new ResNet50Builder();
  }
}
