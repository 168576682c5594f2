package org.pydl4j.nd.io;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;

/** The head of a safetensors file: which array lies where, as JSON. */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  private static final String METADATA = "__metadata__";
  private static final int ALIGNMENT = 8;

  /** What the reference implementation allows for a header. */
  private static final long MOST_HEADER = 100_000_000;

  private static final Map<String, DType> TYPES = new LinkedHashMap<>();

  static {
    String[] names = {"F64", "F32", "F16", "BF16", "I64", "I32", "I16", "I8", "U8", "BOOL"};
    for (DType type : DType.values()) {
      TYPES.put(names[type.ordinal()], type);
    }
  }

  /** One array; its bytes lie from {@code begin} to below {@code end} after the head. */
  record Entry(String name, DType type, long[] shape, long begin, long end) {}

  /** The head of a file with these arrays, the widest elements first so that all are aligned. */
  static SafetensorsHeader of(Map<String, NDArray> arrays, Map<String, String> metadata) {
    List<Map.Entry<String, NDArray>> order = new ArrayList<>(arrays.entrySet());
    order.sort(Comparator.comparing(entry -> -entry.getValue().dtype().bytes()));
    List<Entry> entries = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, NDArray> named : order) {
      if (named.getKey().equals(METADATA)) {
        throw new DataException(
            "An array in a safetensors file cannot have the name " + METADATA + ".");
      }
      NDArray array = named.getValue();
      long end = Math.addExact(begin, array.nbytes());
      entries.add(new Entry(named.getKey(), array.dtype(), array.shape(), begin, end));
      begin = end;
    }
    return new SafetensorsHeader(entries, metadata);
  }

  /** The head with its length in front, padded to 8 bytes. */
  byte[] bytes() {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      if (!metadata.isEmpty()) {
        json.name(METADATA).beginObject();
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
          json.name(entry.getKey()).value(entry.getValue());
        }
        json.endObject();
      }
      for (Entry entry : entries) {
        json.name(entry.name()).beginObject();
        json.name("dtype").value(nameOf(entry.type()));
        json.name("shape").beginArray();
        for (long size : entry.shape()) {
          json.value(size);
        }
        json.endArray().name("data_offsets").beginArray();
        json.value(entry.begin()).value(entry.end()).endArray().endObject();
      }
      json.endObject();
    } catch (IOException e) {
      throw new IllegalStateException("a string refuses no write", e);
    }
    byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (utf8.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer head = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    head.putLong(padded).put(utf8);
    while (head.hasRemaining()) {
      head.put((byte) ' ');
    }
    return head.array();
  }

  /**
   * Reads and checks the head; the channel stands at the first element afterwards.
   *
   * @param bytes the size of the whole file or entry
   */
  static SafetensorsHeader read(ReadableByteChannel channel, long bytes, String what)
      throws IOException {
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    Elements.fill(length, channel, what);
    long headerBytes = length.getLong(0);
    if (headerBytes < 2 || headerBytes > Math.min(MOST_HEADER, bytes - 8)) {
      throw new DataException(
          what
              + " is no safetensors file or truncated: its "
              + bytes
              + " bytes start with a header length of "
              + headerBytes
              + ".");
    }
    ByteBuffer text = ByteBuffer.allocate((int) headerBytes);
    Elements.fill(text, channel, what);
    String json = new String(text.array(), StandardCharsets.UTF_8);
    return parse(json, bytes - 8 - headerBytes, what);
  }

  /**
   * Reads and checks the JSON.
   *
   * @param dataBytes how many bytes follow the head, which the arrays fill without gap or overlap
   */
  static SafetensorsHeader parse(String text, long dataBytes, String what) {
    List<Entry> entries = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      Set<String> names = new HashSet<>();
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        if (!names.add(name)) {
          throw new DataException(what + " is corrupt: it names '" + name + "' twice.");
        }
        if (name.equals(METADATA)) {
          readMetadata(json, metadata);
        } else {
          entries.add(readEntry(json, name, what));
        }
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new DataException(what + " is corrupt: something follows the JSON of its header.");
      }
    } catch (MalformedJsonException
        | EOFException
        | JsonParseException
        | IllegalStateException
        | NumberFormatException e) {
      throw new DataException(what + " is corrupt: its header is no right JSON.", e);
    } catch (IOException e) {
      throw new IllegalStateException("a string refuses no read", e);
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    requireFull(entries, dataBytes, what);
    return new SafetensorsHeader(entries, metadata);
  }

  private static void readMetadata(JsonReader json, Map<String, String> metadata)
      throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      metadata.put(json.nextName(), json.nextString());
    }
    json.endObject();
  }

  private static Entry readEntry(JsonReader json, String name, String what) throws IOException {
    String type = "";
    long[] shape = null;
    long[] offsets = {};
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "dtype" -> type = json.nextString();
        case "shape" -> shape = readLongs(json);
        case "data_offsets" -> offsets = readLongs(json);
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (!TYPES.containsKey(type)) {
      throw new DataException(
          what
              + ": the array '"
              + name
              + "' has the type '"
              + type
              + "'. Known are "
              + String.join(", ", TYPES.keySet())
              + ".");
    }
    if (shape == null || offsets.length != 2) {
      throw new DataException(
          what + " is corrupt: the array '" + name + "' lacks shape or offsets.");
    }
    return new Entry(name, TYPES.get(type), shape, offsets[0], offsets[1]);
  }

  private static long[] readLongs(JsonReader json) throws IOException {
    List<Long> numbers = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      numbers.add(json.nextLong());
    }
    json.endArray();
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private static void requireFull(List<Entry> entries, long dataBytes, String what) {
    long at = 0;
    for (Entry entry : entries) {
      long bytes;
      try {
        bytes = Axes.bytes(entry.type(), entry.shape());
      } catch (ShapeException e) {
        throw new DataException(what + ", array '" + entry.name() + "': " + e.getMessage(), e);
      }
      if (entry.begin() != at || entry.end() < at || entry.end() - at != bytes) {
        throw new DataException(
            what
                + " is corrupt: the array '"
                + entry.name()
                + "' of "
                + bytes
                + " bytes is said to lie from "
                + entry.begin()
                + " to "
                + entry.end()
                + ", expected from "
                + at
                + " on.");
      }
      at = entry.end();
    }
    if (at != dataBytes) {
      throw new DataException(
          what
              + " is truncated or corrupt: its arrays need "
              + at
              + " bytes, "
              + dataBytes
              + " are there.");
    }
  }

  private static String nameOf(DType wanted) {
    return TYPES.entrySet().stream()
        .filter(entry -> entry.getValue() == wanted)
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}
