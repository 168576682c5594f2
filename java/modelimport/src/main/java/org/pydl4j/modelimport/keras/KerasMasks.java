package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Masks that Keras 3 writes down at each use of a layer, though they travel with what they mask:
 * those of embeddings and of Masking, computed once more by operations. Here they travel, too; a
 * mask that is another one stays among what a layer reads, and is refused there.
 */
final class KerasMasks {
  private static final String ARGUMENTS = "mask|query_mask|value_mask|key_mask";
  private static final String MASK = "mask";
  private static final String STATES = "initial_state";

  private final Map<String, KerasCall> calls = new HashMap<>();

  /** Remembers a use of a layer. */
  void add(KerasCall call) {
    calls.put(call.name(), call);
  }

  /** What a layer reads without the masks that travel by themselves. */
  KerasCall withoutTravelling(KerasCall reads) {
    Map<String, List<String>> named = new LinkedHashMap<>(reads.named());
    named
        .entrySet()
        .removeIf(each -> each.getKey().matches(ARGUMENTS) && travel(each.getValue(), reads));
    if (reads.named().containsKey(STATES) && reads.named().containsKey(MASK)) {
      named.putIfAbsent(MASK, List.of()); // see ignores
    }
    return reads.reading(named);
  }

  /**
   * Whether a recurrent layer of Keras 3 looks at no mask: one that is given states takes none of
   * what it reads, but the one that is given beside them.
   */
  static boolean ignores(KerasCall call) {
    return call.named().containsKey(STATES) && !call.named().containsKey(MASK);
  }

  private boolean travel(List<String> masks, KerasCall reads) {
    return masks.stream()
        .map(this::computed)
        .allMatch(mask -> mask != null && sources(reads).anyMatch(mask::equals));
  }

  private Stream<@Nullable String> sources(KerasCall reads) {
    Stream<String> named =
        reads.named().entrySet().stream()
            .filter(each -> each.getKey().matches("query|value|key"))
            .flatMap(each -> each.getValue().stream());
    return Stream.concat(reads.inputs().stream(), named).map(this::travelling);
  }

  /** The mask that travels with something, as a text; null without one. */
  private @Nullable String travelling(String signal) {
    KerasCall call = calls.get(KerasScope.vertex(signal));
    if (call == null || !call.name().equals(signal) || call.inputs().isEmpty()) {
      return null;
    }
    if (ignores(call)) {
      return null; // read without its mask here: one that is written down behind it is refused
    }
    if (call.type().equals("Embedding")) {
      return KerasLayers.makesMasks(call) ? unequal(call.inputs().get(0), 0) : null;
    }
    if (call.type().equals("Masking")) {
      return any(unequal(call.inputs().get(0), call.config().number("mask_value", 0)));
    }
    boolean merges = KerasVertices.merges(call.type());
    if (!merges && (!KerasLayers.seesMasks(call.type()) || KerasLayers.endsMasks(call))) {
      return null;
    }
    String first = travelling(call.inputs().get(0));
    boolean one = call.inputs().stream().allMatch(each -> Objects.equals(travelling(each), first));
    return one ? first : null;
  }

  /** The mask that operations compute, as a text; null where they compute something else. */
  private @Nullable String computed(String signal) {
    KerasCall call = calls.get(signal);
    if (call == null) {
      return null;
    }
    String type = call.type();
    boolean marked = type.startsWith(KerasOperations.PREFIX);
    String own = marked ? type.substring(KerasOperations.PREFIX.length()) : type; // of .h5
    String name = own.replace("_", "").toLowerCase(Locale.ROOT);
    List<String> read = call.inputs();
    return switch (name) {
      case "notequal" -> {
        JsonElement number = KerasOperations.number(call);
        yield read.size() != 1 || number == null
            ? null
            : unequal(read.get(0), number.getAsDouble());
      }
      case "any" -> {
        String inside = read.size() == 1 ? computed(read.get(0)) : null;
        boolean usual =
            call.config().whole("axis", 0) == -1 && !call.config().flag("keepdims", false);
        yield inside == null || !usual ? null : any(inside);
      }
      case "logicalor" -> {
        String first = read.size() == 2 ? computed(read.get(0)) : null;
        yield first != null && first.equals(computed(read.get(1))) ? first : null;
      }
      default -> null;
    };
  }

  private static String unequal(String signal, double number) {
    return signal + " != " + number;
  }

  private static String any(String mask) {
    return "any " + mask;
  }
}
