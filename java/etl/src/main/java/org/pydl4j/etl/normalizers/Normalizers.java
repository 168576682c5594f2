package org.pydl4j.etl.normalizers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.data.FeaturePlaces;

/**
 * The normalizers of all inputs and outputs of a model: what the JSON beside a model says. A plain
 * normalizer is that of the one input, and of the labels of the one output where it was fit to
 * them. Models of several have one for each, by name or in their order, or none:
 *
 * <pre>{@code
 * {"@class": "MultiNormalizer",
 *  "inputs": {"left": {"@class": "NormalizerStandardize", …}, "right": null},
 *  "outputs": [{"@class": "NormalizerMinMaxScaler", …}]}
 * }</pre>
 *
 * Those of outputs scale labels as others do features. It is immutable and holds no native memory.
 * DL4J: {@code MultiNormalizerStandardize}, {@code MultiNormalizerMinMaxScaler}, {@code
 * MultiNormalizerHybrid}.
 */
public final class Normalizers implements Serializable {
  /** The name of the class in JSON. */
  public static final String MULTI = "MultiNormalizer";

  /** Of a model without any. */
  public static final Normalizers NONE = new Normalizers("", List.of(), List.of());

  private static final long serialVersionUID = 1L;

  private final String json;
  private final ArrayList<@Nullable Normalizer> inputs;
  private final ArrayList<@Nullable Normalizer> outputs;

  private Normalizers(
      String json, List<@Nullable Normalizer> inputs, List<@Nullable Normalizer> outputs) {
    this.json = json;
    this.inputs = new ArrayList<>(inputs);
    this.outputs = new ArrayList<>(outputs);
  }

  /**
   * Those of a model.
   *
   * @param json as the model has it; null for none
   * @param inputs names of its inputs, in order
   * @param outputs names of its outputs, in order
   * @throws ConfigurationException if the text is no normalizer, is one for another number of
   *     inputs or outputs, or has a name that is none of theirs
   */
  public static Normalizers of(@Nullable String json, List<String> inputs, List<String> outputs) {
    if (json == null) {
      return NONE;
    }
    if (!isMulti(json)) {
      return plain(json, inputs, outputs);
    }
    JsonObject tree = JsonParser.parseString(json).getAsJsonObject();
    for (String key : tree.keySet()) {
      if (!List.of("@class", "inputs", "outputs").contains(key)) {
        throw new ConfigurationException(
            "A " + MULTI + " has 'inputs' and 'outputs'. Got '" + key + "'.");
      }
    }
    List<@Nullable Normalizer> features = each(tree, "inputs", inputs);
    List<@Nullable Normalizer> labels = each(tree, "outputs", outputs);
    tree.add("inputs", named(inputs, features));
    tree.add("outputs", named(outputs, labels));
    return new Normalizers(tree.toString(), features, labels);
  }

  /**
   * Those of a network, which knows where its features stand. A normalizer that does not say so,
   * and has as many numbers as there are features in the last axis, is taken to scale that.
   *
   * @param json as it was fit or written; null for none
   * @param places of the network's inputs and outputs
   * @throws ConfigurationException also if a normalizer was fit along another axis than the
   *     network's features are
   */
  public static Normalizers placed(@Nullable String json, FeaturePlaces places) {
    Normalizers found = of(json, places.inputNames(), places.outputNames());
    if (json == null) {
      return found;
    }
    if (!isMulti(json)) {
      Normalizer only = Normalizer.fromJson(json);
      Normalizer made = FeatureOrder.features(only, places.inputs().get(0));
      made = only.fitsLabels() ? FeatureOrder.labels(made, places.outputs().get(0)) : made;
      return made == only ? found : plain(made.toJson(), places.inputNames(), places.outputNames());
    }
    JsonObject tree = new JsonObject();
    tree.addProperty("@class", MULTI);
    tree.add("inputs", named(places.inputNames(), placed(found.inputs, places.inputs())));
    tree.add("outputs", named(places.outputNames(), placed(found.outputs, places.outputs())));
    return of(tree.toString(), places.inputNames(), places.outputNames());
  }

