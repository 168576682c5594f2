package org.pydl4j.etl.images;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.folders.Unreadable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.FileReasons;

/**
 * Annotations as COCO has them, such as {@code instances_val2017.json}: {@code images}, {@code
 * annotations} with {@code bbox} [x, y, width, height] and {@code categories}, in any order. It is
 * read from its beginning to its end; what is not needed, such as segmentations, is passed over.
 * Source: Lin et al. 2014, arXiv:1405.0312.
 */
final class CocoAnnotations {
  private static final Pattern PLACE = Pattern.compile("at line \\d+ column \\d+");

  private final Map<Long, Picture> pictures = new TreeMap<>();
  private final Map<Long, String> categories = new TreeMap<>();
  private final List<Thing> things = new ArrayList<>();

  private CocoAnnotations() {}

  private record Picture(String name, int width, int height, List<ImageObject> objects) {}

  private record Thing(
      long id, long picture, long kind, double x, double y, double w, double h, boolean crowd) {}

  /** The names of the categories by their ids. */
  List<String> names() {
    return categories.values().stream().distinct().toList();
  }

  /**
   * Reads the file.
   *
   * @throws DataException if it is no such file
   */
  static CocoAnnotations read(Path file) {
    CocoAnnotations made = new CocoAnnotations();
    try (JsonReader reader = new JsonReader(Files.newBufferedReader(file))) {
      reader.setStrictness(Strictness.STRICT);
      made.numbered(reader);
      return made;
    } catch (MalformedJsonException e) {
      throw damaged(file, "is no JSON that can be read" + place(e), e);
    } catch (CharacterCodingException e) {
      throw damaged(file, "is not in UTF-8", e);
    } catch (IOException e) {
      throw damaged(file, "cannot be read: " + FileReasons.of(e), e);
    } catch (IllegalStateException | JsonParseException e) {
      throw damaged(file, "has other values than those of COCO: " + firstLine(e), e);
    } catch (OutOfMemoryError e) {
      throw damaged(file, "is too large for the heap", e);
    } catch (DataException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  private void numbered(JsonReader reader) throws IOException {
    try {
      file(reader);
    } catch (NumberFormatException e) {
      throw new DataException(
          "has other values than those of COCO: no number that can be taken at " + reader.getPath(),
          e);
    }
  }

  /** Where the reader was, without its advice for programmers. */
  private static String place(Exception e) {
    Matcher found = PLACE.matcher(firstLine(e));
    return found.find() ? ", " + found.group() : "";
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static DataException damaged(Path file, String why, Throwable cause) {
    return new DataException("The annotations " + file + " " + why + ".", cause);
  }

  /** The pictures by their ids, with their things; annotations that there cannot be are noted. */
  List<AnnotatedImage> images(Path file, Path folder, Unreadable unreadable) {
    for (Thing thing : things) {
      try {
        add(thing);
      } catch (DataException e) {
        unreadable.note("The annotation " + thing.id() + " of", file + " " + thing.id(), e);
      }
    }
    things.clear();
    List<AnnotatedImage> made = new ArrayList<>(pictures.size());
    for (Map.Entry<Long, Picture> entry : pictures.entrySet()) {
      Picture each = entry.getValue();
      try {
        Path path = inside(folder, each.name());
        made.add(new AnnotatedImage(path, each.width(), each.height(), each.objects()));
      } catch (DataException e) {
        unreadable.note("The picture " + entry.getKey() + " of", file + " " + each.name(), e);
      }
    }
    made.sort(Comparator.comparing(AnnotatedImage::file));
    return made;
  }

  private void add(Thing thing) {
    Picture picture = pictures.get(thing.picture());
    String name = categories.get(thing.kind());
    if (picture == null || name == null) {
      throw new DataException(
          "is of the "
              + (picture == null ? "picture " + thing.picture() : "category " + thing.kind())
              + ", which is not there");
    }
    double right = thing.x() + thing.w();
    double bottom = thing.y() + thing.h();
    picture
        .objects()
        .add(new ImageObject(name, thing.x(), thing.y(), right, bottom, thing.crowd()));
  }

  private static Path inside(Path folder, String name) {
    try {
      Path path = folder.resolve(name).normalize();
      Path root = folder.toAbsolutePath().normalize();
      if (path.toAbsolutePath().normalize().startsWith(root)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new DataException("has no name of a file", e);
    }
    throw new DataException("lies outside of the folder of pictures");
  }

  private void file(JsonReader reader) throws IOException {
    boolean any = false;
    reader.beginObject();
    while (reader.hasNext()) {
      String part = reader.nextName();
      if (!List.of("images", "annotations", "categories").contains(part)) {
        reader.skipValue();
        continue;
      }
      any |= part.equals("images");
      reader.beginArray();
      while (reader.hasNext()) {
        switch (part) {
          case "images" -> picture(reader);
          case "annotations" -> thing(reader);
          default -> category(reader);
        }
      }
      reader.endArray();
    }
    reader.endObject();
    if (reader.peek() != JsonToken.END_DOCUMENT || !any) {
      throw new DataException("has no 'images', as COCO's instances have");
    }
  }

  private void picture(JsonReader reader) throws IOException {
    Long id = null;
    String name = null;
    int width = 0;
    int height = 0;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "id" -> id = reader.nextLong();
        case "file_name" -> name = reader.nextString();
        case "width" -> width = reader.nextInt();
        case "height" -> height = reader.nextInt();
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    long number = given("an image", "id", id);
    String file = given("an image", "file_name", name);
    if (pictures.put(number, new Picture(file, width, height, new ArrayList<>(2))) != null) {
      throw new DataException("has two images of the id " + id);
    }
  }

  private static <T> T given(String what, String part, @Nullable T value) {
    if (value == null) {
      throw new DataException("has " + what + " without '" + part + "'");
    }
    return value;
  }

  private void category(JsonReader reader) throws IOException {
    Long id = null;
    String name = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "id" -> id = reader.nextLong();
        case "name" -> name = reader.nextString();
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    long number = given("a category", "id", id);
    if (categories.put(number, given("a category", "name", name)) != null) {
      throw new DataException("has two categories of the id " + id);
    }
  }

  private void thing(JsonReader reader) throws IOException {
    long id = -1;
    Long picture = null;
    Long category = null;
    double[] box = new double[0];
    boolean crowd = false;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "id" -> id = reader.nextLong();
        case "image_id" -> picture = reader.nextLong();
        case "category_id" -> category = reader.nextLong();
        case "iscrowd" ->
            crowd =
                reader.peek() == JsonToken.BOOLEAN ? reader.nextBoolean() : reader.nextInt() != 0;
        case "bbox" -> box = box(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    long of = given("an annotation", "image_id", picture);
    long kind = given("an annotation", "category_id", category);
    if (box.length != 4) {
      throw new DataException("has an annotation (" + id + ") without a 'bbox' of four numbers");
    }
    things.add(new Thing(id, of, kind, box[0], box[1], box[2], box[3], crowd));
  }

  private static double[] box(JsonReader reader) throws IOException {
    double[] box = new double[4];
    int count = 0;
    reader.beginArray();
    while (reader.hasNext()) {
      double number = reader.nextDouble();
      if (count < 4) {
        box[count] = number;
      }
      count++;
    }
    reader.endArray();
    return count == 4 ? box : new double[0];
  }
}
