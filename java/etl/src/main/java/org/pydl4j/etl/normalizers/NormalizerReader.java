package org.pydl4j.etl.normalizers;

/**
 * Reads the normalizers of one class from what their {@link Normalizer#toJson} wrote.
 *
 * <p>A jar names its readers in {@code
 * META-INF/services/org.pydl4j.etl.normalizers.NormalizerReader}; each has a public constructor
 * without arguments. Programs of one file call {@link #register}.
 */
public interface NormalizerReader {
  /** What stands after {@code "@class"} in the JSON. */
  String name();

  /**
   * The normalizer.
   *
   * @param json a whole object with {@code "@class"}
   * @throws org.pydl4j.nd.errors.ConfigurationException if a value is missing or wrong
   */
  Normalizer read(String json);

  /**
   * Makes a reader known without a service file, until the JVM ends; one that was registered under
   * the same name before goes.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if the name is that of another class; the
   *     message names both
   */
  static void register(NormalizerReader reader) {
    NormalizerReaders.register(reader);
  }
}
