import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Deeplearning4j's side of the Kafka benchmark: a loop around the real network, with the clients' settings, the batches
 * and the answers of ours, at least once.
 *
 * <p>Arguments: brokers, topic in, topic out, group. Records are 784 float32; an answer is 40 bytes under the same key
 * with the same timestamp, the record's headers and five more.
 */
public final class Dl4jKafka {
    private static final int BATCH = 512;
    private static final int WIDTH = 784;
    private static final int CLASSES = 10;
    private static final long COMMIT_NS = 100_000_000;

    private final String out;
    private final KafkaConsumer<byte[], ByteBuffer> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final MultiLayerNetwork network = network();
    private final INDArray features = Nd4j.createUninitialized(BATCH, WIDTH);
    private final FloatBuffer rows = features.data().asNioFloat();
    private final List<Header> same = new ArrayList<>(List.of(
            header("content-type", "application/octet-stream"), header("model-name", "mlp"), header("model-version", "1")));
    private volatile RuntimeException undelivered;

    private Dl4jKafka(String brokers, String in, String out, String group) {
        this.out = out;
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", brokers,
                        "group.id", group,
                        "group.instance.id", "peer",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", false,
                        "isolation.level", "read_committed",
                        "max.poll.records", BATCH,
                        "max.partition.fetch.bytes", 2 << 20,
                        "receive.buffer.bytes", -1),
                new ByteArrayDeserializer(),
                new ByteBufferDeserializer());
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", brokers,
                        "linger.ms", 1,
                        "batch.size", 128 << 10,
                        "buffer.memory", 64L << 20,
                        "send.buffer.bytes", -1,
                        "enable.idempotence", true,
                        "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer.subscribe(List.of(in));
    }

    private static MultiLayerNetwork network() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(new DenseLayer.Builder().nIn(WIDTH).nOut(128).activation(Activation.RELU).build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(128)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
        network.init();
        return network;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** For ever: the benchmark kills it. */
    private void run() {
        long due = Long.MAX_VALUE;
        while (true) {
            List<ConsumerRecord<byte[], ByteBuffer>> batch = new ArrayList<>(BATCH);
            consumer.poll(Duration.ofMillis(5)).forEach(batch::add);
            if (!batch.isEmpty()) {
                send(batch, output(batch));
                due = due == Long.MAX_VALUE ? System.nanoTime() + COMMIT_NS : due;
            }
            if (System.nanoTime() >= due) {
                producer.flush();
                if (undelivered != null) {
                    throw undelivered;
                }
                consumer.commitAsync();
                due = Long.MAX_VALUE;
            }
        }
    }

    private float[] output(List<ConsumerRecord<byte[], ByteBuffer>> batch) {
        for (int i = 0; i < batch.size(); i++) {
            FloatBuffer row = batch.get(i).value().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            if (row.remaining() != WIDTH) {
                throw new IllegalArgumentException("A row takes " + WIDTH + " numbers, got " + row.remaining() + ".");
            }
            rows.put(i * WIDTH, row, 0, WIDTH);
        }
        INDArray used = batch.size() == BATCH ? features : features.get(NDArrayIndex.interval(0, batch.size()));
        return network.output(used).dup('c').data().asFloat();
    }

    private void send(List<ConsumerRecord<byte[], ByteBuffer>> batch, float[] output) {
        Header scoredAt = header("scored-timestamp", Long.toString(System.currentTimeMillis()));
        for (int i = 0; i < batch.size(); i++) {
            ConsumerRecord<byte[], ByteBuffer> record = batch.get(i);
            ByteBuffer value = ByteBuffer.allocate(CLASSES * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            value.asFloatBuffer().put(output, i * CLASSES, CLASSES);
            List<Header> headers = new ArrayList<>(8);
            record.headers().forEach(headers::add);
            headers.addAll(same);
            headers.add(scoredAt);
            headers.add(header("request-id", record.topic() + "-" + record.partition() + "-" + record.offset()));
            producer.send(
                    new ProducerRecord<>(out, null, record.timestamp(), record.key(), value.array(), headers),
                    (metadata, error) -> {
                        if (error != null) {
                            undelivered = new IllegalStateException("An answer was not taken", error);
                        }
                    });
        }
    }

    /** Prints {@code ready} when it begins to poll. */
    public static void main(String[] arguments) {
        Dl4jKafka loop = new Dl4jKafka(arguments[0], arguments[1], arguments[2], arguments[3]);
        System.out.println("ready");
        loop.run();
    }
}
