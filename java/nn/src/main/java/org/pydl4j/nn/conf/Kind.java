package org.pydl4j.nn.conf;

import com.google.gson.JsonElement;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A family of declared objects that can stand in for each other: layers, updaters, activations …
 *
 * @param <T> the Java type that all members share
 * @param name the family's name as it appears in messages and in the schema, for example {@code
 *     updater}
 * @param type the Java type that all members share
 * @param shorthand whether a bare name such as {@code "relu"} may be written in place of a whole
 *     object
 * @param doc what the family is for, in one sentence
 */
public record Kind<T extends Configured>(
    String name, Class<T> type, boolean shorthand, String doc) {

  /** A family whose members may be written as a bare name where their defaults fit. */
  public static <T extends Configured> Kind<T> withShorthand(
      String name, Class<T> type, String doc) {
    return new Kind<>(name, type, true, doc);
  }

  /** A family whose members are always written out. */
  public static <T extends Configured> Kind<T> of(String name, Class<T> type, String doc) {
    return new Kind<>(name, type, false, doc);
  }

  /** The name with its article, for messages: "an activation", "a layer". */
  public String described() {
    return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
  }

  /**
   * The member with this name (or alias), with its default settings: {@code
   * Activation.KIND.named("relu")}.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if there is none; names the nearest one
   */
  public T named(String member) {
    return Registry.declaration(this, member, Where.root(this)).create(Settings.EMPTY);
  }

  /**
   * The member that {@code json} describes, as {@link Configured#toJson} wrote it.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if the text is no member of this kind; says
   *     which key and why
   */
  public T fromJson(String json) {
    JsonElement tree = JsonConf.parse(json, "the " + name);
    String member = JsonConf.memberName(tree, this);
    if (member == null) {
      throw new ConfigurationException(
          "The configuration of the "
              + name
              + " must be "
              + described()
              + ". Got "
              + Where.shown(json)
              + ".");
    }
    Declaration<? extends T> declaration = Registry.declaration(this, member, Where.root(this));
    return JsonConf.read(declaration, tree, Where.of(declaration.name()));
  }
}
