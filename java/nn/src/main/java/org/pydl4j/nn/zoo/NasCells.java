package org.pydl4j.nn.zoo;

import java.util.HashMap;
import java.util.Map;
import org.pydl4j.nn.layers.Convolution;
import org.pydl4j.nn.layers.ConvolutionMode;
import org.pydl4j.nn.layers.Cropping2D;
import org.pydl4j.nn.layers.SeparableConvolution2D;
import org.pydl4j.nn.layers.Subsampling.PoolingType;
import org.pydl4j.nn.layers.ZeroPadding;

/** The cells of {@link NASNet}. */
final class NasCells {
  private final Sketch net;
  private final Map<String, Size> sizes = new HashMap<>();

  /** Channels of a signal, and how often its height was halved. */
  private record Size(long channels, int halved) {}

  NasCells(Sketch net) {
    this.net = net;
  }

  String stem(String from, long filters) {
    String made =
        net.norm(
            net.add(
                Convolution.builder()
                    .nOut(filters)
                    .kernelSize(3)
                    .stride(2)
                    .hasBias(false)
                    .convolutionMode(ConvolutionMode.Truncate)
                    .build(),
                from));
    return noted(made, filters, 1);
  }

  private String noted(String name, long channels, int halved) {
    sizes.put(name, new Size(channels, halved));
    return name;
  }

  private Size size(String name) {
    return sizes.getOrDefault(name, new Size(0, 0));
  }

  /** A cell that keeps the size. */
  String normal(String last, String before, long filters) {
    String p = adjusted(before, last, filters);
    String h = squeezed(last, filters);
    String one = net.sum(separable(h, filters, 5, 1), separable(p, filters, 3, 1));
    String two = net.sum(separable(p, filters, 5, 1), separable(p, filters, 3, 1));
    String three = net.sum(net.pool(h, PoolingType.AVG, 3, 1), p);
    String four = net.sum(net.pool(p, PoolingType.AVG, 3, 1), net.pool(p, PoolingType.AVG, 3, 1));
    String five = net.sum(separable(h, filters, 3, 1), h);
    return noted(net.merged(p, one, two, three, four, five), 6 * filters, size(last).halved);
  }

  /** A cell that halves it. */
  String reduction(String last, String before, long filters) {
    String p = adjusted(before, last, filters);
    String h = squeezed(last, filters);
    String one = net.sum(separable(h, filters, 5, 2), separable(p, filters, 7, 2));
    String two = net.sum(net.pool(h, PoolingType.MAX, 3, 2), separable(p, filters, 7, 2));
    String three = net.sum(net.pool(h, PoolingType.AVG, 3, 2), separable(p, filters, 5, 2));
    String four = net.sum(two, net.pool(one, PoolingType.AVG, 3, 1));
    String five = net.sum(separable(one, filters, 3, 1), net.pool(h, PoolingType.MAX, 3, 2));
    return noted(net.merged(two, three, four, five), 4 * filters, size(last).halved + 1);
  }

  private String squeezed(String from, long filters) {
    return net.norm(plain(net.activation(from, "relu"), filters));
  }

  private String plain(String from, long filters) {
    return net.add(Convolution.builder().nOut(filters).kernelSize(1).hasBias(false).build(), from);
  }

  /** The cell before the last one in the shape of the last one, with so many channels. */
  private String adjusted(String before, String last, long filters) {
    if (before.equals(last)) {
      return before;
    }
    if (size(before).halved != size(last).halved) {
      String seen = net.activation(before, "relu");
      String moved =
          net.add(
              Cropping2D.builder().cropping(1, 0, 1, 0).build(),
              net.add(ZeroPadding.builder().padding(0, 1, 0, 1).build(), seen));
      return net.norm(
          net.merged(
              plain(net.halved(seen, PoolingType.AVG, 1), filters / 2),
              plain(net.halved(moved, PoolingType.AVG, 1), filters / 2)));
    }
    return size(before).channels == filters ? before : squeezed(before, filters);
  }

  /** Twice: relu, each channel by itself, then all of them. */
  private String separable(String from, long filters, long kernel, long stride) {
    String first = turned(from, filters, kernel, stride);
    return turned(first, filters, kernel, 1);
  }

  private String turned(String from, long filters, long kernel, long stride) {
    return net.norm(
        net.add(
            SeparableConvolution2D.builder()
                .nOut(filters)
                .kernelSize(kernel)
                .stride(stride)
                .hasBias(false)
                .build(),
            net.activation(from, "relu")));
  }
}
