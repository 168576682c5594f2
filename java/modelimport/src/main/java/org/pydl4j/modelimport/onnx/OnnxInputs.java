package org.pydl4j.modelimport.onnx;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.Endings;
import org.pydl4j.modelimport.internal.onnx.OnnxGraphPart;
import org.pydl4j.modelimport.internal.onnx.OnnxTypes;
import org.pydl4j.nd.DType;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.FeedForward;
import org.pydl4j.nn.inputs.InputType;

/** What goes into a graph and comes out of it. */
final class OnnxInputs {
  private OnnxInputs() {}

  /**
   * The type of an input.
   *
   * @param stepsFirst whether series are [n, time, features]
   */
  static InputType type(OnnxGraphPart.Value value, boolean stepsFirst) {
    List<Long> axes = value.axes();
    DType type = OnnxTypes.of(value.type());
    String place = "the input '" + value.name() + "'";
    if (axes == null || type == null || axes.size() < 2 || axes.size() > 5) {
      throw OnnxReading.refused(
          place, "is no array of numbers with 2 to 5 axes, of which the first is the examples", "");
    }
    long[] sizes = axes.stream().skip(1).mapToLong(Long::longValue).toArray();
    if (sizes.length == 1 && !type.isFloat()) {
      return sizes[0] < 0 ? InputType.recurrent(1) : InputType.feedForward(sizes[0]);
    }
    if (sizes.length == 2) {
      long features = sizes[stepsFirst ? 1 : 0];
      long time = sizes[stepsFirst ? 0 : 1];
      if (features > 0) {
        InputType series =
            time < 0 ? InputType.recurrent(features) : InputType.recurrent(features, time);
        return stepsFirst ? series.in(DataFormat.CHANNELS_LAST) : series;
      }
    }
    if (Arrays.stream(sizes).anyMatch(size -> size < 1)) {
      throw OnnxReading.refused(
          place,
          "has axes of any length, " + axes + " with -1 for them",
          "Say the shape: OnnxImport.restore with LoadOptions of inputs, in Python dl.load(path,"
              + " input_type=nn.InputType.convolutional(height, width, channels))");
    }
    return switch (sizes.length) {
      case 1 -> InputType.feedForward(sizes[0]);
      case 3 -> InputType.convolutional(sizes[1], sizes[2], sizes[0]);
      default -> InputType.convolutional3D(sizes[1], sizes[2], sizes[3], sizes[0]);
    };
  }

  /** An input with its axes as they stand in the file. */
  static OnnxSignal ordered(OnnxSignal made, OnnxGraphPart.Value value, boolean featuresLast) {
    int rank = made.rank();
    List<Long> axes = value.axes();
    if (axes != null && axes.size() == 2 && rank == 3) {
      return made.ordered(0, 2); // numbers of words, of any length
    }
    if (!featuresLast || rank < 3) {
      return made;
    }
    int[] order = new int[rank];
    for (int i = 1; i < rank; i++) {
      order[i] = i == rank - 1 ? 1 : i + 1;
    }
    return made.ordered(order);
  }

  /**
   * An output, with a loss and under its own name.
   *
   * @param features the axis there that is made that of the features
   * @param others outputs that are there already
   */
  static OnnxSignal ended(
      OnnxBuilder builder, OnnxSignal found, String name, int features, List<OnnxSignal> others) {
    builder.at("the output '" + name + "'", name);
    int[] real = Arrays.stream(found.order()).filter(axis -> axis != OnnxSignal.ONE).toArray();
    OnnxSignal plain = found.ordered(real);
    if (real.length != found.rank()) {
      throw OnnxReading.refused(
          "the output '" + name + "'", "has an axis of size 1 that stands for nothing", "");
    }
    builder.requirePlain(plain);
    OnnxSignal made = plain.rank() < 3 ? plain : builder.featuresAt(plain, features);
    OnnxStep step = builder.step(made.vertex());
    boolean taken =
        step == null
            || builder.isRead(made.vertex())
            || others.stream().anyMatch(other -> other.vertex().equals(made.vertex()));
    JsonObject ending = taken || step == null ? null : ending(step, made);
    if (ending == null || step == null) {
      return builder.layer(new OnnxStep(loss("identity", made)), made);
    }
    for (String key : List.copyOf(step.json().keySet())) {
      step.json().remove(key);
    }
    ending.entrySet().forEach(each -> step.json().add(each.getKey(), each.getValue()));
    return builder.renamed(made, name);
  }

  /** The last layer with a loss; null where another one is put behind it. */
  private static @Nullable JsonObject ending(OnnxStep step, OnnxSignal made) {
    String type = step.type();
    int axes = made.type().shape().length;
    if (type.equals("Activation")) {
      return loss(
          step.json().getAsJsonObject("activation").get("@class").getAsString(), made, step);
    }
    if (!type.equals("Dense") || axes > 2) {
      return null;
    }
    JsonObject copy = step.json().deepCopy();
    copy.addProperty("@class", made.type() instanceof FeedForward ? "Output" : "RnnOutput");
    copy.add("loss", OnnxStep.named("MSE"));
    return copy;
  }

  private static JsonObject loss(String activation, OnnxSignal made, OnnxStep step) {
    JsonObject copy = loss(activation, made);
    copy.add("activation", step.json().getAsJsonObject("activation"));
    return copy;
  }

  private static JsonObject loss(String activation, OnnxSignal made) {
    JsonObject layer = OnnxStep.named(Endings.layer(made.type().shape().length));
    layer.add("activation", OnnxStep.named(activation));
    layer.add("loss", OnnxStep.named(Endings.loss(activation)));
    return layer;
  }
}
