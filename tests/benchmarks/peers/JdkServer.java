import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.DType;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.serving.protocol.InferRequest;
import org.pydl4j.serving.protocol.InferResponse;
import org.pydl4j.serving.protocol.RequestReader;
import org.pydl4j.serving.protocol.ResponseWriter;
import org.pydl4j.serving.protocol.TensorData;

/** The floor: the JDK's HTTP server with nodelay around the same engine and codecs, a request a batch: JdkServer PORT MODEL. */
public final class JdkServer {
  public static void main(String[] arguments) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Engine.start();
    MultiLayerNetwork net = MultiLayerNetwork.load(Path.of(arguments[1]));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 1024);
    server.setExecutor(Executors.newFixedThreadPool(32));
    server.createContext("/v2/models/", exchange -> answer(net, exchange));
    server.start();
    System.out.println("ready");
  }

  private static void answer(MultiLayerNetwork net, HttpExchange exchange) throws IOException {
    try (exchange; Scope scope = Scope.open()) {
      String length = exchange.getRequestHeaders().getFirst("Inference-Header-Content-Length");
      byte[] body = exchange.getRequestBody().readAllBytes();
      InferRequest request = RequestReader.read(body, length == null ? -1 : Long.parseLong(length));
      TensorData input = request.inputs().get(0);
      float[] numbers = new float[input.data().remaining() / 4];
      input.data().asFloatBuffer().get(numbers);
      NDArray output = net.output(Nd.create(numbers, input.shape()));
      ByteBuffer data = ByteBuffer.allocate((int) output.nbytes()).order(ByteOrder.LITTLE_ENDIAN);
      for (float value : output.toFloatArray()) {
        data.putFloat(value);
      }
      List<TensorData> outputs = List.of(new TensorData("output", DType.FLOAT32, output.shape(), data.flip()));
      ResponseWriter.Body made = ResponseWriter.write(new InferResponse("mlp", "1", "", outputs), request);
      if (made.headerLength() >= 0) {
        exchange.getResponseHeaders().set("Inference-Header-Content-Length", Integer.toString(made.headerLength()));
      }
      exchange.sendResponseHeaders(200, made.bytes().length);
      exchange.getResponseBody().write(made.bytes());
    }
  }
}
