package org.pydl4j.serving.testing;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.pydl4j.serving.formats.InputBatch;
import org.pydl4j.serving.formats.OutputBatch;
import org.pydl4j.serving.formats.Payload;
import org.pydl4j.serving.formats.RecordFormat;
import org.pydl4j.serving.grpc.v2.InferTensorContents;

/** Deserializers as users have them: their classes are named in the settings. */
public final class Deserializers {
  private Deserializers() {}

  private static <T> T avro(DatumReader<T> reader, byte[] data) {
    try {
      return reader.read(null, DecoderFactory.get().binaryDecoder(data, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A format that finds no place even in an empty batch. */
  @AutoService(RecordFormat.class)
  public static final class Endless implements RecordFormat {
    /** Its content type. */
    public static final String TYPE = "application/endless";

    @Override
    public List<String> contentTypes() {
      return List.of(TYPE);
    }

    @Override
    public int read(Payload payload, InputBatch batch) {
      return CUT;
    }

    @Override
    public byte[] write(OutputBatch outputs, int row, int rows) {
      return new byte[0];
    }
  }

  /** Avro's generic records, of the schema that the setting {@code avro.schema} holds. */
  public static final class Generic implements Deserializer<Object> {
    private Schema schema;

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
      schema = new Schema.Parser().parse(settings.get("avro.schema").toString());
    }

    @Override
    public Object deserialize(String topic, byte[] data) {
      return avro(new GenericDatumReader<>(schema), data);
    }
  }

  /** Avro's specific records. */
  public static final class Specific implements Deserializer<Measurement> {
    @Override
    public Measurement deserialize(String topic, byte[] data) {
      return avro(new SpecificDatumReader<>(Measurement.SCHEMA), data);
    }
  }

  /** A message that protoc made, read where it lies: four of its repeated fields hold numbers. */
  public static final class Protobuf implements Deserializer<InferTensorContents> {
    @Override
    public InferTensorContents deserialize(String topic, byte[] data) {
      return deserialize(topic, null, ByteBuffer.wrap(data));
    }

    @Override
    public InferTensorContents deserialize(String topic, Headers headers, ByteBuffer data) {
      try {
        return InferTensorContents.parseFrom(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
