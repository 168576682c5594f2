package org.pydl4j.etl.internal.xml;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** An annotation of Pascal VOC; no document type, no entities of its own, nothing from outside. */
public final class VocXml {
  private static final XMLInputFactory FACTORY = factory();
  private static final int DEEPEST = 64;
  private static final List<String> ENDS = List.of("xmin", "ymin", "xmax", "ymax");

  private final List<Thing> things = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final double[] box = new double[4];
  private @Nullable String name;
  private boolean difficult;
  private int width;
  private int height;

  private VocXml() {}

  /**
   * What an annotation says.
   *
   * @param width of the picture; 0 where nothing is said, like {@code height}
   */
  public record Annotation(int width, int height, List<Thing> objects) {}

  /** A thing in the picture, with the numbers as they stand. */
  public record Thing(
      String name, double xmin, double ymin, double xmax, double ymax, boolean difficult) {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Reads a file's content.
   *
   * @throws DataException if it is none; the message is the end of a sentence about the file
   */
  public static Annotation read(byte[] content) {
    VocXml made = new VocXml();
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
      try {
        made.goThrough(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
      throw new DataException("is no XML that can be read: " + why, e);
    }
    return new Annotation(made.width, made.height, List.copyOf(made.things));
  }

  private void goThrough(XMLStreamReader reader) throws XMLStreamException {
    List<String> path = new ArrayList<>();
    while (reader.hasNext()) {
      int event = reader.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          path.add(reader.getLocalName());
          if (path.size() > DEEPEST) {
            throw new DataException("has elements within elements, deeper than " + DEEPEST);
          }
          begin(path);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
            throw new DataException("has a document type or an entity, which is not read");
        case XMLStreamConstants.END_ELEMENT -> {
          end(String.join("/", path));
          path.remove(path.size() - 1);
        }
        default -> {} // comments
      }
    }
  }

  private void begin(List<String> path) {
    text.setLength(0);
    if (path.size() == 1 && !path.get(0).equals("annotation")) {
      throw new DataException("has the element '" + path.get(0) + "' where VOC has 'annotation'");
    }
    if (path.size() == 2 && path.get(1).equals("object")) {
      name = null;
      difficult = false;
      Arrays.fill(box, Double.NaN);
    }
  }

  private void end(String path) {
    switch (path) {
      case "annotation/size/width" -> width = (int) number("width");
      case "annotation/size/height" -> height = (int) number("height");
      case "annotation/object/name" -> name = text.toString().strip();
      case "annotation/object/difficult" -> difficult = number("difficult") != 0;
      case "annotation/object" -> things.add(thing());
      default -> {
        String element = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("annotation/object/bndbox/" + element) && ENDS.contains(element)) {
          box[ENDS.indexOf(element)] = number(element);
        }
      }
    }
    text.setLength(0);
  }

  private Thing thing() {
    if (name == null || name.isEmpty()) {
      throw new DataException("has an object without a name");
    }
    for (int i = 0; i < 4; i++) {
      if (Double.isNaN(box[i])) {
        throw new DataException(
            "has a '" + name + "' whose bndbox is without '" + ENDS.get(i) + "'");
      }
    }
    return new Thing(name, box[0], box[1], box[2], box[3], difficult);
  }

  private double number(String element) {
    String given = text.toString().strip();
    try {
      double number = Double.parseDouble(given);
      if (Math.abs(number) <= Integer.MAX_VALUE) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the same as one that is too large
    }
    String shown = given.length() > 40 ? given.substring(0, 40) + "…" : given;
    throw new DataException("has '" + shown + "' where '" + element + "' must be a number");
  }
}
