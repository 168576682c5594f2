package org.pydl4j.nn;

import java.util.TreeSet;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.services.Providers;

/** Makes models of their kind and configuration, in another process for example. */
public final class Trainables {
  private Trainables() {}

  /** One kind of models; found through {@link Providers}. */
  public interface Factory {
    /** {@link Trainable#kind()} of what it makes. */
    String kind();

    /** A network whose parameters are not made yet; the caller closes it. */
    NeuralNetwork create(String configurationJson);
  }

  /**
   * A model with new parameters, as its seed says; the caller closes it.
   *
   * @throws ConfigurationException if the kind is not known or the configuration is not valid
   */
  public static Trainable create(String kind, String configurationJson) {
    return blank(kind, configurationJson).init();
  }

  /**
   * A network whose parameters are not made yet: they can be given to {@link
   * NeuralNetwork#init(java.util.Map)}. The caller closes it.
   *
   * @throws ConfigurationException if the kind is not known or the configuration is not valid
   */
  public static NeuralNetwork blank(String kind, String configurationJson) {
    TreeSet<String> known = new TreeSet<>();
    for (Factory factory : Providers.of(Factory.class).found()) {
      if (factory.kind().equals(kind)) {
        return factory.create(configurationJson);
      }
      known.add(factory.kind());
    }
    throw new ConfigurationException(
        "There is no kind of models '" + kind + "'. Known are " + known + ".");
  }

  /** Whether models of this kind can be made. */
  public static boolean knows(String kind) {
    return Providers.of(Factory.class).found().stream()
        .anyMatch(factory -> factory.kind().equals(kind));
  }
}
