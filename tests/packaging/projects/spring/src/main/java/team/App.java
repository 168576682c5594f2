package team;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.serving.server.ServeSettings;
import org.pydl4j.serving.server.Server;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring's own server and ours in one executable jar; asks both, and prints what they answer. */
@SpringBootApplication
@RestController
public class App {
  @GetMapping("/sum")
  public String sum() {
    try (NDArray ones = Nd.ones(3);
        NDArray sum = ones.sum()) {
      return String.valueOf(sum.getDouble());
    }
  }

  public static void main(String[] args) throws Exception {
    Path model = Path.of(args[0]);
    try (ConfigurableApplicationContext spring = SpringApplication.run(App.class)) {
      String port = spring.getEnvironment().getProperty("local.server.port");
      System.out.println("spring: " + get("http://127.0.0.1:" + port + "/sum"));
      System.out.println("blas: " + Engine.info().get("blas"));
      save(model);
      Map<String, Object> settings = Map.of("model", model.toString(), "http", args[1]);
      Server server = Server.start(ServeSettings.of(settings));
      try {
        System.out.println("server: " + get("http://127.0.0.1:" + args[1] + "/v2/health/ready"));
      } finally {
        server.close();
      }
    } finally {
      Files.deleteIfExists(model);
    }
  }

  private static void save(Path file) {
    MultiLayerConfiguration configuration =
        MultiLayerConfiguration.builder()
            .inputType(InputType.feedForward(2))
            .layer(Output.builder().nOut(2).loss("mcxent").activation("softmax"))
            .build();
    try (MultiLayerNetwork net = new MultiLayerNetwork(configuration).init()) {
      net.save(file);
    }
  }

  private static String get(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
