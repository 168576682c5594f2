package org.pydl4j.serving.formats;

import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
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

  /** By name: Avro is the deserializer's dependency, not ours. */
  private static final ClassValue<Class<?>> AVRO =
      new ClassValue<>() {
        @Override
        protected Class<?> computeValue(Class<?> type) {
          return avroRecord(type);
        }
      };

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
    } else if (value != null && AVRO.get(value.getClass()) != null) {
      avro(value, AVRO.get(value.getClass()), found);
    } else {
      String kind = value == null ? "null" : value.getClass().getName();
      throw new BadRecordException(
          "A row is made of numbers. Got a field of type " + kind + " from the deserializer.");
    }
  }

  /** The interface of Avro's records that a class has, however deep, or null. */
  private static Class<?> avroRecord(Class<?> type) {
    if (type == null || type.getName().equals("org.apache.avro.generic.IndexedRecord")) {
      return type;
    }
    Class<?> found = avroRecord(type.getSuperclass());
    for (Class<?> face : type.getInterfaces()) {
      found = found == null ? avroRecord(face) : found;
    }
    return found;
  }

  private static void avro(Object entry, Class<?> record, List<Number> found) {
    try {
      Method schema = record.getMethod("getSchema");
      Method members =
          schema.getReturnType().getMethod("getFields"); // the schema's own class is private
      int fields = ((List<?>) members.invoke(schema.invoke(entry))).size();
      Method get = record.getMethod("get", int.class);
      for (int i = 0; i < fields; i++) {
        collect(get.invoke(entry, i), found);
      }
    } catch (ReflectiveOperationException e) {
      throw new BadRecordException("The Avro record cannot be read: " + e, e);
    }
  }
}
