package org.pydl4j.spark.transport;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Some workers in this process, each with a thread and real sockets. */
public final class Workers {
  static final byte[] SECRET =
      "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private Workers() {}

  /** What a worker does. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Collective ring) throws Exception;
  }

  /** Runs the work on all workers at once; the answers by rank. */
  public static <T> List<T> run(int size, Work<T> work) throws Exception {
    List<T> answers = new ArrayList<>();
    for (Object outcome : outcomes(size, Duration.ofSeconds(20), work)) {
      if (outcome instanceof Exception e) {
        throw e;
      }
      @SuppressWarnings("unchecked") // what is no exception is an answer
      T answer = (T) outcome;
      answers.add(answer);
    }
    return answers;
  }

  /** The same, with what each worker returned or threw. */
  public static <T> List<Object> outcomes(int size, Duration timeout, Work<T> work)
      throws Exception {
    List<Rendezvous> meetings = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(size);
    try {
      List<Rendezvous.Peer> peers = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        Rendezvous meeting = Rendezvous.listen("127.0.0.1", 0);
        meetings.add(meeting);
        peers.add(peer(i, meeting.port()));
      }
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int rank = i;
        running.add(
            threads.submit(
                () -> {
                  Patience patience = Patience.of(timeout);
                  try (Collective ring = meetings.get(rank).join(rank, peers, SECRET, patience)) {
                    return work.run(ring);
                  }
                }));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<T> one : running) {
        outcomes.add(outcome(one));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
      threads.awaitTermination(10, TimeUnit.SECONDS);
      meetings.forEach(Rendezvous::close);
    }
  }

  private static Object outcome(Future<?> one) throws Exception {
    try {
      return one.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  static Rendezvous.Peer peer(int rank, int port) {
    return new Rendezvous.Peer("worker " + rank, new InetSocketAddress("127.0.0.1", port));
  }
}
