package org.pydl4j.nn.conf;

import org.pydl4j.nd.errors.ConfigurationException;

/**
 * The place in a configuration that a message speaks of, such as {@code layer 2 (Dense)}.
 *
 * @param subject the object that holds the key in question, in words
 */
public record Where(String subject) {
  /** The place of an object that stands on its own. */
  public static Where of(String subject) {
    return new Where(subject);
  }

  static Where root(Kind<?> kind) {
    return new Where("the " + kind.name());
  }

  /** The object named {@code member} found under {@code key} of this place. */
  Where inside(String key, String member) {
    return new Where(member + ", the '" + key + "' of " + subject);
  }

  /** The {@code index}-th (from 0) member of the list {@code key} of this place. */
  Where item(Kind<?> kind, int index, String member) {
    return new Where(kind.name() + " " + index + " (" + member + ")");
  }

  /** "The 'nOut' of layer 2 (Dense) must be at least 1. Got -5 instead." */
  public ConfigurationException mustBe(String key, String expected, Object got) {
    return new ConfigurationException(
        "The '" + key + "' of " + subject + " must be " + expected + ". Got " + got + " instead.");
  }

  /** "The 'nOut' of layer 2 (Dense) is missing. It must be an integer." */
  ConfigurationException missing(String key, String expected) {
    return new ConfigurationException(
        "The '" + key + "' of " + subject + " is missing. It must be " + expected + ".");
  }

  /** "Layer 2 (Dense) has no setting 'nout'. Did you mean 'nOut'?" */
  ConfigurationException unknown(String key, Iterable<String> known) {
    return new ConfigurationException(
        capitalised(subject) + " has no setting '" + key + "'. " + Names.suggestion(key, known));
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
