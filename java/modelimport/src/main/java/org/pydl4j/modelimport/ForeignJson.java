package org.pydl4j.modelimport;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object in the JSON of a file that others wrote, with its place for messages.
 *
 * @param <J> the class itself
 */
public abstract class ForeignJson<J extends ForeignJson<J>> {
  private final String whose;
  private final String place;
  private final JsonObject object;

  /**
   * An object.
   *
   * @param whose {@code Keras}
   * @param place in words, for messages
   * @param object as it stands there
   */
  protected ForeignJson(String whose, String place, JsonObject object) {
    this.whose = whose;
    this.place = place;
    this.object = object;
  }

  /** Another object of the same file. */
  protected abstract J made(String where, JsonObject inside);

  /** Its place in words. */
  public final String place() {
    return place;
  }

  /** As it stands there. */
  public final JsonObject object() {
    return object;
  }

  /** Whether there is a value, which is not null. */
  public final boolean has(String key) {
    return object.has(key) && !object.get(key).isJsonNull();
  }

  /** What is there, which must be there. */
  public final JsonElement get(String key) {
    if (!has(key)) {
      throw refused("has no '" + key + "'");
    }
    return Objects.requireNonNull(object.get(key));
  }

  /** An object in it; null where there is none. */
  public final @Nullable J child(String key) {
    return has(key) && object.get(key).isJsonObject()
        ? made("the '" + key + "' of " + place, object.getAsJsonObject(key))
        : null;
  }

  /** A list in it, empty where there is none. */
  public final JsonArray list(String key) {
    return has(key) && object.get(key).isJsonArray() ? object.getAsJsonArray(key) : new JsonArray();
  }

  /** A number. */
  public double number(String key, double otherwise) {
    return has(key) ? object.get(key).getAsDouble() : otherwise;
  }

  /** A whole number. */
  public final long whole(String key, long otherwise) {
    return has(key) ? object.get(key).getAsLong() : otherwise;
  }

  /** A text. */
  public final String text(String key, String otherwise) {
    return has(key) ? object.get(key).getAsString() : otherwise;
  }

  /** True or false. */
  public final boolean flag(String key, boolean otherwise) {
    return has(key) ? object.get(key).getAsBoolean() : otherwise;
  }

  /** "The layer 'dense' (Dense) of this Keras model {@code what}." */
  public final RefusedException refused(String what) {
    return refused(what, "");
  }

  /**
   * The same with what helps.
   *
   * @param remedy a sentence without a full stop
   */
  public final RefusedException refused(String what, String remedy) {
    String named = Character.toUpperCase(place.charAt(0)) + place.substring(1);
    String sentence = named + " of this " + whose + " model " + what;
    return new RefusedException(
        sentence + (remedy.isEmpty() ? "." : ". " + remedy + "."), place, what, remedy);
  }
}
