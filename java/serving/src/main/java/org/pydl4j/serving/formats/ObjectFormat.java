package org.pydl4j.serving.formats;

import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows out of objects that somebody's deserializer makes of the bytes: Avro records, Protobuf
 * messages, maps, lists, arrays. Their numbers, in the order of their fields, are the row; a field
 * or object that is a list of numbers gives them in its order. Outputs are JSON rows.
 */
public final class ObjectFormat extends RowsFormat {
  /** The content type that stands for it. */
  public static final String TYPE = "application/vnd.pydl4j.deserialized";

  private final Deserializing deserializer;
  private final JsonRowsFormat json = new JsonRowsFormat();

  /** Makes an object of a record's value. */
  @FunctionalInterface
  public interface Deserializing {
    /** May throw anything: the record is a bad one then. */
    Object read(String topic, ByteBuffer bytes);
  }

  /** A format around a deserializer. */
  public ObjectFormat(Deserializing deserializer) {
    this.deserializer = deserializer;
  }

  @Override
  public List<String> contentTypes() {
    return List.of(TYPE);
  }

  @Override
  public int read(Payload payload, InputBatch batch) {
    List<Number> found = new ArrayList<>(rowLength(batch));
    collect(deserializer.read(payload.topic(), payload.bytes()), found);
    double[] numbers = new double[found.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = found.get(i).doubleValue();
    }
    return take(numbers, numbers.length, batch);
  }

  @Override
  public byte[] write(OutputBatch outputs, int row, int rows) {
    return json.write(outputs, row, rows);
  }

  private static void collect(Object value, List<Number> found) {
    if (value instanceof Number number) {
      found.add(number);
    } else if (value instanceof Boolean bool) {
      found.add(bool ? 1 : 0);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(member -> collect(member, found));
    } else if (value instanceof Iterable<?> list) {
      list.forEach(member -> collect(member, found));
    } else if (value instanceof Message message) {
      for (Descriptors.FieldDescriptor field : message.getDescriptorForType().getFields()) {
        collect(message.getField(field), found);
      }
    } else if (value != null && value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        collect(Array.get(value, i), found);
      }
    } else if (isAvro(value)) {
      avro(value, found);
    } else {
      String kind = value == null ? "null" : value.getClass().getName();
      throw new BadRecordException(
          "A row is made of numbers. Got a field of type " + kind + " from the deserializer.");
    }
  }

  /** By name: Avro is the deserializer's dependency, not ours. */
  private static boolean isAvro(Object value) {
    for (Class<?> type = value == null ? null : value.getClass();
        type != null;
        type = type.getSuperclass()) {
      for (Class<?> face : type.getInterfaces()) {
        if (face.getName().equals("org.apache.avro.generic.IndexedRecord")
            || face.getName().equals("org.apache.avro.generic.GenericRecord")) {
          return true;
        }
      }
    }
    return false;
  }

  private static void avro(Object entry, List<Number> found) {
    try {
      Object schema = entry.getClass().getMethod("getSchema").invoke(entry);
      int fields = ((List<?>) schema.getClass().getMethod("getFields").invoke(schema)).size();
      for (int i = 0; i < fields; i++) {
        collect(entry.getClass().getMethod("get", int.class).invoke(entry, i), found);
      }
    } catch (ReflectiveOperationException e) {
      throw new BadRecordException("The Avro record cannot be read: " + e, e);
    }
  }
}
