package org.pydl4j.etl.folders;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

/**
 * Files in a folder for each class, in the order of their paths. DL4J: {@code FileSplit} with
 * {@code ParentPathLabelGenerator}.
 *
 * @param kind of the files
 * @param files of all classes
 * @param classes of the files, by their places in {@code names}
 * @param names of the classes: those of the folders, in the order of the alphabet unless another
 *     one was given
 */
public record ClassFolder(
    FileKind kind, List<Path> files, List<Integer> classes, List<String> names) {
  /**
   * Looks for files in a folder and those below it; the one in which a file lies is its class.
   *
   * @param names of the classes in their order; null to take those that are there
   * @throws DataException if there is none, or one of a class that is not in {@code names}
   */
  public static ClassFolder of(Path folder, @Nullable List<String> names, FileKind kind) {
    List<Path> files = kind.under(folder);
    if (files.isEmpty()) {
      throw new DataException(
          "There is no "
              + kind.name()
              + " in "
              + folder
              + " or a folder below it ("
              + kind.listed()
              + ").");
    }
    if (names != null && names.stream().distinct().count() < names.size()) {
      throw new ConfigurationException(
          "The classes of " + kind.names() + " must be names, each once. Got " + names + ".");
    }
    TreeSet<String> found = new TreeSet<>();
    files.forEach(file -> found.add(labelOf(file)));
    List<String> order = names == null ? List.copyOf(found) : List.copyOf(names);
    List<Integer> classes = new ArrayList<>(files.size());
    for (Path file : files) {
      int index = order.indexOf(labelOf(file));
      if (index < 0) {
        throw new DataException(
            "The "
                + kind.name()
                + " "
                + file
                + " is of the class '"
                + labelOf(file)
                + "', which is none of those given: "
                + order
                + ".");
      }
      classes.add(index);
    }
    return new ClassFolder(kind, files, classes, order);
  }

  private static String labelOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path name = folder == null ? null : folder.getFileName();
    return name == null ? "" : name.toString();
  }
}
