package org.pydl4j.serving.kafka;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.formats.Formats;
import org.pydl4j.serving.formats.ObjectFormat;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;

/** The formats of records, with the one that the user's deserializer reads. */
final class KafkaFormats {
  private KafkaFormats() {}

  /**
   * Those that there are, and one for a deserializer.
   *
   * @param deserializer its class, or null
   * @param settings what it is configured with
   * @throws FatalException if there is no such class, it is none, or does not take the settings
   */
  static Formats with(@Nullable String deserializer, Map<String, Object> settings) {
    Formats formats = new Formats();
    if (deserializer != null) {
      Deserializer<?> reader = configured(named(deserializer), settings);
      formats.add(new ObjectFormat((topic, bytes) -> reader.deserialize(topic, null, bytes)));
    }
    return formats;
  }

  private static Deserializer<?> configured(Class<?> kind, Map<String, Object> settings) {
    try {
      Deserializer<?> reader = (Deserializer<?>) Utils.newInstance(kind);
      reader.configure(settings, false);
      return reader;
    } catch (RuntimeException | LinkageError e) {
      throw new FatalException(
          ExitCode.CONFIGURATION,
          "The deserializer "
              + kind.getName()
              + " (--deserializer) cannot begin: "
              + KafkaErrors.reason(e)
              + ". It must be a Kafka Deserializer that --kafka-config has all settings for.",
          e);
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new FatalException(
          ExitCode.CONFIGURATION,
          "There is no class " + name + " on the class path (--deserializer, PYDL4J_CLASS_PATH).",
          e);
    }
  }
}
