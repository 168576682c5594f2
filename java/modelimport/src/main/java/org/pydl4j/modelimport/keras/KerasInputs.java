package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;

/** Shapes of inputs. */
final class KerasInputs {
  private KerasInputs() {}

  /**
   * The type of an input.
   *
   * @param shape with the batch in front; null where the file has none
   * @param indices whether an embedding reads it
   */
  static InputType type(
      @Nullable JsonArray shape, boolean channelsFirst, boolean indices, String what) {
    if (shape == null || shape.size() < 2 || shape.size() > 5) {
      throw unknown(what, "does not stand in the file as 1 to 4 sizes an example");
    }
    long[] sizes = new long[shape.size() - 1];
    for (int i = 0; i < sizes.length; i++) {
      JsonElement size = shape.get(i + 1);
      sizes[i] = size.isJsonNull() ? -1 : size.getAsLong();
    }
    if (sizes.length == 1 && indices) {
      return sizes[0] < 0 ? InputType.recurrent(1) : InputType.feedForward(sizes[0]);
    }
    if (sizes.length == 2 && !channelsFirst && sizes[1] > 0) {
      return sequences(sizes[1], sizes[0]);
    }
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] < 0 && !(sizes.length == 2 && i == 1)) {
        throw unknown(what, "is " + shape + ", so not all of its sizes are known");
      }
    }
    int s = channelsFirst ? 1 : 0;
    long channels = sizes[channelsFirst ? 0 : sizes.length - 1];
    return switch (sizes.length) {
      case 1 -> InputType.feedForward(sizes[0]);
      case 2 -> sequences(sizes[0], sizes[1]);
      case 3 -> InputType.convolutional(sizes[s], sizes[s + 1], channels);
      default -> InputType.convolutional3D(sizes[s], sizes[s + 1], sizes[s + 2], channels);
    };
  }

  private static Recurrent sequences(long size, long time) {
    return (Recurrent) (time < 0 ? InputType.recurrent(size) : InputType.recurrent(size, time));
  }

  /** As layers see it. */
  static InputType inside(InputType type) {
    return type.in(DataFormat.CHANNELS_FIRST);
  }

  private static ModelFileException unknown(String what, String why) {
    return new ModelFileException(
        "The shape of "
            + what
            + " of this Keras model "
            + why
            + ". Give it: KerasModelImport.restore(file, List.of(InputType.convolutional(height,"
            + " width, channels))), in Python dl.load(path,"
            + " input_type=nn.InputType.convolutional(…)).");
  }
}
