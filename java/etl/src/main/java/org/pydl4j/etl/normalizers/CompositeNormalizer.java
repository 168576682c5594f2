package org.pydl4j.etl.normalizers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;

/** Several normalizers, one behind the other. DL4J: {@code CompositeDataSetPreProcessor}. */
public final class CompositeNormalizer implements Normalizer {
  private static final long serialVersionUID = 1L;
  static final String MEMBER = "normalizers";

  private final ArrayList<Normalizer> normalizers; // which can be written as a whole

  /**
   * Makes it.
   *
   * @throws ConfigurationException if there is none, or one that is composite itself
   */
  public CompositeNormalizer(List<Normalizer> normalizers) {
    if (normalizers.isEmpty()
        || normalizers.stream().anyMatch(each -> each instanceof CompositeNormalizer)) {
      throw new ConfigurationException(
          "A CompositeNormalizer has one or more normalizers in '"
              + MEMBER
              + "', which are none of its kind.");
    }
    this.normalizers = new ArrayList<>(normalizers);
  }

  /** The same. */
  public CompositeNormalizer(Normalizer... normalizers) {
    this(Arrays.asList(normalizers));
  }

  static CompositeNormalizer read(String json) {
    JsonElement members = JsonParser.parseString(json).getAsJsonObject().get(MEMBER);
    if (members == null || !members.isJsonArray()) {
      throw new ConfigurationException(
          "A CompositeNormalizer needs a list of normalizers in '" + MEMBER + "'.");
    }
    List<Normalizer> read = new ArrayList<>();
    for (JsonElement member : members.getAsJsonArray()) {
      if (member.toString().contains("\"CompositeNormalizer\"")) { // before it is gone into
        throw new ConfigurationException("A CompositeNormalizer has none of its kind in it.");
      }
      read.add(Normalizer.fromJson(member.toString()));
    }
    return new CompositeNormalizer(read);
  }

  @Override
  public NDArray transform(NDArray features) {
    return through(normalizers, features, Normalizer::transform);
  }

  @Override
  public NDArray revert(NDArray features) {
    return through(reversed(), features, Normalizer::revert);
  }

  @Override
  public NDArray transformLabels(NDArray labels) {
    return through(normalizers, labels, Normalizer::transformLabels);
  }

  @Override
  public NDArray revertLabels(NDArray labels) {
    return through(reversed(), labels, Normalizer::revertLabels);
  }

  @Override
  public boolean fitsLabels() {
    return normalizers.stream().anyMatch(Normalizer::fitsLabels);
  }

  private List<Normalizer> reversed() {
    List<Normalizer> reversed = new ArrayList<>(normalizers);
    Collections.reverse(reversed);
    return reversed;
  }

  private static NDArray through(
      List<Normalizer> several, NDArray given, BiFunction<Normalizer, NDArray, NDArray> step) {
    NDArray made = given;
    for (Normalizer each : several) {
      NDArray next;
      try {
        next = step.apply(each, made);
      } finally {
        if (made != given) {
          made.close();
        }
      }
      made = next;
    }
    return made;
  }

  @Override
  public String toJson() {
    JsonObject tree = new JsonObject();
    JsonArray members = new JsonArray();
    normalizers.forEach(each -> members.add(JsonParser.parseString(each.toJson())));
    tree.add(MEMBER, members);
    tree.addProperty("@class", "CompositeNormalizer");
    return tree.toString();
  }
}
