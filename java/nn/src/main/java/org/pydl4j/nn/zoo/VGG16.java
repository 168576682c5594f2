package org.pydl4j.nn.zoo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * VGG with 16 layers of weights; 138,357,544 parameters for 224 x 224 and 1000 classes. Simonyan
 * and Zisserman 2014, arXiv:1409.1556. DL4J: VGG16.
 */
public final class VGG16 extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<VGG16> DECLARATION =
      pictures(Declaration.<VGG16>of(KIND, "VGG16", VGG16::new))
          .doc(
              "VGG with 16 layers of weights; 138,357,544 parameters for 224 x 224 and 1000"
                  + " classes.\n"
                  + "Simonyan and Zisserman 2014, arXiv:1409.1556.\n"
                  + "DL4J: VGG16.")
          .build();

  private static final int[] CONVOLUTIONS = {2, 2, 3, 3, 3};

  private VGG16(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public MultiLayerConfiguration conf() {
    return Vgg.of(this, CONVOLUTIONS.clone());
  }

  @Override
  public Map<String, String> torchNames() {
    Map<String, String> names = new LinkedHashMap<>();
    int layer = 0;
    int module = 0;
    for (int part : CONVOLUTIONS) {
      for (int i = 0; i < part; i++) {
        names.put("layer" + layer++, "features." + module);
        module += 2; // the convolution and its relu
      }
      layer++;
      module++; // of the pooling
    }
    for (int i = 0; i < 3; i++) {
      names.put("layer" + layer++, "classifier." + 3 * i);
    }
    return names;
  }

  /** Starts a builder. */
  public static VGG16Builder builder() {
    return new VGG16Builder();
  }
}
