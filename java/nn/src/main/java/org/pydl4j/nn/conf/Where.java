package org.pydl4j.nn.conf;

import org.pydl4j.nd.errors.ConfigurationException;

/**
 * The place in a configuration that a message speaks of, such as {@code layer 2 (Dense)}.
 *
 * @param subject the object that holds the key in question, in words
 */
public record Where(String subject) {
  private static final int MOST = 300;

  /** Cuts what no message could show. */
  public Where {
    subject = shown(subject);
  }

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
    return nested(kind.name() + " " + index + " (" + member + ")");
  }

  /** The same where there is no such member. */
  Where item(Kind<?> kind, int index) {
    return nested(kind.name() + " " + index);
  }

  /** Of a layer in a list: {@code constraint 0 (MaxNorm) of layer 2 (Dense)}. */
  private Where nested(String item) {
    return new Where(subject.contains("(") ? item + " of " + subject : item);
  }

  /** "The 'nOut' of layer 2 (Dense) must be at least 1. Got -5 instead." */
  public ConfigurationException mustBe(String key, String expected, Object got) {
    return new ConfigurationException(
        "The '"
            + key
            + "' of "
            + subject
            + " must be "
            + expected
            + ". Got "
            + shown(got)
            + " instead.");
  }

  /** A value as messages show it, the beginning alone of what is longer than a sentence. */
  static String shown(Object got) {
    String text = got.toString();
    return text.length() <= MOST ? text : text.substring(0, MOST) + " …";
  }

  /** "The 'nOut' of layer 2 (Dense) is missing. It must be an integer." */
  ConfigurationException missing(String key, String expected) {
    return new ConfigurationException(
        "The '" + key + "' of " + subject + " is missing. It must be " + expected + ".");
  }

  /** "Layer 2 (Dense) has no setting 'nout'. Did you mean 'nOut'?" */
  ConfigurationException unknown(String key, Iterable<String> known) {
    return new ConfigurationException(
        capitalised(subject)
            + " has no setting '"
            + shown(key)
            + "'. "
            + Names.suggestion(key, known));
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
