package org.pydl4j.nn.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.services.Providers;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.NeuralNetwork;

/** Writes networks as files of one format; found through {@link Providers}. */
public interface ModelWriter {
  /** What the format is called: {@code dl4j}. */
  String name();

  /** How names of such files end: {@code .dl4j.zip}. */
  List<String> suffixes();

  /**
   * Writes a network; a former file of this name is replaced when the new one is whole.
   *
   * @throws org.pydl4j.nd.errors.ModelFileException if there is something that the format has no
   *     counterpart of, or the file cannot be written; names all of it
   */
  void write(NeuralNetwork network, Path file);

  /**
   * What a file of this format computes; the caller closes it.
   *
   * @param like the network that it was written from
   */
  default Model open(Path file, NeuralNetwork like) {
    return ModelFile.read(file, like.configuration().plan().inputs());
  }

  /**
   * The writer for a format, or for a name of a file.
   *
   * @param format its {@link #name()}; empty for that of the longest suffix which {@code file} has
   * @throws ConfigurationException if there is none
   */
  static ModelWriter of(String format, Path file) {
    TreeSet<String> known = new TreeSet<>();
    Optional<ModelWriter> best = Optional.empty();
    int length = 0;
    String name = String.valueOf(file.getFileName());
    for (ModelWriter writer : Providers.of(ModelWriter.class).found()) {
      known.add(writer.name());
      if (writer.name().equals(format)) {
        return writer;
      }
      for (String suffix : writer.suffixes()) {
        if (format.isEmpty() && name.endsWith(suffix) && suffix.length() > length) {
          best = Optional.of(writer);
          length = suffix.length();
        }
      }
    }
    return best.orElseThrow(
        () ->
            new ConfigurationException(
                format.isEmpty()
                    ? "The name " + name + " says no format. Name one: " + known + "."
                    : "There is no format '" + format + "' to write. Known are " + known + "."));
  }
}
