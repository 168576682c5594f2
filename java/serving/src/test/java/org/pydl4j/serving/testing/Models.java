package org.pydl4j.serving.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Slice;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;

/** Models whose outputs anybody can work out. */
public final class Models {
  /** Numbers an example. */
  public static final int INPUTS = 4;

  private Models() {}

  /** {@code output = input · factor}, 4 numbers in and out. */
  public static MultiLayerNetwork times(double factor) {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
                MultiLayerConfiguration.builder()
                    .inputType(InputType.feedForward(INPUTS))
                    .layer(Output.builder().nOut(INPUTS).loss("mse").activation("identity"))
                    .build())
            .init();
    try (NDArray params = net.params();
        NDArray weights = Nd.eye(INPUTS, INPUTS, net.dtype());
        NDArray scale = Nd.scalar(factor, net.dtype());
        NDArray scaled = weights.mul(scale);
        NDArray flat = scaled.reshape(INPUTS * INPUTS);
        NDArray place = params.get(Slice.range(0, INPUTS * INPUTS));
        NDArray bias = params.get(Slice.range(INPUTS * INPUTS, INPUTS * INPUTS + INPUTS));
        NDArray zero = Nd.zeros(INPUTS)) {
      place.assign(flat);
      bias.assign(zero);
    }
    return net;
  }

  /** Writes {@link #times} as a version of a repository. */
  public static Path version(Path repository, String name, long version, double factor) {
    Path file = repository.resolve(name).resolve(Long.toString(version)).resolve("model.zip");
    try (MultiLayerNetwork net = times(factor)) {
      Files.createDirectories(file.getParent());
      net.save(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
