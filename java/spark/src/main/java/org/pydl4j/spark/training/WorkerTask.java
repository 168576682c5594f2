package org.pydl4j.spark.training;

import java.io.Serializable;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nn.Trainable;
import org.pydl4j.spark.transport.Collective;
import org.pydl4j.spark.transport.Patience;
import org.pydl4j.spark.transport.PeerException;
import org.pydl4j.spark.transport.Rendezvous;
import org.pydl4j.spark.transport.ReportClient;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * What one executor does in the barrier stage, from its partition's rows to its {@link Outcome}.
 *
 * <p>A failure of its own making is an outcome too: only when a neighbour's process has died does
 * the task itself fail, so that Spark runs the stage again.
 *
 * @param <T> the rows
 */
final class WorkerTask<T> extends AbstractFunction1<Iterator<T>, Iterator<Tuple2<Integer, byte[]>>>
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration DRIVER_TIMEOUT = Duration.ofSeconds(10);

  private final ShardFactory<T> shards;
  private final TrainingSettings settings;
  private final int partSize;
  private final Snapshot start;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final byte[] secret;
  private final String driverHost;
  private final int driverPort;

  WorkerTask(
      ShardFactory<T> shards,
      TrainingSettings settings,
      int partSize,
      Snapshot start,
      Broadcast<SerializableConfiguration> hadoop,
      byte[] secret,
      String driverHost,
      int driverPort) {
    this.shards = shards;
    this.settings = settings;
    this.partSize = partSize;
    this.start = start;
    this.hadoop = hadoop;
    this.secret = secret;
    this.driverHost = driverHost;
    this.driverPort = driverPort;
  }

  @Override
  public Iterator<Tuple2<Integer, byte[]>> apply(Iterator<T> rows) {
    return CollectionConverters.asScala(outcome(CollectionConverters.asJava(rows)));
  }

  private java.util.Iterator<Tuple2<Integer, byte[]>> outcome(java.util.Iterator<T> rows) {
    BarrierTaskContext context = BarrierTaskContext.get();
    Duration timeout = Duration.ofMillis((long) (settings.peerTimeoutSeconds() * 1000));
    Patience patience = new Patience(timeout, () -> context.isInterrupted() || context.isFailed());
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    int port = SparkEnv.get().conf().getInt("spark.pydl4j.port", 0);
    Worker me = new Worker(context.partitionId(), host, 0, SparkEnv.get().executorId(), "");
    try (ReportClient driver =
        ReportClient.connect(
            new InetSocketAddress(driverHost, driverPort),
            me.rank(),
            settings.numWorkers(),
            secret,
            DRIVER_TIMEOUT)) {
      Opened opened = open(rows, context, me, host, port);
      List<Worker> workers = new ArrayList<>();
      try (opened) {
        workers.addAll(meet(context, opened.worker));
        return train(context, opened, workers, patience, driver);
      } catch (InterruptedTrainingException e) {
        throw e; // Spark ended the task: nobody waits for an outcome
      } catch (PeerException e) {
        if (e.kind() == PeerException.Kind.LOST) {
          throw e; // its executor is gone: Spark runs the stage again
        }
        return failed(Failure.of(me, e, workers), driver);
      } catch (RuntimeException | Error e) {
        return failed(Failure.of(me, e, workers), driver);
      }
    }
  }

  private static java.util.Iterator<Tuple2<Integer, byte[]>> failed(
      Failure failure, ReportClient driver) {
    if (driver != null) {
      driver.send(Message.of(failure));
    }
    return Outcome.of(failure);
  }

  /** What a worker holds while it trains; parts that could not be made are null. */
  private static final class Opened implements AutoCloseable {
    private final Worker worker;
    private final Throwable failure;
    private final Shard shard;
    private final Rendezvous meeting;
    private Trainable replica;

    Opened(Worker worker, Throwable failure, Trainable replica, Shard shard, Rendezvous meeting) {
      this.worker = worker;
      this.failure = failure;
      this.replica = replica;
      this.shard = shard;
      this.meeting = meeting;
    }

    /** The replica, which lives as long as the task: Spark takes its rows after the training. */
    Trainable release(TaskContext context) {
      Trainable kept = replica;
      context.addTaskCompletionListener((TaskCompletionListener) ended -> kept.close());
      replica = null;
      return kept;
    }

    @Override
    public void close() {
      if (meeting != null) {
        meeting.close();
      }
      if (shard != null) {
        shard.close();
      }
      if (replica != null) {
        replica.close();
      }
    }
  }

  /** Everything that can fail before the workers meet; they meet in any case, and tell. */
  private Opened open(
      java.util.Iterator<T> rows, BarrierTaskContext context, Worker me, String host, int port) {
    Trainable replica = null;
    Shard shard = null;
    Rendezvous meeting = null;
    Throwable failure = null;
    try {
      if (settings.onGpu()) {
        Gpu.use(context);
      }
      replica = start.create();
      replica.gradient().close(); // all memory that training needs, before the workers meet
      ShardPlan plan =
          new ShardPlan(
              context.partitionId(),
              settings.numWorkers(),
              settings.batchSize(),
              settings.seed(),
              replica.signature());
      shard = shards.open(rows, plan);
      int tries = SparkEnv.get().conf().getInt("spark.port.maxRetries", 16);
      meeting = Rendezvous.listen(host, port, tries);
    } catch (RuntimeException | Error e) {
      failure = e;
    } catch (Throwable e) { // Spark's own, undeclared: a lost shuffle, for example; it runs again
      if (replica != null) {
        replica.close();
      }
      throw e;
    }
    int listening = meeting == null ? 0 : meeting.port();
    String why = failure == null ? "" : Failure.of(me, failure, List.of()).message();
    Worker worker = new Worker(me.rank(), me.host(), listening, me.executor(), why);
    return new Opened(worker, failure, replica, shard, meeting);
  }

  private java.util.Iterator<Tuple2<Integer, byte[]>> train(
      BarrierTaskContext context,
      Opened opened,
      List<Worker> workers,
      Patience patience,
      ReportClient driver) {
    if (opened.failure != null) {
      return failed(Failure.of(opened.worker, opened.failure, workers), driver);
    }
    for (Worker worker : workers) {
      if (!worker.failure().isEmpty()) {
        throw new PeerException(
            PeerException.Kind.FAILED,
            worker.rank(),
            worker.name() + " failed: " + worker.failure(),
            null);
      }
    }
    Checkpoints checkpoints = Checkpoints.of(settings, hadoop.value().value());
    List<Rendezvous.Peer> peers = new ArrayList<>();
    for (Worker worker : workers) {
      peers.add(
          new Rendezvous.Peer(worker.name(), new InetSocketAddress(worker.host(), worker.port())));
    }
    TaskThreads number = TaskThreads.of(threads(workers, opened.worker));
    try (Collective ring = opened.meeting.join(context.partitionId(), peers, secret, patience)) {
      return loop(context, opened, workers, ring, checkpoints, patience, driver);
    } finally {
      number.close();
    }
  }

  private java.util.Iterator<Tuple2<Integer, byte[]>> loop(
      BarrierTaskContext context,
      Opened opened,
      List<Worker> workers,
      Collective ring,
      Checkpoints checkpoints,
      Patience patience,
      ReportClient driver) {
    try (TrainingLoop loop =
        new TrainingLoop(
            workers,
            opened.replica,
            opened.shard,
            ring,
            settings,
            checkpoints,
            patience,
            message -> {
              if (driver != null) {
                driver.send(message);
              }
            })) {
      Checkpoints.Progress progress =
          loop.run(settings.resume() || context.stageAttemptNumber() > 0);
      if (ring.rank() > 0) {
        return Collections.emptyIterator();
      }
      int attempt = context.stageAttemptNumber();
      return Outcome.of(
          opened.release(context), progress, attempt, settings.saveUpdater(), partSize);
    } catch (PeerException | InterruptedTrainingException e) {
      throw e; // the others know, or Spark ends them, too
    } catch (RuntimeException | Error e) {
      ring.abort(Failure.of(opened.worker, e, workers).message());
      throw e;
    }
  }

  /** The one allGather of a job: it takes a second. */
  private static List<Worker> meet(BarrierTaskContext context, Worker me) {
    List<Worker> workers = new ArrayList<>();
    for (String text : context.allGather(me.text())) {
      workers.add(Worker.of(text));
    }
    return workers;
  }

  /** The executor's cores, or what the machine has for each of its workers. */
  private int threads(List<Worker> workers, Worker me) {
    if (settings.threads() > 0) {
      return settings.threads();
    }
    long here = workers.stream().filter(other -> other.executor().equals(me.executor())).count();
    long there = workers.stream().filter(other -> other.host().equals(me.host())).count();
    int cores = SparkEnv.get().conf().getInt("spark.executor.cores", 0);
    long share = cores > 0 ? cores / here : Runtime.getRuntime().availableProcessors() / there;
    return (int) Math.max(1, share);
  }
}
