package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.files.LoadOptions;

/**
 * How the kernels of a Convolution1D lie in a file. 1.0.0-M1 turned them without a word in its
 * files. Who wrote one can be seen where it has something else that changed: M2.1 writes settings
 * of one axis twice, M1 gave merges an axis and detections a format, and a dropout lost a member.
 */
enum Dl4jKernels {
  /** [nOut, nIn, kernel]. */
  UNTIL_BETA7,
  /** [kernel, nIn, nOut]. */
  SINCE_M1,
  /** Nothing in the file tells. */
  UNKNOWN;

  /** Beside the configuration in files that were written here. */
  private static final String WRITTEN_BY = "writtenBy";

  private static final List<String> OLD =
      List.of(
          "0.5.0",
          "0.6.0",
          "0.7.0",
          "0.7.1",
          "0.7.2",
          "0.8.0",
          "0.9.0",
          "0.9.1",
          "1.0.0-alpha",
          "1.0.0-beta",
          "1.0.0-beta2",
          "1.0.0-beta3",
          "1.0.0-beta4",
          "1.0.0-beta5",
          "1.0.0-beta6",
          "1.0.0-beta7");
  private static final List<String> NEW =
      List.of("1.0.0-M1", "1.0.0-M1.1", "1.0.0-M2", "1.0.0-M2.1");

  /**
   * Looks for what tells.
   *
   * @param configuration of the whole network, as the file has it
   * @param writtenBy the version of Deeplearning4j, for files that do not tell; null where nobody
   *     said
   * @throws ModelFileException if there is no such version
   */
  static Dl4jKernels of(JsonObject configuration, @Nullable String writtenBy) {
    Dl4jKernels said = writtenBy == null ? UNKNOWN : of(writtenBy);
    Dl4jKernels seen = seen(configuration);
    if (said != UNKNOWN && seen != UNKNOWN && said != seen) {
      throw new ModelFileException(
          "What stands in the file is of "
              + (seen == SINCE_M1 ? "1.0.0-M1 or later" : "1.0.0-beta7 or before")
              + ", and it is said to be written by "
              + writtenBy
              + ": leave that out.");
    }
    return seen == UNKNOWN ? said : seen;
  }

  /** Whether a configuration has such kernels, and nothing that tells. */
  static boolean areUnknown(JsonObject configuration) {
    return hasTurned(configuration) && seen(configuration) == UNKNOWN;
  }

  private static Dl4jKernels seen(JsonObject configuration) {
    if (configuration.get(WRITTEN_BY) instanceof JsonPrimitive own) {
      return of(own.getAsString());
    }
    if (Dl4jHistory.isBeforeBeta3(configuration)) {
      return UNTIL_BETA7;
    }
    Dl4jKernels own = first(configuration, Dl4jKernels::ofLayer);
    return own == UNKNOWN ? first(configuration, Dl4jKernels::ofOthers) : own;
  }

  /** Says in a configuration of 1.0.0-M2.1 that it is one, where nothing else does. */
  static JsonObject marked(JsonObject configuration) {
    if (areUnknown(configuration)) {
      configuration.addProperty(WRITTEN_BY, "1.0.0-M2.1"); // which does not look at it
    }
    return configuration;
  }

  private static Dl4jKernels of(String version) {
    LoadOptions.requireVersion(version);
    return OLD.contains(version) ? UNTIL_BETA7 : SINCE_M1;
  }

  /** The versions that can be named, oldest first. */
  static List<String> versions() {
    return Stream.concat(OLD.stream(), NEW.stream()).toList();
  }

  /** What the first object tells that tells something. */
  private static Dl4jKernels first(JsonElement part, Function<JsonObject, Dl4jKernels> told) {
    Dl4jKernels found = part instanceof JsonObject object ? told.apply(object) : UNKNOWN;
    for (JsonElement inside : inside(part)) {
      found = found == UNKNOWN ? first(inside, told) : found;
    }
    return found;
  }

  private static Collection<JsonElement> inside(JsonElement part) {
    if (part instanceof JsonObject object) {
      return object.asMap().values();
    }
    return part instanceof JsonArray all ? all.asList() : List.of();
  }

  private static Dl4jKernels ofLayer(JsonObject object) {
    return type(object).equals("Convolution1DLayer") ? settings(object) : UNKNOWN;
  }

  private static Dl4jKernels ofOthers(JsonObject object) {
    return switch (type(object)) {
      case "MergeVertex" -> object.has("mergeAxis") ? SINCE_M1 : UNTIL_BETA7;
      case "Yolo2OutputLayer" -> object.has("format") ? SINCE_M1 : UNTIL_BETA7;
      case "Dropout" -> // which had neither member before beta4
          object.has("initializedHelper")
              ? UNTIL_BETA7
              : object.has("helperAllowFallback") ? SINCE_M1 : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  private static String type(JsonObject object) {
    return new Dl4jJson("", object).type();
  }

  private static Dl4jKernels settings(JsonObject layer) {
    if (!layer.has("rnnDataFormat")) { // which beta7 brought
      return UNTIL_BETA7;
    }
    for (String key : new String[] {"kernelSize", "stride", "dilation"}) {
      if (layer.get(key) instanceof JsonArray two
          && two.size() == 2
          && two.get(0).equals(two.get(1))
          && two.get(0).getAsLong() > 1) {
        return SINCE_M1;
      }
    }
    return UNKNOWN;
  }

  /**
   * Refuses a layer or vertex with kernels of which nothing tells how they lie.
   *
   * @throws org.pydl4j.modelimport.RefusedException then
   */
  void require(Dl4jJson part) {
    if (this == UNKNOWN && hasTurned(part.object())) {
      throw part.refused(
          "has kernels of one axis, which lie otherwise in files of 1.0.0-M1 to M2.1 than in those"
              + " of 1.0.0-beta7, and nothing in this file tells which version wrote it",
          "Give written_by=\"1.0.0-beta7\" or written_by=\"1.0.0-M1.1\" (LoadOptions.writtenBy in"
              + " Java, --written-by in the shell; of servers NAME: VERSION in --written-by), or"
              + " convert the file once: pydl4j convert OLD.zip NEW.zip --written-by VERSION");
    }
  }

  /** Whether something in it has kernels of which both ways differ. */
  private static boolean hasTurned(JsonElement part) {
    if (!(part instanceof JsonObject object) || !type(object).equals("Convolution1DLayer")) {
      return inside(part).stream().anyMatch(Dl4jKernels::hasTurned);
    }
    Dl4jJson layer = new Dl4jJson("the layer", object);
    JsonArray kernel = layer.list("kernelSize");
    long size = kernel.isEmpty() ? 1 : kernel.get(0).getAsLong();
    return Stream.of(layer.whole("nin", 0), layer.whole("nout", 0), size)
            .filter(each -> each > 1)
            .count()
        > 1;
  }
}
