package org.pydl4j.spark.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nd.errors.WorkerException;

class TroubleTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  /** Where something else than silence must be noticed, a busy machine may take its time. */
  private static final Duration LONG = Duration.ofSeconds(60);

  @ParameterizedTest(name = "{0} workers")
  @ValueSource(ints = {2, 3, 4, 5})
  void allHearWhyAWorkerFailed(int size) throws Exception {
    List<Object> outcomes =
        Workers.outcomes(
            size,
            LONG,
            ring -> {
              ring.exchange(0);
              if (ring.rank() == 1) {
                ring.abort("the score became NaN");
                throw new IllegalStateException("the cause itself");
              }
              try (NDArray x = Nd.zeros(2_000_000)) {
                ring.allReduce(x, Wire.FULL);
              }
              return null;
            });
    for (int rank = 0; rank < size; rank++) {
      if (rank != 1) {
        PeerException e = assertInstanceOf(PeerException.class, outcomes.get(rank));
        assertEquals(PeerException.Kind.FAILED, e.kind(), e.toString());
        assertEquals(1, e.rank());
        assertTrue(e.getMessage().contains("worker 1 failed: the score became NaN"), e.toString());
      }
    }
  }

  @ParameterizedTest(name = "{0} workers")
  @ValueSource(ints = {2, 3, 4, 5})
  void allTakeAWorkerThatVanishedForLostSoThatSparkRunsTheStageAgain(int size) throws Exception {
    List<Object> outcomes =
        Workers.outcomes(
            size,
            LONG,
            ring -> {
              ring.exchange(0);
              if (ring.rank() == 1) {
                return "gone"; // closes its connections without a word
              }
              try (NDArray x = Nd.zeros(2_000_000)) {
                ring.allReduce(x, Wire.FULL);
              }
              return null;
            });
    for (int rank = 0; rank < size; rank++) {
      if (rank != 1) {
        PeerException e = assertInstanceOf(PeerException.class, outcomes.get(rank));
        assertEquals(1, e.rank(), e.toString());
        assertEquals(PeerException.Kind.LOST, e.kind(), e.toString());
      }
    }
  }

  @Test
  void aWorkerThatIsOnlySlowIsNotTakenForSilent() throws Exception {
    Workers.outcomes(
            2,
            SHORT,
            ring -> {
              Thread.sleep(ring.rank() * (SHORT.toMillis() + 1000)); // longer than silence may last
              return ring.exchange(ring.rank());
            })
        .forEach(outcome -> assertInstanceOf(double[][].class, outcome));
  }

  @Test
  void aWorkerThatWaitsCanBeCalledOff() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Rendezvous meeting = Rendezvous.listen("127.0.0.1", 0);
        ServerSocket silent = new ServerSocket(0)) {
      List<Rendezvous.Peer> peers =
          List.of(Workers.peer(0, meeting.port()), Workers.peer(1, silent.getLocalPort()));
      Patience patience = new Patience(Duration.ofMinutes(5), () -> asked.incrementAndGet() > 3);
      assertThrows(
          InterruptedTrainingException.class,
          () -> meeting.join(0, peers, Workers.SECRET, patience));
    }
  }

  @Test
  void aPortThatAnswersNotIsNamed() throws Exception {
    try (Rendezvous meeting = Rendezvous.listen("127.0.0.1", 0);
        ServerSocket silent = new ServerSocket(0)) {
      List<Rendezvous.Peer> peers =
          List.of(Workers.peer(0, meeting.port()), Workers.peer(1, silent.getLocalPort()));
      PeerException e =
          assertThrows(
              PeerException.class,
              () -> meeting.join(0, peers, Workers.SECRET, Patience.of(SHORT)));
      assertEquals(PeerException.Kind.UNREACHABLE, e.kind());
      assertTrue(e.getMessage().contains("worker 1 cannot be reached"), e.getMessage());
      assertTrue(e.getMessage().contains("" + silent.getLocalPort()), e.getMessage());
    }
  }

  @Test
  void aPortThatIsTakenIsFollowedByTheNextOnes() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      try (Rendezvous next = Rendezvous.listen("127.0.0.1", port, 16)) {
        assertTrue(next.port() > port && next.port() <= port + 16, port + ": " + next.port());
      }
      WorkerException e =
          assertThrows(WorkerException.class, () -> Rendezvous.listen("127.0.0.1", port, 0));
      assertTrue(e.getMessage().contains("Port " + port + " of 127.0.0.1"), e.getMessage());
      assertTrue(e.getMessage().contains("spark.port.maxRetries"), e.getMessage());
    }
  }

  private static byte[] greeting(int version, int size) {
    return ByteBuffer.allocate(48)
        .putInt(0x50444C34)
        .putInt(version)
        .putInt(1)
        .putInt(size)
        .array();
  }

  /** What strangers may send to an open port. */
  private static List<byte[]> rubbish() {
    byte[] otherVersion = greeting(99, 2);
    byte[] rightGreeting = greeting(Handshake.VERSION, 2);
    byte[] otherSize = greeting(Handshake.VERSION, 3);
    return List.of(
        new byte[0],
        new byte[] {1, 2, 3},
        "GET / HTTP/1.1\r\nHost: somewhere\r\nAccept: everything\r\n\r\n"
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        otherVersion,
        otherSize,
        ByteBuffer.allocate(80).put(rightGreeting).put(new byte[32]).array());
  }

  @Test
  void strangersAtThePortChangeNothing() throws Exception {
    try (Rendezvous first = Rendezvous.listen("127.0.0.1", 0);
        Rendezvous second = Rendezvous.listen("127.0.0.1", 0)) {
      List<Rendezvous.Peer> peers =
          List.of(Workers.peer(0, first.port()), Workers.peer(1, second.port()));
      List<Socket> strangers = new ArrayList<>();
      for (byte[] bytes : rubbish()) {
        Socket socket = new Socket("127.0.0.1", first.port());
        socket.getOutputStream().write(bytes);
        strangers.add(socket);
      }
      ExecutorService threads = Executors.newFixedThreadPool(2);
      Patience patience = Patience.of(LONG);
      Future<Collective> zero =
          threads.submit(() -> first.join(0, peers, Workers.SECRET, patience));
      Future<Collective> one =
          threads.submit(() -> second.join(1, peers, Workers.SECRET, patience));
      try (Collective a = zero.get();
          Collective b = one.get()) {
        Future<double[][]> others = threads.submit(() -> b.exchange(2));
        assertEquals(2, a.exchange(1)[1][0]);
        assertEquals(1, others.get()[0][0]);
      }
      threads.shutdown();
      threads.awaitTermination(5, TimeUnit.SECONDS);
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }

  @Test
  void whoDoesNotKnowTheSecretStaysOutside() throws Exception {
    byte[] other = Workers.SECRET.clone();
    other[5]++;
    try (Rendezvous first = Rendezvous.listen("127.0.0.1", 0);
        Rendezvous second = Rendezvous.listen("127.0.0.1", 0)) {
      List<Rendezvous.Peer> peers =
          List.of(Workers.peer(0, first.port()), Workers.peer(1, second.port()));
      ExecutorService threads = Executors.newFixedThreadPool(1);
      AtomicBoolean calledOff = new AtomicBoolean();
      Patience patience = new Patience(LONG, calledOff::get);
      Future<Collective> zero =
          threads.submit(() -> first.join(0, peers, Workers.SECRET, patience));
      PeerException e =
          assertThrows(PeerException.class, () -> second.join(1, peers, other, Patience.of(LONG)));
      assertTrue(e.getMessage().contains("does not know the secret"), e.getMessage());
      calledOff.set(true);
      Exception there = assertThrows(Exception.class, zero::get);
      assertTrue(
          there.getCause() instanceof InterruptedTrainingException // it would wait still
              || there.getCause() instanceof PeerException,
          there.toString());
      threads.shutdown();
      threads.awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  /** What a worker says of another that knows the secret and then says something of its own. */
  private static PeerException against(byte[] words, boolean close) throws Exception {
    return among(2, words, close, LONG).get(0);
  }

  /** What the true workers of a ring end with where the last one says something of its own. */
  private static List<PeerException> among(int size, byte[] words, boolean close, Duration silence)
      throws Exception {
    int hostile = size - 1;
    ExecutorService threads = Executors.newFixedThreadPool(size);
    List<Rendezvous> meetings = new ArrayList<>();
    List<Rendezvous.Peer> peers = new ArrayList<>();
    try (ServerSocket port = new ServerSocket(0)) {
      for (int rank = 0; rank < hostile; rank++) {
        meetings.add(Rendezvous.listen("127.0.0.1", 0));
        peers.add(Workers.peer(rank, meetings.get(rank).port()));
      }
      peers.add(Workers.peer(hostile, port.getLocalPort()));
      Future<?> speaking =
          threads.submit(
              () -> {
                Handshake handshake = new Handshake(Workers.SECRET, hostile, size, () -> {});
                try (Socket in = port.accept();
                    Socket out = new Socket("127.0.0.1", meetings.get(0).port())) {
                  handshake.asServer(in, 60_000);
                  handshake.welcome(in);
                  handshake.asClient(out, 0, 60_000);
                  out.getOutputStream().write(words);
                  if (close) {
                    out.shutdownOutput();
                  }
                  in.setSoTimeout(60_000);
                  while (in.getInputStream().read() >= 0) {} // until the others have had enough
                }
                return null;
              });
      List<Future<PeerException>> others = new ArrayList<>();
      for (int rank = 0; rank < hostile; rank++) {
        int me = rank;
        others.add(
            threads.submit(
                () -> {
                  Patience patience = Patience.of(silence);
                  try (Collective ring =
                          meetings.get(me).join(me, peers, Workers.SECRET, patience);
                      NDArray x = Nd.zeros(1000)) {
                    return assertThrows(PeerException.class, () -> ring.allReduce(x, Wire.FULL, 1));
                  }
                }));
      }
      List<PeerException> ends = new ArrayList<>();
      for (Future<PeerException> other : others) {
        ends.add(other.get(60, TimeUnit.SECONDS));
      }
      speaking.get(60, TimeUnit.SECONDS);
      return ends;
    } finally {
      threads.shutdown();
      threads.awaitTermination(5, TimeUnit.SECONDS);
      meetings.forEach(Rendezvous::close);
    }
  }

  @ParameterizedTest(name = "{0} workers")
  @ValueSource(ints = {3, 4})
  void allHearOfTheSameKindOfTrouble(int size) throws Exception {
    int length = 8 + 4 * ((1000 + size - 1) / size); // one number beside a segment
    requireKind(PeerException.Kind.PROTOCOL, size, frame(4711, 0, 0, 0), false);
    requireKind(PeerException.Kind.SILENT, size, new byte[0], false);
    requireKind(PeerException.Kind.LOST, size, frame(Frames.DATA, length, 0, 100), true);
  }

  private static void requireKind(PeerException.Kind kind, int size, byte[] words, boolean close)
      throws Exception {
    Duration silence = kind == PeerException.Kind.SILENT ? SHORT : LONG;
    for (PeerException e : among(size, words, close, silence)) {
      assertEquals(kind, e.kind(), e.toString());
      assertEquals(size - 1, e.rank(), e.toString());
    }
  }

  private static byte[] frame(int kind, int length, long number, int sent) {
    return ByteBuffer.allocate(16 + sent).putInt(kind).putInt(length).putLong(number).array();
  }

  @Test
  void framesThatAreNotDueAreRefused() throws Exception {
    List<byte[]> wrong =
        List.of(
            frame(Frames.DATA, Integer.MAX_VALUE, 0, 100),
            frame(Frames.DATA, -1, 0, 0),
            frame(Frames.DATA, 2008, 7, 2008),
            frame(Frames.DATA, 12, 0, 12),
            frame(Frames.ABORT, 1 << 30, 0, 100),
            frame(Frames.ABORT, 2, 0, 2),
            frame(Frames.ABORT, 7, 0, 7),
            frame(Frames.HEARTBEAT, 4, 0, 4),
            frame(4711, 0, 0, 0));
    for (byte[] words : wrong) {
      PeerException e = against(words, false);
      assertEquals(PeerException.Kind.PROTOCOL, e.kind(), e.toString());
      assertEquals(1, e.rank());
      assertTrue(e.getMessage().contains("worker 1"), e.toString());
    }
  }

  @Test
  void aFrameCutShortIsALostWorker() throws Exception {
    PeerException e = against(frame(Frames.DATA, 2008, 0, 700), true);
    assertEquals(PeerException.Kind.LOST, e.kind(), e.toString());
    e = against(new byte[5], true);
    assertEquals(PeerException.Kind.LOST, e.kind(), e.toString());
  }

  @Test
  void aWorkerThatSaysNothingIsNamedAsSilent() throws Exception {
    PeerException e = among(2, new byte[0], false, SHORT).get(0);
    assertEquals(PeerException.Kind.SILENT, e.kind(), e.toString());
    e = among(2, frame(Frames.DATA, 2008, 0, 700), false, SHORT).get(0);
    assertEquals(PeerException.Kind.SILENT, e.kind(), e.toString());
  }
}
