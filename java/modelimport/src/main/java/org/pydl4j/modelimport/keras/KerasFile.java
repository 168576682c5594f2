package org.pydl4j.modelimport.keras;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** An HDF5 file that {@code model.save} of Keras wrote. */
final class KerasFile implements AutoCloseable {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  static {
    if (System.getProperty("slf4j.internal.verbosity") == null) { // no log is none to warn of
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
  }

  private final HdfFile file;
  private final Map<String, List<KerasTensor>> read = new LinkedHashMap<>();

  private KerasFile(HdfFile file) {
    this.file = file;
  }

  /** Whether a file begins as HDF5 does. */
  static boolean isOne(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE);
    } catch (IOException e) {
      return false;
    }
  }

  static KerasFile open(Path path) {
    return new KerasFile(new HdfFile(path));
  }

  @Override
  public void close() {
    file.close();
  }

  /** The configuration of the model. */
  JsonObject model() {
    String text = text("model_config");
    if (text == null) {
      throw new DataException(
          file.getChildren().containsKey("model_weights")
                  || file.getAttribute("layer_names") != null
              ? "it has weights without the model's configuration; write it by model.save(…)"
              : "it has no attribute 'model_config', so it is no model of Keras");
    }
    String version = version();
    if (version.startsWith("1.") || version.startsWith("0.")) {
      throw new DataException(
          "it was written by Keras " + version + "; load and save it with Keras 2");
    }
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** Of Keras; 1 where the file does not say. */
  private String version() {
    String own = text("keras_version");
    if (own == null && weights().getAttribute("keras_version") != null) {
      own = string(weights().getAttribute("keras_version").getData());
    }
    return own == null ? "1.0 or older" : own;
  }

  /** Loss and optimizer; null where the model was not compiled. */
  @Nullable JsonObject training() {
    String text = text("training_config");
    return text == null ? null : JsonParser.parseString(text).getAsJsonObject();
  }

  private @Nullable String text(String name) {
    Attribute attribute = file.getAttribute(name);
    return attribute == null ? null : string(attribute.getData());
  }

  private static String string(Object data) {
    return data instanceof Object[] several && several.length == 1
        ? String.valueOf(several[0])
        : String.valueOf(data);
  }

  private Group weights() {
    return file.getChildren().get("model_weights") instanceof Group group ? group : file;
  }

  /** The weights of a layer, in Keras' order; none where it has none. */
  List<KerasTensor> weights(String layer) {
    Node own = weights().getChildren().get(layer);
    List<KerasTensor> found = own instanceof Group group ? all(group) : List.of();
    return found.isEmpty() ? nested(layer) : found;
  }

  /** Those of a layer of a model in this one. */
  private List<KerasTensor> nested(String layer) {
    List<KerasTensor> found = new ArrayList<>();
    for (Node child : weights().getChildren().values()) {
      if (child instanceof Group group) {
        for (KerasTensor tensor : all(group)) {
          if (Arrays.asList(tensor.name().split("/", -1)).contains(layer)) {
            found.add(tensor);
          }
        }
      }
    }
    return found;
  }

  private List<KerasTensor> all(Group group) {
    List<KerasTensor> known = read.get(group.getName());
    if (known != null) {
      return known;
    }
    List<KerasTensor> made = new ArrayList<>();
    for (String name : names(group)) {
      if (!(group.getByPath(name) instanceof Dataset data)) {
        throw new DataException("its weight " + name + " is no array");
      }
      Object flat = data.getDataFlat();
      if (!(flat instanceof float[]) && !(flat instanceof double[])) {
        flat = numbers(name, flat);
      }
      made.add(KerasTensor.of(name, data.getDimensionsAsLong(), flat));
    }
    read.put(group.getName(), made);
    return made;
  }

  private static double[] numbers(String name, Object flat) {
    if (flat instanceof int[] whole) {
      return Arrays.stream(whole).asDoubleStream().toArray();
    }
    if (flat instanceof long[] whole) {
      return Arrays.stream(whole).asDoubleStream().toArray();
    }
    throw new DataException("its weight " + name + " has no float numbers");
  }

  private static List<String> names(Group group) {
    List<String> names = new ArrayList<>();
    Attribute whole = group.getAttribute("weight_names");
    if (whole != null) {
      add(names, whole);
    }
    for (int part = 0; group.getAttribute("weight_names" + part) != null; part++) {
      add(names, group.getAttribute("weight_names" + part)); // more than 64 KiB
    }
    return names;
  }

  private static void add(List<String> names, Attribute attribute) {
    if (!attribute.isEmpty()
        && attribute.getSize() > 0
        && attribute.getData() instanceof Object[] all) {
      for (Object each : all) {
        names.add(String.valueOf(each));
      }
    }
  }
}
