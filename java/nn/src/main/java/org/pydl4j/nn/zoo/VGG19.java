package org.pydl4j.nn.zoo;

import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * VGG with 19 layers of weights; 143,667,240 parameters for 224 x 224 and 1000 classes. Simonyan
 * and Zisserman 2014, arXiv:1409.1556. DL4J: VGG19.
 */
public final class VGG19 extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<VGG19> DECLARATION =
      pictures(Declaration.<VGG19>of(KIND, "VGG19", VGG19::new))
          .doc(
              "VGG with 19 layers of weights; 143,667,240 parameters for 224 x 224 and 1000"
                  + " classes.\n"
                  + "Simonyan and Zisserman 2014, arXiv:1409.1556.\n"
                  + "DL4J: VGG19.")
          .build();

  private VGG19(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public MultiLayerConfiguration conf() {
    return Vgg.of(this, new int[] {2, 2, 4, 4, 4});
  }

  /** Starts a builder. */
  public static VGG19Builder builder() {
    return new VGG19Builder();
  }
}
