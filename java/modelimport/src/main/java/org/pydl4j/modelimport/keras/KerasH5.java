package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** The form of Keras 2: one HDF5 file with the configuration in an attribute. */
final class KerasH5 extends KerasFile {
  private final HdfSource source;
  private final HdfFile file;
  private final Map<String, List<KerasTensor>> read = new HashMap<>();

  KerasH5(Path path) throws IOException {
    source = HdfSource.of(path);
    file = source.tree();
  }

  @Override
  public void close() {
    source.close();
  }

  @Override
  JsonObject model() {
    String text = KerasHdf.text(file, "model_config");
    if (text == null) {
      throw new DataException(
          file.getChildren().containsKey("model_weights")
                  || file.getAttribute("layer_names") != null
                  || file.getChildren().containsKey("layers")
              ? "it has weights without the model's configuration. Give the file of to_json() as"
                  + " the model and this one as its weights (weights=…), or write it by"
                  + " model.save(…)"
              : "it has no attribute 'model_config', so it is no model of Keras");
    }
    return JsonParser.parseString(text).getAsJsonObject();
  }

  @Override
  String version() {
    String own = KerasHdf.text(file, "keras_version");
    String inside = own == null ? KerasHdf.text(weights(), "keras_version") : own;
    return inside == null ? "1.0" : inside;
  }

  @Override
  @Nullable JsonObject training() {
    String text = KerasHdf.text(file, "training_config");
    return text == null ? null : JsonParser.parseString(text).getAsJsonObject();
  }

  private Group weights() {
    return file.getChildren().get("model_weights") instanceof Group group ? group : file;
  }

  @Override
  KerasWeights weights(JsonArray layers) {
    Group root = weights();
    if (root.getAttribute("layer_names") == null && root.getChildren().containsKey("layers")) {
      return new KerasPaths(List.of(source), "", layers, read); // a .weights.h5
    }
    return new Named(root);
  }

  @Override
  List<KerasTensor> optimizer() {
    return file.getChildren().get("optimizer_weights") instanceof Group group
        ? KerasHdf.named(group, source)
        : List.of();
  }

  /** A group a layer, of nested models with all of their weights. */
  private final class Named implements KerasWeights {
    private final Group root;

    Named(Group root) {
      this.root = root;
    }

    @Override
    public List<KerasTensor> of(String layer) {
      Node own = root.getChildren().get(layer);
      return own instanceof Group group ? all(layer, group) : List.of();
    }

    private List<KerasTensor> all(String layer, Group group) {
      return read.computeIfAbsent(layer, name -> KerasHdf.named(group, source));
    }

    @Override
    public KerasWeights model(String layer, JsonArray layers) {
      return new Within(of(layer));
    }
  }

  /** The weights of a nested model, told apart by the layers' names in theirs. */
  private record Within(List<KerasTensor> all) implements KerasWeights {
    @Override
    public List<KerasTensor> of(String layer) {
      List<KerasTensor> found = new ArrayList<>();
      for (KerasTensor tensor : all) {
        if (Arrays.asList(tensor.name().split("/", -1)).contains(layer)) {
          found.add(tensor);
        }
      }
      return found;
    }

    @Override
    public KerasWeights model(String layer, JsonArray layers) {
      List<KerasTensor> own = of(layer);
      return own.isEmpty() ? this : new Within(own);
    }
  }
}
