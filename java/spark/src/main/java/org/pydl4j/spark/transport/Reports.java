package org.pydl4j.spark.transport;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.spark.SparkEnv;
import org.apache.spark.rpc.AbortableRpcFuture;
import org.apache.spark.rpc.RpcCallContext;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.rpc.RpcTimeout;
import org.apache.spark.rpc.ThreadSafeRpcEndpoint;
import org.apache.spark.util.RpcUtils;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.WorkerException;
import scala.PartialFunction;
import scala.PartialFunction$;
import scala.Tuple2;
import scala.Tuple4;
import scala.concurrent.Await;
import scala.concurrent.Future;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * What the workers of a job tell the driver: short messages, one way, while they train, and before
 * that each a word of itself for all the others. It goes over the connections that Spark's
 * executors have to the driver, authenticated and encrypted as the session is. The driver's end of
 * one job, until {@link #close()}.
 *
 * <p>Spark's plugins talk in the same way, but only those that {@code spark.plugins} names before
 * the application starts.
 */
public final class Reports implements AutoCloseable {
  private static final FiniteDuration POLL =
      Duration.create(Patience.POLL_MS, TimeUnit.MILLISECONDS);
  private static final RpcTimeout ENDLESS =
      new RpcTimeout(Duration.create(365, TimeUnit.DAYS), "none of ours");

  private final Endpoint endpoint;
  private final String name = UUID.randomUUID().toString();

  private Reports(Endpoint endpoint, Job job) {
    this.endpoint = endpoint;
    endpoint.jobs.put(name, job);
  }

  /**
   * Begins to listen, on the driver.
   *
   * @param workers how many {@link Address#meet meet}
   * @param receiver gets each message, on a thread of Spark's that it must not hold up
   */
  public static Reports open(int workers, Consumer<byte[]> receiver) {
    Job job = new Job(receiver, new Meeting(workers));
    return new Reports(Endpoint.ofSession(SparkEnv.get().rpcEnv()), job);
  }

  /** What becomes of a job's messages, and where its workers meet. */
  private record Job(Consumer<byte[]> receiver, Meeting meeting) {}

  /** Where executors find it. */
  public Address address() {
    return new Address(endpoint.name, name);
  }

  /** Drops what comes from now on; a second call does nothing. */
  @Override
  public void close() {
    endpoint.jobs.remove(name);
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
      RpcEndpointRef driver = driver();
      return message -> driver.send(new Tuple2<>(job, message));
    }

    private RpcEndpointRef driver() {
      SparkEnv here = SparkEnv.get();
      return RpcUtils.makeDriverRef(endpoint, here.conf(), here.rpcEnv());
    }

    /**
     * In an executor: waits, as long as it takes, until every worker of this run has come here.
     *
     * @param run the same for all workers of one run of the stage, and for no other
     * @param rank this worker's number, from 0
     * @param word what all are to know of this worker
     * @return the words of all, by rank
     * @throws WorkerException if the driver cannot be asked
     */
    public List<String> meet(String run, int rank, String word, Patience patience) {
      AbortableRpcFuture<String[]> asked =
          driver()
              .askAbortable(
                  new Tuple4<>(job, run, rank, word),
                  ENDLESS,
                  ClassTag$.MODULE$.apply(String[].class));
      try {
        return List.of(answer(asked.future(), patience));
      } catch (RuntimeException e) {
        asked.abort(e);
        throw e;
      }
    }

    private static String[] answer(Future<String[]> asked, Patience patience) {
      while (!asked.isCompleted()) {
        patience.requireGoing();
        try {
          Await.ready(asked, POLL);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
          continue; // and see whether anybody still wants to know
        }
      }
      Try<String[]> outcome = asked.value().get();
      if (outcome.isFailure()) {
        Throwable reason = outcome.failed().get();
        throw new WorkerException(
            "The driver does not say who the other workers are: " + reason, reason);
      }
      return outcome.get();
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
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

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
        Job job = jobs.get(String.valueOf(report._1()));
        if (job != null) {
          job.receiver.accept(content);
        }
      }
      return BoxedUnit.UNIT;
    }

    @Override
    public PartialFunction<Object, BoxedUnit> receiveAndReply(RpcCallContext caller) {
      return PartialFunction$.MODULE$.fromFunction(message -> asked(message, caller));
    }

    private BoxedUnit asked(Object message, RpcCallContext caller) {
      if (message instanceof Tuple4<?, ?, ?, ?> word && word._3() instanceof Integer rank) {
        Job job = jobs.get(String.valueOf(word._1()));
        if (job == null) {
          caller.sendFailure(new IllegalStateException("The job has ended."));
        } else {
          job.meeting.come(String.valueOf(word._2()), rank, String.valueOf(word._4()), caller);
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
