package org.pydl4j.spark.training;

import java.io.Serializable;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nn.Trainable;
import org.pydl4j.spark.transport.Collective;
import org.pydl4j.spark.transport.Patience;
import org.pydl4j.spark.transport.PeerException;
import org.pydl4j.spark.transport.Rendezvous;
import org.pydl4j.spark.transport.Reports;
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
final class WorkerTask<T>
    extends AbstractFunction1<Iterator<T>, Iterator<Tuple2<Integer, OutcomeBytes>>>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ShardFactory<T> shards;
  private final TrainingSettings settings;
  private final int partSize;
  private final Snapshot start;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final byte[] secret;
  private final Reports.Address reports;

  WorkerTask(
      ShardFactory<T> shards,
      TrainingSettings settings,
      int partSize,
      Snapshot start,
      Broadcast<SerializableConfiguration> hadoop,
      byte[] secret,
      Reports.Address reports) {
    this.shards = shards;
    this.settings = settings;
    this.partSize = partSize;
    this.start = start;
    this.hadoop = hadoop;
    this.secret = secret;
    this.reports = reports;
  }

  @Override
  public Iterator<Tuple2<Integer, OutcomeBytes>> apply(Iterator<T> rows) {
    return CollectionConverters.asScala(outcome(CollectionConverters.asJava(rows)));
  }

  private java.util.Iterator<Tuple2<Integer, OutcomeBytes>> outcome(java.util.Iterator<T> rows) {
    BarrierTaskContext context = BarrierTaskContext.get();
    Duration timeout = Duration.ofMillis((long) (settings.peerTimeoutSeconds() * 1000));
    Patience patience = new Patience(timeout, () -> context.isInterrupted() || context.isFailed());
    String host = SparkEnv.get().blockManager().blockManagerId().host();
    int port = SparkEnv.get().conf().getInt("spark.pydl4j.port", 0);
    Worker me = new Worker(context.partitionId(), host, 0, SparkEnv.get().executorId(), "");
    Consumer<byte[]> driver = reports.line();
    Opened opened;
    try {
      opened = open(rows, context, host, port);
    } catch (RuntimeException | Error e) {
      if (isEnded(context, e)) {
        throw e;
      }
      return absent(context, me, e, patience, driver);
    }
    List<Worker> workers = new ArrayList<>();
    try (opened) {
      Worker present = new Worker(me.rank(), host, opened.meeting.port(), me.executor(), "");
      workers.addAll(meet(context, present, patience));
      return train(context, opened, present, workers, patience, driver);
    } catch (InterruptedTrainingException e) {
      throw e; // Spark ended the task: nobody waits for an outcome
    } catch (PeerException e) {
      if (e.kind() == PeerException.Kind.LOST) {
        throw e; // its executor is gone: Spark runs the stage again
      }
      return failed(Failure.of(me, e, workers), driver);
    } catch (RuntimeException | Error e) {
      if (isEnded(context, e)) {
        throw e;
      }
      return failed(Failure.of(me, e, workers), driver);
    }
  }

  /** What a task throws that Spark ends is no failure of its own: the stage may run again. */
  private static boolean isEnded(TaskContext context, Throwable thrown) {
    return thrown instanceof TaskKilledException || context.isInterrupted();
  }

  /** A worker that cannot take part meets the others all the same, and tells. */
  private java.util.Iterator<Tuple2<Integer, OutcomeBytes>> absent(
      BarrierTaskContext context,
      Worker me,
      Throwable e,
      Patience patience,
      Consumer<byte[]> driver) {
    Failure failure = Failure.of(me, e, List.of());
    Worker told = new Worker(me.rank(), me.host(), 0, me.executor(), failure.message());
    meet(context, told, patience);
    return failed(failure, driver);
  }

  private static java.util.Iterator<Tuple2<Integer, OutcomeBytes>> failed(
      Failure failure, Consumer<byte[]> driver) {
    driver.accept(Message.of(failure));
    return Outcome.of(failure);
  }

  /** What a worker holds while it trains. */
  private static final class Opened implements AutoCloseable {
    private final Trainable replica;
    private final Shard shard;
    private final Rendezvous meeting;
    private boolean released;

    Opened(Trainable replica, Shard shard, Rendezvous meeting) {
      this.replica = replica;
      this.shard = shard;
      this.meeting = meeting;
    }

    /** The replica, which lives as long as the task: Spark takes its rows after the training. */
    Trainable release(TaskContext context) {
      context.addTaskCompletionListener((TaskCompletionListener) ended -> replica.close());
      released = true;
      return replica;
    }

    @Override
    public void close() {
      meeting.close();
      shard.close();
      if (!released) {
        replica.close();
      }
    }
  }

  /** Everything that can fail before the workers meet. */
  private Opened open(
      java.util.Iterator<T> rows, BarrierTaskContext context, String host, int port) {
    if (settings.onGpu()) {
      Gpu.use(context);
    }
    Trainable replica = start.create();
    Shard shard = null;
    try {
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
      return new Opened(replica, shard, Rendezvous.listen(host, port, tries));
    } catch (Throwable e) { // Spark's own, undeclared, too: a lost shuffle; the stage runs again
      if (shard != null) {
        shard.close();
      }
      replica.close();
      throw e;
    }
  }

  private java.util.Iterator<Tuple2<Integer, OutcomeBytes>> train(
      BarrierTaskContext context,
      Opened opened,
      Worker me,
      List<Worker> workers,
      Patience patience,
      Consumer<byte[]> driver) {
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
    TaskThreads number = TaskThreads.of(threads(workers, me));
    try (Collective ring = opened.meeting.join(context.partitionId(), peers, secret, patience)) {
      return loop(context, opened, me, workers, ring, checkpoints, patience, driver);
    } finally {
      number.close();
    }
  }

  private java.util.Iterator<Tuple2<Integer, OutcomeBytes>> loop(
      BarrierTaskContext context,
      Opened opened,
      Worker me,
      List<Worker> workers,
      Collective ring,
      @Nullable Checkpoints checkpoints,
      Patience patience,
      Consumer<byte[]> driver) {
    try (TrainingLoop loop =
        new TrainingLoop(
            workers, opened.replica, opened.shard, ring, settings, checkpoints, patience, driver)) {
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
      ring.abort(Failure.of(me, e, workers).message());
      throw e;
    }
  }

  /** Waits for all workers of this run of the stage; who they are. */
  private List<Worker> meet(BarrierTaskContext context, Worker me, Patience patience) {
    String run = context.stageId() + "." + context.stageAttemptNumber();
    List<Worker> workers = new ArrayList<>();
    for (String text : reports.meet(run, me.rank(), me.text(), patience)) {
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
