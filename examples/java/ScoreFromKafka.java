import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pydl4j.serving.kafka.KafkaScorer;

/**
 * Scores records inside a Java program: trains nothing, needs no Python.
 *
 * <pre>
 * pydl4j kafka-dev &amp;
 * java -cp "$(pydl4j classpath --serving)" examples/java/ScoreFromKafka.java model.zip localhost:9092
 * </pre>
 *
 * <p>The model takes rows of N numbers (float32); N is its third argument, 784 when left out.
 */
public class ScoreFromKafka {
  public static void main(String[] args) throws Exception {
    Path model = Path.of(args[0]);
    String brokers = args[1];
    int inputs = args.length > 2 ? Integer.parseInt(args[2]) : 784;
    createTopics(brokers, "rows", "scores");
    try (KafkaScorer scorer =
        KafkaScorer.of(model)
            .kafka(brokers)
            .in("rows")
            .out("scores")
            .group("example")
            .set("delivery", "exactly-once")
            .start()) {
      send(brokers, inputs, 100);
      receive(brokers, 100);
    }
  }

  private static void createTopics(String brokers, String... names) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) brokers))) {
      for (String name : names) {
        try {
          admin.createTopics(List.of(new NewTopic(name, 2, (short) 1))).all().get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
    }
  }

  private static void send(String brokers, int inputs, int count) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        ByteBuffer row = ByteBuffer.allocate(4 * inputs).order(ByteOrder.LITTLE_ENDIAN);
        for (int j = 0; j < inputs; j++) {
          row.putFloat((float) Math.sin(i + j));
        }
        producer.send(new ProducerRecord<>("rows", "row-" + i, row.array()));
      }
    }
  }

  private static void receive(String brokers, int count) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            brokers,
            "group.id",
            "example-reader-" + System.nanoTime(),
            "auto.offset.reset",
            "earliest",
            "isolation.level",
            "read_committed");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("scores"));
      int found = 0;
      while (found < count) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          found++;
          if (found <= 3) {
            float first = ByteBuffer.wrap(record.value()).order(ByteOrder.LITTLE_ENDIAN).getFloat();
            System.out.println(record.key() + " -> " + first + " …");
          }
        }
      }
      System.out.println(found + " records scored");
    }
  }
}
