package org.pydl4j.nn.torchscript;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.Signature;

/**
 * A signature as text, for files that cannot tell it:
 *
 * <pre>{@code
 * {"inputs":  [{"name": "x", "dtype": "float32", "shape": [-1, 784]}],
 *  "outputs": [{"name": "y", "dtype": "float32", "shape": [-1, 10]}],
 *  "labels":  ["zero", "one"]}
 * }</pre>
 *
 * Types have numpy's names; -1 is an axis of any length; {@code labels} may be left out.
 */
final class SignatureJson {
  static final String EXAMPLE =
      "{\"inputs\": [{\"name\": \"x\", \"dtype\": \"float32\", \"shape\": [-1, 784]}],"
          + " \"outputs\": [{\"name\": \"y\", \"dtype\": \"float32\", \"shape\": [-1, 10]}]}";

  private SignatureJson() {}

  /** Reads a signature; {@code where} names its place in messages. */
  static Signature read(String json, String where) {
    try {
      JsonObject all = JsonParser.parseString(json).getAsJsonObject();
      return new Signature(tensors(all, "inputs", where), tensors(all, "outputs", where));
    } catch (JsonParseException | IllegalStateException | ClassCastException e) {
      throw wrong(where, String.valueOf(e.getMessage()));
    } catch (NumberFormatException e) {
      throw wrong(where, "a shape holds what is no whole number: " + e.getMessage());
    }
  }

  /** The names of the classes, in order; empty without. */
  static List<String> labels(String json) {
    JsonElement labels = JsonParser.parseString(json).getAsJsonObject().get("labels");
    List<String> names = new ArrayList<>();
    if (labels != null && labels.isJsonArray()) {
      labels.getAsJsonArray().forEach(label -> names.add(label.getAsString()));
    }
    return List.copyOf(names);
  }

  private static List<Signature.Tensor> tensors(JsonObject all, String key, String where) {
    if (!all.has(key) || !all.get(key).isJsonArray() || all.getAsJsonArray(key).isEmpty()) {
      throw wrong(where, "it has no list '" + key + "'");
    }
    List<Signature.Tensor> tensors = new ArrayList<>();
    for (JsonElement element : all.getAsJsonArray(key)) {
      tensors.add(tensor(element.getAsJsonObject(), key, where));
    }
    return List.copyOf(tensors);
  }

  private static Signature.Tensor tensor(JsonObject one, String key, String where) {
    for (String needed : List.of("name", "dtype", "shape")) {
      if (!one.has(needed)) {
        throw wrong(where, "an entry of '" + key + "' has no '" + needed + "'");
      }
    }
    JsonArray sizes = one.getAsJsonArray("shape");
    long[] shape = new long[sizes.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = sizes.get(i).getAsLong();
      if (shape[i] < -1 || shape[i] == 0) {
        throw wrong(where, "the shape of an entry of '" + key + "' has the size " + shape[i]);
      }
    }
    String name = one.get("name").getAsString();
    return new Signature.Tensor(name, DType.of(one.get("dtype").getAsString()), shape);
  }

  private static ConfigurationException wrong(String where, String what) {
    return new ConfigurationException(
        "The signature " + where + " cannot be used: " + what + ". Write it like " + EXAMPLE + ".");
  }
}
