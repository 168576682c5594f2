package org.pydl4j.spark.scoring;

import java.nio.ByteBuffer;
import org.apache.spark.SparkEnv;
import org.apache.spark.serializer.SerializerInstance;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Objects in Java's own serialization, whatever spark.serializer says: Kryo 4, which many clusters
 * have, writes no records, and not what users make without a thought of it.
 */
final class JavaBytes {
  private JavaBytes() {}

  /** The bytes of a serializable object. */
  static byte[] of(Object object) {
    ByteBuffer buffer = java().serialize(object, tag());
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** The object that {@link #of} wrote. */
  @SuppressWarnings("unchecked") // the caller wrote it
  static <T> T read(byte[] bytes) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return (T) java().deserialize(ByteBuffer.wrap(bytes), loader, tag());
  }

  private static SerializerInstance java() {
    return SparkEnv.get().closureSerializer().newInstance();
  }

  private static ClassTag<Object> tag() {
    return ClassTag$.MODULE$.apply(Object.class);
  }
}
