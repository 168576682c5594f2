package org.pydl4j.etl.images;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.folders.FileKind;
import org.pydl4j.etl.folders.Unreadable;
import org.pydl4j.nd.errors.DataException;

/**
 * Pictures with the things in them, of files of annotations. DL4J: {@code FileSplit} with an {@code
 * ImageObjectLabelProvider}.
 */
public final class ObjectFolder {
  private static final FileKind ANNOTATIONS =
      new FileKind("annotation", "annotations", Set.of("xml"));

  private final List<AnnotatedImage> images;
  private final List<String> names;
  private final ObjectRules rules;
  private final Unreadable unreadable;
  private final int hash;

  private ObjectFolder(
      List<AnnotatedImage> images, List<String> names, ObjectRules rules, Unreadable unreadable) {
    this.names = List.copyOf(names);
    this.rules = rules;
    this.unreadable = unreadable;
    this.images = images.stream().map(this::counting).toList();
    this.hash = hash();
  }

  /**
   * Pictures of a program of one's own.
   *
   * @param rules without names, the classes are in the order of the alphabet
   * @throws DataException if there is none, or a thing of a class that is not in the names
   */
  public static ObjectFolder of(List<AnnotatedImage> images, ObjectRules rules) {
    return of(images, rules, new TreeSet<>(labels(images)), new Unreadable(rules.skipsBroken()));
  }

  private static ObjectFolder of(
      List<AnnotatedImage> images, ObjectRules rules, Set<String> found, Unreadable unreadable) {
    if (images.isEmpty()) {
      throw new DataException("There is no picture with an annotation.");
    }
    List<String> names = rules.names() == null ? List.copyOf(found) : rules.names();
    if (names.isEmpty()) {
      throw new DataException(
          "There is no object in the annotations of " + images.size() + " pictures.");
    }
    return new ObjectFolder(images, names, rules, unreadable);
  }

  private static List<String> labels(List<AnnotatedImage> images) {
    return images.stream()
        .flatMap(image -> image.objects().stream())
        .map(ImageObject::label)
        .distinct()
        .toList();
  }

  /**
   * The folder of Pascal VOC: {@code JPEGImages}, with pictures of any kind, and {@code
   * Annotations}, see {@link VocLabelProvider}. Classes are in the order of the alphabet.
   *
   * @param subset the name of a set, such as {@code train} for {@code ImageSets/Main/train.txt};
   *     null for all
   * @throws DataException if there is none, or if a picture is without an annotation or the other
   *     way round, or a damaged one, unless these are left out
   */
  public static ObjectFolder voc(Path folder, @Nullable String subset, ObjectRules rules) {
    VocLabelProvider provider = new VocLabelProvider(folder);
    Unreadable unreadable = new Unreadable(rules.skipsBroken());
    Map<String, Path> pictures = new LinkedHashMap<>();
    List<Path> twins = new ArrayList<>();
    for (Path file : ImageFolder.PICTURES.under(provider.pictures())) {
      if (pictures.putIfAbsent(VocLabelProvider.stem(file), file) != null) {
        twins.add(file);
      }
    }
    Set<String> wanted =
        new LinkedHashSet<>(subset == null ? pictures.keySet() : provider.subset(subset));
    if (subset == null) {
      wanted.addAll(annotated(provider.annotations()));
    }
    for (Path twin : twins) {
      String name = VocLabelProvider.stem(twin);
      if (wanted.contains(name)) {
        String reason = "would have the annotation of " + pictures.get(name);
        unreadable.note("The picture", twin.toString(), new DataException(reason));
      }
    }
    List<AnnotatedImage> images = new ArrayList<>();
    for (String name : wanted) {
      Path picture = pictures.get(name);
      try {
        if (picture == null) {
          throw new DataException("has no picture in " + provider.pictures());
        }
        images.add(provider.read(picture));
      } catch (DataException e) {
        String file = name + ".xml"; // what a set names may be no path
        unreadable.note("The annotation", provider.annotations() + File.separator + file, e);
      }
    }
    return of(images, rules, new TreeSet<>(labels(images)), unreadable);
  }

  private static List<String> annotated(Path folder) {
    return ANNOTATIONS.under(folder).stream().map(VocLabelProvider::stem).toList();
  }

  /**
   * Pictures with annotations of COCO, such as {@code instances_val2017.json}. Classes are in the
   * order of the categories' ids.
   *
   * @param annotations the JSON file
   * @param folder where the pictures lie
   * @throws DataException if the file is damaged; if an annotation is of no picture or category, or
   *     has a box without an area, unless these are left out
   */
  public static ObjectFolder coco(Path annotations, Path folder, ObjectRules rules) {
    CocoAnnotations read = CocoAnnotations.read(annotations);
    Unreadable unreadable = new Unreadable(rules.skipsBroken());
    List<AnnotatedImage> images = read.images(annotations, folder, unreadable);
    return of(images, rules, new LinkedHashSet<>(read.names()), unreadable);
  }

  /** The picture with those things alone that count. */
  private AnnotatedImage counting(AnnotatedImage image) {
    List<ImageObject> kept =
        image.objects().stream()
            .filter(each -> !(rules.skipsDifficult() && each.difficult()))
            .filter(each -> isKnown(image, each))
            .toList();
    return new AnnotatedImage(image.file(), image.width(), image.height(), kept);
  }

  private boolean isKnown(AnnotatedImage image, ImageObject object) {
    boolean known = names.contains(object.label());
    if (!known && !rules.skipsOthers()) {
      throw new DataException(
          "The picture "
              + image.file()
              + " has an object of the class '"
              + object.label()
              + "', which is none of those given: "
              + names
              + ". Give it, too, or leave out objects of other classes.");
    }
    return known;
  }

  /** Pictures with those things that count. */
  public List<AnnotatedImage> images() {
    return images;
  }

  /** The names of the classes in their order. */
  public List<String> names() {
    return names;
  }

  /** What could not be read so far, with the reason of each. */
  public Map<String, String> broken() {
    return unreadable.broken();
  }

  /** Of names and boxes alone: the folder may lie elsewhere tomorrow. */
  private int hash() {
    int made = names.hashCode();
    for (AnnotatedImage image : images) {
      made = 31 * made + String.valueOf(image.file().getFileName()).hashCode();
      for (ImageObject object : image.objects()) {
        made = 31 * made + object.shown().hashCode();
      }
    }
    return made;
  }

  /** Other pictures, boxes or classes have another one. */
  int contentHash() {
    return hash;
  }

  Unreadable unreadable() {
    return unreadable;
  }
}
