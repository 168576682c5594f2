package org.pydl4j.etl.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    String ending = rules.ending();
    List<Path> beside = ImageFolder.PICTURES.under(pictures);
    List<Path> named = maskFiles(masks, ending, beside, unreadable);
    Set<Path> taken = places(named);
    Map<String, Path> left = byName(MASKS, named, masks, ending, unreadable);
    List<Path> own = beside.stream().filter(file -> !taken.contains(place(file))).toList();
    List<Path> found = new ArrayList<>();
    List<Path> theirs = new ArrayList<>();
    byName(ImageFolder.PICTURES, own, pictures, "", unreadable)
        .forEach(
            (name, picture) -> {
              Path mask = left.remove(name);
              if (mask == null) {
                String wanted = name + ending;
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

  /** Files that are named as masks; others are noted, but for pictures in the same folder. */
  private static List<Path> maskFiles(
      Path folder, String ending, List<Path> pictures, Unreadable unreadable) {
    Set<Path> beside = places(pictures);
    List<Path> named = new ArrayList<>();
    for (Path file : MASKS.under(folder)) {
      if (stem(folder.relativize(file).toString()).endsWith(ending)) {
        named.add(file);
      } else if (!beside.contains(place(file))) {
        DataException reason = new DataException("is not named …" + ending + ".*");
        unreadable.note("The mask", file.toString(), reason);
      }
    }
    return named;
  }

  private static Set<Path> places(List<Path> files) {
    return files.stream().map(MaskFolder::place).collect(Collectors.toSet());
  }

  private static Path place(Path file) {
    return file.toAbsolutePath().normalize();
  }

  /**
   * Files by their paths in a folder, without what follows the last dot and what comes before it.
   */
  private static Map<String, Path> byName(
      FileKind kind, List<Path> files, Path folder, String ending, Unreadable unreadable) {
    Map<String, Path> made = new LinkedHashMap<>();
    for (Path file : files) {
      String whole = stem(folder.relativize(file).toString());
      Path before = made.putIfAbsent(whole.substring(0, whole.length() - ending.length()), file);
      if (before != null) {
        DataException reason = new DataException("has the same name as " + before);
        unreadable.note("The " + kind.name(), file.toString(), reason);
      }
    }
    return made;
  }

  private static String stem(String path) {
    return path.substring(0, path.lastIndexOf('.'));
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
