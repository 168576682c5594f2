package org.pydl4j.etl.normalizers;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.services.Providers;

/** The normalizers that can be read: the library's, those of users' jars, and registered ones. */
final class NormalizerReaders {
  private static final Map<String, Function<String, Normalizer>> OWN =
      Map.of(
          "NormalizerStandardize",
          json -> new Gson().fromJson(json, NormalizerStandardize.class).checked(),
          "NormalizerMinMaxScaler",
          json -> new Gson().fromJson(json, NormalizerMinMaxScaler.class).checked(),
          "ImagePreProcessingScaler",
          json -> new Gson().fromJson(json, ImagePreProcessingScaler.class).checked(),
          "NormalizerRobust",
          json -> new Gson().fromJson(json, NormalizerRobust.class).checked(),
          "NormalizerLog",
          json -> new Gson().fromJson(json, NormalizerLog.class),
          "VGG16ImagePreProcessor",
          json -> new Gson().fromJson(json, VGG16ImagePreProcessor.class),
          "CompositeNormalizer",
          CompositeNormalizer::read);
  private static final Map<String, NormalizerReader> REGISTERED = new ConcurrentHashMap<>();

  private NormalizerReaders() {}

  static void register(NormalizerReader reader) {
    String name = reader.name();
    List<String> others = new ArrayList<>();
    if (OWN.containsKey(name)) {
      others.add("org.pydl4j.etl.normalizers." + name);
    }
    for (NormalizerReader found : Providers.of(NormalizerReader.class).found()) {
      if (found.name().equals(name) && found.getClass() != reader.getClass()) {
        others.add(found.getClass().getName());
      }
    }
    if (!others.isEmpty()) {
      throw clash(name, List.of(others.get(0), reader.getClass().getName()));
    }
    REGISTERED.put(name, reader);
  }

  static Normalizer read(String json) {
    String name = nameIn(json);
    Function<String, Normalizer> reader = OWN.get(name);
    if (reader == null) {
      reader = users(name)::read;
    }
    try {
      return reader.apply(json);
    } catch (JsonParseException e) {
      throw new ConfigurationException("A normalizer must be JSON. " + e.getMessage(), e);
    } catch (IllegalArgumentException e) { // texts and nulls among the numbers
      throw new ConfigurationException(
          "The settings of a normalizer must be finite numbers, or lists of them. Got " + json, e);
    }
  }

  private static String nameIn(String json) {
    try {
      JsonElement name = JsonParser.parseString(json).getAsJsonObject().get("@class");
      return name == null ? "" : name.getAsString();
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      throw new ConfigurationException("A normalizer must be JSON. " + e.getMessage(), e);
    }
  }

  private static NormalizerReader users(String name) {
    Providers<NormalizerReader> providers = Providers.of(NormalizerReader.class);
    Set<String> known = new TreeSet<>(OWN.keySet());
    Set<Class<?>> classes = new LinkedHashSet<>();
    NormalizerReader found = REGISTERED.get(name);
    known.addAll(REGISTERED.keySet());
    if (found != null) {
      classes.add(found.getClass());
    }
    for (NormalizerReader reader : providers.found()) {
      known.add(reader.name());
      if (reader.name().equals(name)) {
        found = reader;
        classes.add(reader.getClass());
      }
    }
    if (classes.size() > 1) {
      throw clash(name, classes.stream().map(Class::getName).toList());
    }
    if (found == null) {
      throw unknown(name, known, providers.failures());
    }
    return found;
  }

  private static ConfigurationException unknown(
      String name, Set<String> known, List<String> failures) {
    return new ConfigurationException(
        "There is no normalizer '"
            + name
            + "'. There are "
            + String.join(", ", known)
            + ". One of your own is found when its jar is on the class path and names its reader in"
            + " META-INF/services/org.pydl4j.etl.normalizers.NormalizerReader, or after"
            + " NormalizerReader.register."
            + (failures.isEmpty() ? "" : " Could not be loaded: " + String.join("; ", failures)));
  }

  private static ConfigurationException clash(String name, List<String> classes) {
    return new ConfigurationException(
        "The normalizer '"
            + name
            + "' is read by several classes: "
            + String.join(" and ", classes)
            + ". Give one of them another name, or take its jar away.");
  }
}
