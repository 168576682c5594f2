package org.pydl4j.nn.zoo;

import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.LocalResponseNormalization;
import org.pydl4j.nn.layers.Subsampling.PoolingType;

/**
 * Inception blocks that make 128 numbers of length 1 of a face of 96 x 96, drawn to a centre for
 * each person; 3,743,280 parameters beside the output. Schroff et al. 2015, arXiv:1503.03832; Amos
 * et al. 2016 (OpenFace nn4.small2). DL4J: FaceNetNN4Small2.
 */
public final class FaceNetNN4Small2 extends ZooModel {
  /** Name, documentation and keys. */
  public static final Declaration<FaceNetNN4Small2> DECLARATION =
      pictures(Declaration.<FaceNetNN4Small2>of(KIND, "FaceNetNN4Small2", FaceNetNN4Small2::new))
          .doc(
              "Inception blocks that make 128 numbers of length 1 of a face of 96 x 96, "
                  + "drawn to a centre for each person; 3,743,280 parameters beside the output.\n"
                  + "Schroff et al. 2015, arXiv:1503.03832; Amos et al. 2016 (OpenFace "
                  + "nn4.small2).\n"
                  + "DL4J: FaceNetNN4Small2.")
          .build();

  private FaceNetNN4Small2(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public ComputationGraphConfiguration conf() {
    Sketch net = new Sketch(this);
    String at = net.pool(biased(net, "input", 64, 7, 2), PoolingType.MAX, 3, 2);
    at = biased(net, biased(net, normalized(net, at), 64, 1, 1), 192, 3, 1);
    at = net.pool(normalized(net, at), PoolingType.MAX, 3, 2);
    at = inception(net, at, new long[] {96, 128}, new long[] {16, 32}, PoolingType.MAX, 32, 64);
    at = inception(net, at, new long[] {96, 128}, new long[] {32, 64}, PoolingType.PNORM, 64, 64);
    at = reduction(net, at, new long[] {128, 256}, new long[] {32, 64});
    at = inception(net, at, new long[] {96, 192}, new long[] {32, 64}, PoolingType.PNORM, 128, 256);
    at = reduction(net, at, new long[] {160, 256}, new long[] {64, 128});
    at = last(net, at, PoolingType.PNORM);
    at = last(net, at, PoolingType.MAX);
    return net.centred(net.pool(at, PoolingType.AVG, 3, 3), get(NUM_CLASSES));
  }

  private static String biased(Sketch net, String from, long outputs, long kernel, long stride) {
    return net.biased(
        from, Convolution.builder().nOut(outputs).kernelSize(kernel).stride(stride), "relu");
  }

  private static String normalized(Sketch net, String from) {
    return net.add(LocalResponseNormalization.builder().k(1).n(5).alpha(1e-4).build(), from);
  }

  /** Windows of 3 and of 5, a pooled way and a plain one. */
  private static String inception(
      Sketch net,
      String from,
      long[] three,
      long[] five,
      PoolingType type,
      long pooled,
      long plain) {
    return net.merged(
        biased(net, biased(net, from, three[0], 1, 1), three[1], 3, 1),
        biased(net, biased(net, from, five[0], 1, 1), five[1], 5, 1),
        biased(net, net.pool(from, type, 3, 1), pooled, 1, 1),
        biased(net, from, plain, 1, 1));
  }

  private static String reduction(Sketch net, String from, long[] one, long[] other) {
    return net.merged(
        biased(net, biased(net, from, one[0], 1, 1), one[1], 3, 2),
        biased(net, biased(net, from, other[0], 1, 1), other[1], 3, 2),
        net.pool(from, PoolingType.MAX, 3, 2));
  }

  private static String last(Sketch net, String from, PoolingType type) {
    return net.merged(
        biased(net, from, 256, 1, 1),
        biased(net, biased(net, from, 96, 1, 1), 384, 3, 1),
        biased(net, net.pool(from, type, 3, 1), 96, 1, 1));
  }

  /** Starts a builder. */
  public static FaceNetNN4Small2Builder builder() {
    return new FaceNetNN4Small2Builder();
  }
}
