import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.pydl4j.nd.DType;
import org.pydl4j.serving.protocol.InferRequest;
import org.pydl4j.serving.protocol.InferResponse;
import org.pydl4j.serving.protocol.RequestReader;
import org.pydl4j.serving.protocol.ResponseWriter;
import org.pydl4j.serving.protocol.TensorData;

/**
 * What reading a request and writing its answer costs: 784 FP32 in, 10 or 784 out, by this project's own reader and
 * writer, and by Jackson's and Gson's streams, which are told as much of what comes.
 *
 * <pre>java -cp "$(pydl4j classpath --serving)" tests/benchmarks/JsonRequests.java</pre>
 *
 * <p>The ways take turns, 15 of 0.15 s each after 5 that do not count; printed are medians and quartiles in µs a request.
 */
public final class JsonRequests {
  private static final int NUMBERS = 784;
  private static final int TURNS = 15;
  private static final int WARM = 5;
  private static final double SECONDS = 0.15;
  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private static float sink; // what is computed must be seen

  private interface Way {
    void once() throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    byte[] ten = answer(new Random(2), 10);
    byte[] many = answer(new Random(3), NUMBERS);
    for (boolean shortest : new boolean[] {false, true}) {
      byte[] body = body(new Random(1), shortest);
      check(body);
      System.out.printf("%n784 numbers of %s, %d bytes%n", shortest ? "float32" : "double, 17 digits", body.length);
      measure(
          List.of("ours: read", "Jackson: read", "Gson: read", "ours: write 10", "Jackson: write 10", "Gson: write 10",
              "ours: write 784", "Jackson: write 784", "Gson: write 784"),
          List.of(
              () -> sink += ours(body).getFloat(4),
              () -> sink += jackson(body).getFloat(4),
              () -> sink += gson(body).getFloat(4),
              () -> sink += write(ten).length,
              () -> sink += writeByJackson(ten).length,
              () -> sink += writeByGson(ten).length,
              () -> sink += write(many).length,
              () -> sink += writeByJackson(many).length,
              () -> sink += writeByGson(many).length));
    }
    System.err.println(sink);
  }

  private static byte[] body(Random random, boolean shortest) {
    StringBuilder text = new StringBuilder("{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1,784],\"data\":[");
    for (int i = 0; i < NUMBERS; i++) {
      float value = random.nextFloat();
      text.append(i == 0 ? "" : ",").append(shortest ? Float.toString(value) : Double.toString(value));
    }
    return text.append("]}]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] answer(Random random, int count) {
    ByteBuffer data = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    while (data.hasRemaining()) {
      data.putFloat(random.nextFloat());
    }
    return data.array();
  }

  private static void check(byte[] body) throws IOException {
    if (!ours(body).equals(jackson(body)) || !ours(body).equals(gson(body))) {
      throw new IllegalStateException("they read other numbers");
    }
  }

  private static ByteBuffer ours(byte[] body) {
    InferRequest request = RequestReader.read(body, -1);
    return request.inputs().get(0).data();
  }

  private static ByteBuffer jackson(byte[] body) throws IOException {
    ByteBuffer data = null;
    try (JsonParser json = JACKSON.createParser(body)) {
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken(); // the inputs
        json.nextToken(); // the first
        for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
          JsonToken value = json.nextToken();
          if (member.equals("data")) {
            data = ByteBuffer.allocate(4 * NUMBERS).order(ByteOrder.LITTLE_ENDIAN);
            while (json.nextToken() != JsonToken.END_ARRAY) {
              data.putFloat((float) json.getDoubleValue());
            }
          } else if (value == JsonToken.START_ARRAY) {
            json.skipChildren();
          } else {
            json.getText();
          }
        }
        json.nextToken(); // the end of the inputs
      }
    }
    return data.flip();
  }

  private static ByteBuffer gson(byte[] body) throws IOException {
    ByteBuffer data = null;
    JsonReader json = new JsonReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    json.beginObject();
    json.nextName();
    json.beginArray();
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals("data")) {
        data = ByteBuffer.allocate(4 * NUMBERS).order(ByteOrder.LITTLE_ENDIAN);
        json.beginArray();
        while (json.hasNext()) {
          data.putFloat((float) json.nextDouble());
        }
        json.endArray();
      } else {
        json.skipValue();
      }
    }
    return data.flip();
  }

  private static byte[] write(byte[] values) {
    long[] shape = {1, values.length / 4};
    TensorData output = new TensorData("output", DType.FLOAT32, shape, ByteBuffer.wrap(values));
    InferResponse response = new InferResponse("mlp", "1", "", List.of(output));
    return ResponseWriter.write(response, new InferRequest("", List.of(), List.of(), false, 0, 0)).bytes();
  }

  private static byte[] writeByJackson(byte[] values) throws IOException {
    ByteBuffer data = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JACKSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("model_name", "mlp");
      json.writeStringField("model_version", "1");
      json.writeArrayFieldStart("outputs");
      json.writeStartObject();
      json.writeStringField("name", "output");
      json.writeStringField("datatype", "FP32");
      json.writeFieldName("shape");
      json.writeArray(new int[] {1, values.length / 4}, 0, 2);
      json.writeArrayFieldStart("data");
      while (data.hasRemaining()) {
        json.writeNumber(data.getFloat());
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static byte[] writeByGson(byte[] values) throws IOException {
    ByteBuffer data = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonWriter json = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      json.beginObject().name("model_name").value("mlp").name("model_version").value("1");
      json.name("outputs").beginArray().beginObject().name("name").value("output").name("datatype").value("FP32");
      json.name("shape").beginArray().value(1).value(values.length / 4).endArray().name("data").beginArray();
      while (data.hasRemaining()) {
        json.value(data.getFloat());
      }
      json.endArray().endObject().endArray().endObject();
    }
    return bytes.toByteArray();
  }

  private static void measure(List<String> names, List<Way> ways) throws IOException {
    double[][] found = new double[ways.size()][TURNS];
    for (int turn = -WARM; turn < TURNS; turn++) {
      for (int i = 0; i < ways.size(); i++) {
        double micros = slice(ways.get(i));
        if (turn >= 0) {
          found[i][turn] = micros;
        }
      }
    }
    for (int i = 0; i < ways.size(); i++) {
      Arrays.sort(found[i]);
      System.out.printf(
          Locale.ROOT, "%-20s %6.2f (%.2f … %.2f)%n", names.get(i), found[i][TURNS / 2], found[i][TURNS / 4], found[i][TURNS * 3 / 4]);
    }
  }

  private static double slice(Way way) throws IOException {
    long begin = System.nanoTime();
    long end = begin + (long) (SECONDS * 1e9);
    long count = 0;
    long now = begin;
    while (now < end) {
      for (int i = 0; i < 50; i++) {
        way.once();
      }
      count += 50;
      now = System.nanoTime();
    }
    return (now - begin) / 1e3 / count;
  }
}
