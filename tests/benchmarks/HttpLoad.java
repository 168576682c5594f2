import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Load of HTTP/1.1 from one thread: connections that each send the next request when the last one is answered.
 *
 * <p>Serves slices as worker.py wants them. A name is {@code rate|p50|p99,json|binary,PORT,MODEL[,MODELS]}: with MODELS, the requests
 * go round the models MODEL0, MODEL1, …. A status other than 200 fails the slice.
 */
public final class HttpLoad {
  private static final int CONNECTIONS = Integer.getInteger("connections", 32);
  private static final int NUMBERS = 784;

  public static void main(String[] arguments) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      try {
        System.out.println(new HttpLoad(words[0].split(",")).run(Double.parseDouble(words[1])));
      } catch (IOException | RuntimeException e) {
        System.out.println("! " + e);
      }
      System.out.flush();
    }
  }

  private final String metric;
  private final int port;
  private final ByteBuffer[] requests; // direct: a heap buffer would be copied at each write
  private final long[] times = new long[4_000_000];
  private int answered;
  private int next;

  private HttpLoad(String... name) {
    metric = name[0];
    port = Integer.parseInt(name[2]);
    int models = name.length > 4 ? Integer.parseInt(name[4]) : 1;
    requests = new ByteBuffer[models];
    for (int i = 0; i < models; i++) {
      requests[i] = request(name[1].equals("binary"), name.length > 4 ? name[3] + i : name[3]);
    }
  }

  private static ByteBuffer request(boolean binary, String model) {
    Random random = new Random(1);
    StringBuilder data = new StringBuilder();
    ByteBuffer bytes = ByteBuffer.allocate(4 * NUMBERS).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < NUMBERS; i++) {
      float value = random.nextFloat();
      bytes.putFloat(value);
      data.append(i == 0 ? "" : ", ").append((double) value); // as Python's json writes float32 numbers
    }
    String input = "{\"name\": \"input\", \"datatype\": \"FP32\", \"shape\": [1, 784], ";
    String json =
        binary
            ? "{\"inputs\": [" + input + "\"parameters\": {\"binary_data_size\": 3136}}], \"parameters\": {\"binary_data_output\": true}}"
            : "{\"inputs\": [" + input + "\"data\": [" + data + "]}]}";
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] body = binary ? Arrays.copyOf(text, text.length + bytes.capacity()) : text;
    if (binary) {
      System.arraycopy(bytes.array(), 0, body, text.length, bytes.capacity());
    }
    String head =
        "POST /v2/models/" + model + "/infer HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length + "\r\n"
            + (binary ? "Content-Type: application/octet-stream\r\nInference-Header-Content-Length: " + text.length : "Content-Type: application/json")
            + "\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocateDirect(start.length + body.length).put(start).put(body).flip();
  }

  /** One connection: what is left to send, and what came of the answer. */
  private final class Connection {
    final SocketChannel channel;
    final ByteBuffer in = ByteBuffer.allocate(1 << 16);
    ByteBuffer out;
    long began;

    Connection(Selector selector) throws IOException {
      channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.configureBlocking(false);
      channel.socket().setTcpNoDelay(true);
      channel.register(selector, SelectionKey.OP_READ, this);
      send();
    }

    void send() throws IOException {
      out = requests[next++ % requests.length].duplicate();
      began = System.nanoTime();
      while (out.hasRemaining()) {
        channel.write(out); // the socket's buffer takes a request whole
      }
    }

    /** Takes what came; whether the answer is whole and no request follows, because the time is over. */
    boolean read(long end) throws IOException {
      if (channel.read(in) < 0) {
        throw new IOException("the server closed the connection");
      }
      int head = endOfHead();
      if (head > 0 && in.position() >= head + length(head)) {
        long now = System.nanoTime();
        if (now >= end) {
          return true;
        }
        times[answered++ % times.length] = now - began;
        in.clear();
        send();
      }
      return false;
    }

    private int endOfHead() {
      byte[] bytes = in.array();
      for (int i = 3; i < in.position(); i++) {
        if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
          return i + 1;
        }
      }
      return -1;
    }

    private int length(int head) throws IOException {
      String text = new String(in.array(), 0, head, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
      if (!text.startsWith("http/1.1 200")) {
        throw new IOException("answered " + text.substring(0, text.indexOf('\r')));
      }
      int at = text.indexOf("content-length:") + 15;
      return Integer.parseInt(text.substring(at, text.indexOf('\r', at)).trim());
    }
  }

  private String run(double seconds) throws IOException {
    try (Selector selector = Selector.open()) {
      try {
        for (int i = 0; i < CONNECTIONS; i++) {
          new Connection(selector);
        }
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        for (int open = CONNECTIONS; open > 0; ) { // until the last request is answered
          if (selector.select(30_000) == 0) {
            throw new IOException(open + " requests without an answer for 30 s");
          }
          for (SelectionKey key : selector.selectedKeys()) {
            if (((Connection) key.attachment()).read(end)) {
              key.cancel();
              key.channel().close();
              open--;
            }
          }
          selector.selectedKeys().clear();
        }
        return metric.equals("rate")
            ? answered + " " + seconds
            : "1 " + percentile(Integer.parseInt(metric.substring(1)) / 100.0);
      } finally {
        for (SelectionKey key : selector.keys()) {
          key.channel().close();
        }
      }
    }
  }

  private double percentile(double share) {
    long[] sorted = Arrays.copyOf(times, Math.min(answered, times.length));
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))] / 1e9;
  }
}
