package org.pydl4j.nn.zoo;

import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.Subsampling.PoolingType;
import org.pydl4j.nn.vertices.ScaleVertex;

/**
 * Inception blocks with residuals, which make 128 numbers of length 1 of a face of 160 x 160, drawn
 * to a centre for each person. Szegedy et al. 2016, arXiv:1602.07261. DL4J: InceptionResNetV1.
 */
public final class InceptionResNetV1 extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<InceptionResNetV1> DECLARATION =
      pictures(Declaration.<InceptionResNetV1>of(KIND, "InceptionResNetV1", InceptionResNetV1::new))
          .doc(
              "Inception blocks with residuals, which make 128 numbers of length 1 of a "
                  + "face of 160 x 160, drawn to a centre for each person.\n"
                  + "Szegedy et al. 2016, arXiv:1602.07261.\n"
                  + "DL4J: InceptionResNetV1.")
          .build();

  private InceptionResNetV1(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public ComputationGraphConfiguration conf() {
    Sketch net = new Sketch(this);
    String at = valid(net, valid(net, "input", 32, 3, 2), 32, 3, 1);
    at = net.halved(same(net, at, 64, 3, 3), PoolingType.MAX, 3);
    at = valid(net, valid(net, valid(net, at, 80, 1, 1), 128, 3, 1), 192, 3, 2);
    for (int i = 0; i < 5; i++) {
      String one = same(net, at, 32, 1, 1);
      String two = same(net, same(net, at, 32, 1, 1), 32, 3, 3);
      String three = same(net, same(net, same(net, at, 32, 1, 1), 32, 3, 3), 32, 3, 3);
      at = residual(net, at, 192, 3, 0.17, one, two, three);
    }
    String narrow = same(net, same(net, at, 128, 1, 1), 128, 3, 3);
    at =
        net.merged(
            valid(net, at, 192, 3, 2),
            valid(net, narrow, 192, 3, 2),
            net.halved(at, PoolingType.MAX, 3));
    at = bent(net, at, 10, 128, 576, 0.10);
    String once = same(net, at, 256, 1, 1);
    String again = same(net, at, 256, 1, 1);
    String thrice = same(net, same(net, at, 256, 1, 1), 256, 3, 3);
    at =
        net.merged(
            net.halved(at, PoolingType.MAX, 3),
            valid(net, once, 256, 3, 2),
            valid(net, again, 256, 3, 2),
            valid(net, thrice, 256, 3, 2));
    at = bent(net, at, 5, 192, 1344, 0.20);
    // As there: every other place alone.
    return net.centred(net.halved(at, PoolingType.AVG, 1), get(NUM_CLASSES));
  }

  /** Blocks with windows of 1 x 3 and 3 x 1. */
  private static String bent(
      Sketch net, String from, int blocks, long width, long outputs, double scale) {
    String at = from;
    for (int i = 0; i < blocks; i++) {
      String one = same(net, at, width, 1, 1);
      String two = same(net, same(net, same(net, at, width, 1, 1), width, 1, 3), width, 3, 1);
      at = residual(net, at, outputs, 1, scale, one, two);
    }
    return at;
  }

  /** A part of what the branches find is added to what came. */
  private static String residual(
      Sketch net, String past, long outputs, long kernel, double scale, String... branches) {
    String joined =
        net.biased(
            net.merged(branches),
            Convolution.builder().nOut(outputs).kernelSize(kernel),
            "identity");
    String scaled = net.vertex(ScaleVertex.builder().scaleFactor(scale).build(), joined);
    return net.activation(net.sum(scaled, past), "relu");
  }

  private static String same(Sketch net, String from, long outputs, long height, long width) {
    return net.biased(from, Convolution.builder().nOut(outputs).kernelSize(height, width), "relu");
  }

  private static String valid(Sketch net, String from, long outputs, long kernel, long stride) {
    return net.biased(
        from,
        Convolution.builder()
            .nOut(outputs)
            .kernelSize(kernel)
            .stride(stride)
            .convolutionMode(ConvolutionMode.Truncate),
        "relu");
  }

  /** Starts a builder. */
  public static InceptionResNetV1Builder builder() {
    return new InceptionResNetV1Builder();
  }
}
