package org.pydl4j.serving.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.serving.formats.ObjectFormat;
import org.pydl4j.serving.grpc.v2.InferTensorContents;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;
import org.pydl4j.serving.testing.Deserializers;
import org.pydl4j.serving.testing.Measurement;

/** Records of Avro and Protobuf, read by deserializers that the settings name. */
class DeserializerTest extends LoopTest {
  private MockedLoop loop(Class<?> deserializer, String... properties) throws IOException {
    Properties file = new Properties();
    for (int i = 0; i < properties.length; i += 2) {
      file.setProperty(properties[i], properties[i + 1]);
    }
    Path config = folder.resolve("client.properties");
    try (var writer = Files.newBufferedWriter(config)) {
      file.store(writer, null);
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("in-type", ObjectFormat.TYPE);
    settings.put("dead-letters", "dead");
    settings.put("kafka-config", config.toString());
    settings.put("deserializer", deserializer.getName());
    return loop(settings);
  }

  private static void requireDoubled(MockedLoop loop, byte[] good, byte[] bad) {
    loop.records(good, bad, good);
    loop.runUntil(() -> loop.committed() == 3);
    assertEquals(List.of("[2.0,5.0,6.0,8.0]", "[2.0,5.0,6.0,8.0]"), loop.sent("out"));
    assertEquals(1, loop.sent("dead").size());
  }

  private static byte[] measurement(float... rest) throws IOException {
    GenericData.Record entry = new GenericData.Record(Measurement.SCHEMA);
    entry.put("count", 1);
    entry.put("temperature", 2.5);
    GenericData.Array<Float> more =
        new GenericData.Array<>(rest.length, Measurement.SCHEMA.getField("rest").schema());
    for (float number : rest) {
      more.add(number);
    }
    entry.put("rest", more);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(Measurement.SCHEMA).write(entry, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  @Test
  void genericRecordsOfAvroAreRows() throws IOException {
    String schema = Measurement.SCHEMA.toString();
    try (MockedLoop loop = loop(Deserializers.Generic.class, "avro.schema", schema)) {
      requireDoubled(loop, measurement(3, 4), measurement(3, 4, 5)); // one number too many
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {String.class, Deserializers.Generic.class, Runnable.class})
  void aDeserializerThatIsNoneOrMissesASettingIsNamed(Class<?> deserializer) {
    FatalException wrong = assertThrows(FatalException.class, () -> loop(deserializer).close());
    assertEquals(ExitCode.CONFIGURATION, wrong.code());
    assertTrue(wrong.getMessage().contains(deserializer.getName()), wrong.getMessage());
  }

  @Test
  void specificRecordsOfAvroAreRows() throws IOException {
    try (MockedLoop loop = loop(Deserializers.Specific.class)) {
      requireDoubled(loop, measurement(3, 4), new byte[] {1}); // cut off
    }
  }

  @Test
  void messagesOfProtobufAreRows() throws IOException {
    InferTensorContents good =
        InferTensorContents.newBuilder()
            .addInt64Contents(1)
            .addFp32Contents(2.5f)
            .addFp32Contents(3)
            .addFp64Contents(4)
            .build();
    try (MockedLoop loop = loop(Deserializers.Protobuf.class)) {
      requireDoubled(loop, good.toByteArray(), new byte[] {(byte) 0xff});
    }
  }

  @Test
  void aClassThatDoesNotExistIsNamed() {
    FatalException fatal =
        assertThrows(FatalException.class, () -> KafkaFormats.with("com.example.None", Map.of()));
    assertEquals(ExitCode.CONFIGURATION, fatal.code());
    assertTrue(fatal.getMessage().contains("com.example.None"), fatal.getMessage());
  }
}