  private static List<@Nullable Normalizer> placed(
      List<@Nullable Normalizer> given, List<FeaturePlaces.Place> places) {
    List<@Nullable Normalizer> made = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Normalizer one = given.get(i);
      made.add(one == null ? null : FeatureOrder.features(one, places.get(i)));
    }
    return made;
  }

  /** By their names, in the order of these, so that {@link #inOrder} finds them. */
  private static JsonObject named(List<String> names, List<@Nullable Normalizer> normalizers) {
    JsonObject made = new JsonObject();
    for (int i = 0; i < names.size(); i++) {
      made.add(names.get(i), tree(normalizers.get(i)));
    }
    return made;
  }

  private static JsonElement tree(@Nullable Normalizer normalizer) {
    return normalizer == null ? JsonNull.INSTANCE : JsonParser.parseString(normalizer.toJson());
  }

  /**
   * Those of mini-batches, whose arrays have no names: the order in the JSON is theirs.
   *
   * @throws ConfigurationException if the text is no normalizer
   */
  public static Normalizers inOrder(String json) {
    if (!isMulti(json)) {
      return plain(json, List.of("features"), List.of("labels"));
    }
    JsonObject tree = JsonParser.parseString(json).getAsJsonObject();
    return of(json, names(tree.get("inputs")), names(tree.get("outputs")));
  }

  /** One normalizer for each input, and each output's labels; null for what stays as it is. */
  public static Normalizers of(
      List<@Nullable Normalizer> inputs, List<@Nullable Normalizer> outputs) {
    JsonObject tree = new JsonObject();
    tree.addProperty("@class", MULTI);
    tree.add("inputs", array(inputs));
    if (!outputs.isEmpty()) {
      tree.add("outputs", array(outputs));
    }
    return new Normalizers(tree.toString(), inputs, outputs);
  }

  private static JsonArray array(List<@Nullable Normalizer> normalizers) {
    JsonArray made = new JsonArray();
    normalizers.forEach(each -> made.add(tree(each)));
    return made;
  }

  /** Whether the text is one of several normalizers. */
  public static boolean isMulti(String json) {
    try {
      return JsonParser.parseString(json) instanceof JsonObject tree
          && tree.get("@class") instanceof JsonPrimitive name
          && name.getAsString().equals(MULTI);
    } catch (JsonParseException e) {
      return false; // reading it says why
    }
  }

  private static Normalizers plain(String json, List<String> inputs, List<String> outputs) {
    Normalizer only = Normalizer.fromJson(json);
    if (inputs.size() > 1 || only.fitsLabels() && outputs.size() > 1) {
      throw new ConfigurationException(
          "A "
              + only.getClass().getSimpleName()
              + " scales one input, and the labels of one output. This model has the inputs "
              + inputs
              + " and the outputs "
              + outputs
              + ": give {\"@class\": \""
              + MULTI
              + "\", \"inputs\": {name: normalizer, …}, \"outputs\": {…}}.");
    }
    return new Normalizers(
        json, List.of(only), only.fitsLabels() ? List.of(new OfLabels(only)) : List.of());
  }

  private static List<@Nullable Normalizer> each(JsonObject tree, String key, List<String> names) {
    Map<String, @Nullable Normalizer> found = new LinkedHashMap<>();
    names.forEach(name -> found.put(name, null));
    JsonElement given = tree.get(key);
    if (given instanceof JsonArray list && !list.isEmpty()) {
      if (list.size() != names.size()) {
        throw new ConfigurationException(
            "The '"
                + key
                + "' of a "
                + MULTI
                + " are one normalizer, or null, for each of "
                + names
                + ". Got "
                + list.size()
                + ".");
      }
      for (int i = 0; i < list.size(); i++) {
        found.put(names.get(i), one(list.get(i), key));
      }
    } else if (given instanceof JsonObject named) {
      for (Map.Entry<String, JsonElement> member : named.entrySet()) {
        if (!found.containsKey(member.getKey())) {
          throw new ConfigurationException(
              "There is no '"
                  + member.getKey()
                  + "' among the "
                  + key
                  + " of the model. "
                  + Names.suggestion(member.getKey(), names));
        }
        found.put(member.getKey(), one(member.getValue(), key));
      }
    } else if (given != null && !given.isJsonNull() && !given.equals(new JsonArray())) {
      throw new ConfigurationException(
          "The '"
              + key
              + "' of a "
              + MULTI
              + " are normalizers by name, or a list of them. Got "
              + given
              + ".");
    }
    return new ArrayList<>(found.values());
  }

  private static @Nullable Normalizer one(JsonElement given, String key) {
    if (given.isJsonNull()) {
      return null;
    }
    if (isMulti(given.toString())) {
      throw new ConfigurationException(
          "A " + MULTI + " has none of its kind in its '" + key + "'.");
    }
    Normalizer made = Normalizer.fromJson(given.toString());
    if (made.fitsLabels()) {
      throw new ConfigurationException(
          "A normalizer of a "
              + MULTI
              + " scales one array. The one in its '"
              + key
              + "' was fit to labels, too: put what was fit to them into 'outputs', as a normalizer"
              + " of its own.");
    }
    return made;
  }

  private static List<String> names(@Nullable JsonElement given) {
    if (given instanceof JsonObject named) {
      return List.copyOf(named.keySet());
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 0; given instanceof JsonArray list && i < list.size(); i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }

  /** The labels' side of a normalizer of both. */
  private record OfLabels(Normalizer both) implements Normalizer {
    @Override
    public NDArray transform(NDArray labels) {
      return both.transformLabels(labels);
    }

    @Override
    public NDArray revert(NDArray labels) {
      return both.revertLabels(labels);
    }

    @Override
    public String toJson() {
      return both.toJson();
    }
  }

  /** What the features of an input go through; null where they stay as they are. */
  public @Nullable Normalizer input(int number) {
    return number < inputs.size() ? inputs.get(number) : null;
  }

  /**
   * What the labels of an output go through, and what brings the output into their units: {@link
   * Normalizer#transform} and {@link Normalizer#revert}; null where they stay as they are.
   */
  public @Nullable Normalizer output(int number) {
    return number < outputs.size() ? outputs.get(number) : null;
  }

  /** How many inputs there are normalizers for, those that stay as they are with them. */
  public int inputs() {
    return inputs.size();
  }

  /** How many outputs there are normalizers for, those that stay as they are with them. */
  public int outputs() {
    return outputs.size();
  }

  /** Whether nothing is scaled. */
  public boolean isEmpty() {
    return inputs.stream().allMatch(each -> each == null) && !scalesLabels();
  }

  /** Whether the labels of an output are scaled. */
  public boolean scalesLabels() {
    return outputs.stream().anyMatch(each -> each != null);
  }

  /** The text that {@link #of(String, List, List)} reads. */
  public String toJson() {
    return json;
  }
}
