package org.pydl4j.spark.transport;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.SparkEnv;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.rpc.ThreadSafeRpcEndpoint;
import org.apache.spark.util.RpcUtils;
import org.jspecify.annotations.Nullable;
import scala.PartialFunction;
import scala.PartialFunction$;
import scala.Tuple2;
import scala.runtime.BoxedUnit;

/**
 * What the workers of a job tell the driver while they train: short messages, one way, over the
 * connections that Spark's executors have to it, authenticated and encrypted as the session is. The
 * driver's end of one job, until {@link #close()}.
 *
 * <p>Spark's plugins talk in the same way, but only those that {@code spark.plugins} names before
 * the application starts.
 */
public final class Reports implements AutoCloseable {
  private final Endpoint endpoint;
  private final String job = UUID.randomUUID().toString();

  private Reports(Endpoint endpoint, Consumer<byte[]> receiver) {
    this.endpoint = endpoint;
    endpoint.receivers.put(job, receiver);
  }

  /**
   * Begins to listen, on the driver.
   *
   * @param receiver gets each message, on a thread of Spark's that it must not hold up
   */
  public static Reports open(Consumer<byte[]> receiver) {
    return new Reports(Endpoint.ofSession(SparkEnv.get().rpcEnv()), receiver);
  }

  /** Where executors find it. */
  public Address address() {
    return new Address(endpoint.name, job);
  }

  /** Drops what comes from now on; a second call does nothing. */
  @Override
  public void close() {
    endpoint.receivers.remove(job);
  }

  /**
   * Travels to the executors.
   *
   * @param endpoint the name of the session's
   * @param job the job's own
   */
  public record Address(String endpoint, String job) implements Serializable {
    /** In an executor: takes messages for the driver. */
    public Consumer<byte[]> line() {
      SparkEnv here = SparkEnv.get();
      RpcEndpointRef driver = RpcUtils.makeDriverRef(endpoint, here.conf(), here.rpcEnv());
      return message -> driver.send(new Tuple2<>(job, message));
    }
  }

  /**
   * One for all jobs of a session, as long as it lives: messages that come after their job's end
   * find somebody who drops them, where Spark would log errors.
   */
  private static final class Endpoint implements ThreadSafeRpcEndpoint {
    private static @Nullable Endpoint latest;

    private final RpcEnv session;
    private final String name = "pydl4j-reports-" + UUID.randomUUID();
    private final Map<String, Consumer<byte[]>> receivers = new ConcurrentHashMap<>();

    private Endpoint(RpcEnv session) {
      this.session = session;
    }

    static Endpoint ofSession(RpcEnv session) {
      synchronized (Endpoint.class) {
        Endpoint known = latest;
        if (known == null || known.session != session) {
          known = new Endpoint(session);
          session.setupEndpoint(known.name, known);
          latest = known;
        }
        return known;
      }
    }

    @Override
    public RpcEnv rpcEnv() {
      return session;
    }

    @Override
    public PartialFunction<Object, BoxedUnit> receive() {
      return PartialFunction$.MODULE$.fromFunction(this::received);
    }

    private BoxedUnit received(Object message) {
      if (message instanceof Tuple2<?, ?> report && report._2() instanceof byte[] content) {
        Consumer<byte[]> receiver = receivers.get(String.valueOf(report._1()));
        if (receiver != null) {
          receiver.accept(content);
        }
      }
      return BoxedUnit.UNIT;
    }

    @Override
    public void onStop() {
      synchronized (Endpoint.class) {
        latest = latest == this ? null : latest;
      }
    }
  }
}
