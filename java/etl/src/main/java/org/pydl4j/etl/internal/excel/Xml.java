package org.pydl4j.etl.internal.excel;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The elements of a part of a workbook, one after the other; no entities, nothing from outside. */
final class Xml implements AutoCloseable {
  private static final int MOST_OF_A_TEXT = 1 << 20; // Excel's cells have up to 32,767 characters
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private final InputStream stream;

  Xml(InputStream stream) throws IOException {
    this.stream = stream;
    try {
      reader = FACTORY.createXMLStreamReader(stream);
    } catch (XMLStreamException e) {
      stream.close();
      throw failed(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static IOException failed(XMLStreamException why) {
    Throwable cause = why.getNestedException();
    return cause instanceof IOException inside
        ? inside
        : new IOException("its XML is damaged: " + why.getMessage(), why);
  }

  /** Goes on to the next beginning or end of an element; false at the end. */
  boolean next() throws IOException {
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
          return true;
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  boolean begins(String element) {
    return reader.isStartElement() && reader.getLocalName().equals(element);
  }

  boolean ends(String element) {
    return reader.isEndElement() && reader.getLocalName().equals(element);
  }

  /** An attribute, whatever its namespace; null where there is none. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** An attribute of a namespace. */
  @Nullable String attributeOfNamespace(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String space = reader.getAttributeNamespace(i);
      if (reader.getAttributeLocalName(i).equals(name) && space != null && !space.isEmpty()) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  int number(String attribute, int otherwise) {
    String text = attribute(attribute);
    return text == null ? otherwise : Integer.parseInt(text.strip());
  }

  /** The text within the element that began, up to its end. */
  String text(String element) throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.CHARACTERS
            || event == XMLStreamConstants.CDATA
            || event == XMLStreamConstants.SPACE) {
          text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          if (text.length() > MOST_OF_A_TEXT) {
            throw new IOException("a cell has more than " + MOST_OF_A_TEXT + " characters");
          }
        } else if (event == XMLStreamConstants.END_ELEMENT && ends(element)) {
          break;
        }
      }
      return text.toString();
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  /** The text of all runs within a text that began, without how it is pronounced. */
  String richText(String element) throws IOException {
    StringBuilder text = new StringBuilder();
    boolean spoken = false;
    while (next() && !ends(element)) {
      if (begins("rPh") || ends("rPh")) {
        spoken = begins("rPh");
      } else if (begins("t")) {
        String run = text("t");
        text.append(spoken ? "" : run);
      }
      if (text.length() > MOST_OF_A_TEXT) {
        throw new IOException("a cell has more than " + MOST_OF_A_TEXT + " characters");
      }
    }
    return unescaped(text.toString());
  }

  /** Characters that XML does not have stand there as {@code _x000D_}. */
  static String unescaped(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int code = text.startsWith("_x", i) ? codeAt(text, i) : -1;
      made.append(code < 0 ? text.charAt(i) : (char) code);
      i += code < 0 ? 0 : 6;
    }
    return made.toString();
  }

  private static int codeAt(String text, int at) {
    if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
      return -1;
    }
    int code = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw failed(e);
    } finally {
      stream.close();
    }
  }
}
