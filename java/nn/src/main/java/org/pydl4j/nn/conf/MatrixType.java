package org.pydl4j.nn.conf;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Rows of numbers: {@code {"columns": 2, "float32": "AACAPwAAAEA="}}, the bytes little-endian and
 * in base 64; lists of lists are read too.
 */
final class MatrixType extends Type<Matrix> {
  @Override
  String words() {
    return "rows of finite numbers of one length";
  }

  @Override
  Matrix read(JsonElement json, Key<?> key, Where where) {
    Matrix read = null;
    try {
      read = json.isJsonArray() ? rows(json) : packed(json);
    } catch (ConfigurationException | IllegalArgumentException e) {
      read = null; // what is wrong with it is said in one way
    }
    if (read == null) {
      throw where.mustBe(key.name(), words(), json);
    }
    return read;
  }

  private static @Nullable Matrix packed(JsonElement json) {
    if (!json.isJsonObject()) {
      return null;
    }
    JsonObject object = json.getAsJsonObject();
    JsonElement columns = object.get("columns");
    JsonElement text = object.get("float32");
    Long count = columns == null ? null : PlainTypes.whole(columns);
    if (count == null || text == null || !text.isJsonPrimitive() || object.size() != 2) {
      return null;
    }
    byte[] bytes = Base64.getDecoder().decode(text.getAsString());
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return bytes.length % Float.BYTES == 0 ? Matrix.of(count, values) : null;
  }

  private static @Nullable Matrix rows(JsonElement json) {
    List<float[]> rows = new ArrayList<>();
    for (JsonElement row : json.getAsJsonArray()) {
      if (!row.isJsonArray()) {
        return null;
      }
      float[] numbers = new float[row.getAsJsonArray().size()];
      for (int i = 0; i < numbers.length; i++) {
        JsonElement number = row.getAsJsonArray().get(i);
        if (!PlainTypes.isNumber(number)) {
          return null;
        }
        numbers[i] = number.getAsFloat();
      }
      rows.add(numbers);
    }
    return Matrix.of(rows.toArray(float[][]::new));
  }

  @Override
  JsonElement write(Matrix value) {
    float[] values = value.values();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    JsonObject object = new JsonObject();
    object.addProperty("columns", value.columns());
    object.addProperty("float32", Base64.getEncoder().encodeToString(bytes.array()));
    return object;
  }

  @Override
  String text(Matrix value) {
    return value.toString();
  }

  @Override
  JsonObject schema() {
    String matrix = "{" + Matrix.class.getCanonicalName() + "}";
    return TypeSchema.of("matrix")
        .python(
            "Matrix",
            "Sequence[Sequence[float]] | NDArray[Any]",
            "tuple[tuple[float, ...], ...]",
            "[[0.5, 1], [2, 3]]")
        .setter(matrix + " value", "value")
        .setter("float[][] rows", matrix + ".of(rows)")
        .json();
  }
}
