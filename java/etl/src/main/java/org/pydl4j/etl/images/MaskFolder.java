package org.pydl4j.etl.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.folders.FileKind;
import org.pydl4j.etl.folders.Unreadable;
import org.pydl4j.nd.errors.DataException;

/**
 * Pictures in one folder and their masks in another, under the same paths but for what follows the
 * last dot: {@code images/day/1.jpg} and {@code masks/day/1.png}.
 */
public final class MaskFolder {
  private static final FileKind MASKS =
      new FileKind("mask", "masks", Set.of("png", "bmp", "tif", "tiff", "pgm", "ppm", "pbm"));

  private final List<Path> pictures;
  private final List<Path> masks;
  private final MaskRules rules;
  private final Unreadable unreadable;

  private MaskFolder(
      List<Path> pictures, List<Path> masks, MaskRules rules, Unreadable unreadable) {
    this.pictures = List.copyOf(pictures);
    this.masks = List.copyOf(masks);
    this.rules = rules;
    this.unreadable = unreadable;
  }

  /**
   * Looks for pictures and masks in two folders and those below them.
   *
   * @throws DataException if there is no pair, or, where nothing is left out, one without the other
   */
  public static MaskFolder of(Path pictures, Path masks, MaskRules rules) {
    Unreadable unreadable = new Unreadable(rules.skipsBroken());
    Map<String, Path> left = byName(MASKS, masks, rules.ending(), unreadable);
    List<Path> found = new ArrayList<>();
    List<Path> theirs = new ArrayList<>();
    byName(ImageFolder.PICTURES, pictures, "", unreadable)
        .forEach(
            (name, picture) -> {
              Path mask = left.remove(name);
              if (mask == null) {
                String wanted = name + rules.ending();
                missing("The picture", picture, "mask " + wanted, masks, unreadable);
              } else {
                found.add(picture);
                theirs.add(mask);
              }
            });
    left.forEach(
        (name, mask) -> missing("The mask", mask, "picture " + name, pictures, unreadable));
    if (found.isEmpty()) {
      throw new DataException(
          "There is no picture in " + pictures + " that has a mask of its name in " + masks + ".");
    }
    return new MaskFolder(found, theirs, rules, unreadable);
  }

  private static void missing(
      String what, Path file, String other, Path folder, Unreadable unreadable) {
    DataException reason = new DataException("has no " + other + ".* in " + folder);
    unreadable.note(what, file.toString(), reason);
  }

  /**
   * Files by their paths in a folder, without what follows the last dot and what comes before it.
   */
  private static Map<String, Path> byName(
      FileKind kind, Path folder, String ending, Unreadable unreadable) {
    Map<String, Path> made = new LinkedHashMap<>();
    for (Path file : kind.under(folder)) {
      String name = nameOf(folder.relativize(file).toString(), ending);
      if (name == null) {
        DataException reason = new DataException("is not named …" + ending + ".*");
        unreadable.note("The " + kind.name(), file.toString(), reason);
        continue;
      }
      Path before = made.putIfAbsent(name, file);
      if (before != null) {
        DataException reason = new DataException("has the same name as " + before);
        unreadable.note("The " + kind.name(), file.toString(), reason);
      }
    }
    return made;
  }

  private static @Nullable String nameOf(String path, String ending) {
    String name = path.substring(0, path.lastIndexOf('.'));
    return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : null;
  }

  /** How many pairs there are. */
  public int size() {
    return pictures.size();
  }

  /** The names of the classes. */
  public List<String> names() {
    return rules.names();
  }

  /** What could not be read, with the reason of each. */
  public Map<String, String> broken() {
    return unreadable.broken();
  }

  Path picture(long number) {
    return pictures.get((int) number);
  }

  Path mask(long number) {
    return masks.get((int) number);
  }

  MaskRules rules() {
    return rules;
  }

  Unreadable unreadable() {
    return unreadable;
  }

  /** Of names alone: the folders may lie elsewhere tomorrow. */
  int nameHash() {
    return pictures.stream().map(file -> String.valueOf(file.getFileName())).toList().hashCode();
  }
}
