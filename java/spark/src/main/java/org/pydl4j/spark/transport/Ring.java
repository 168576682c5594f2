package org.pydl4j.spark.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.InterruptedTrainingException;

/**
 * Workers in a ring: each sends to the next one and receives from the former one, over one
 * connection each. It owns both, and the scratch memory of its operations, until {@link #close()}.
 *
 * <p>An operation is a {@link Program} of frames both ways, moved by the calling thread without
 * blocking: what was received is added up while the sockets move the next pieces. While a worker
 * computes, a thread sends signs of life for it, so that silence means trouble.
 */
final class Ring implements Collective {
  private static final long GRACE_NANOS = 2_000_000_000L;

  private final int rank;
  private final String[] names;
  private final SocketChannel next;
  private final SocketChannel former;
  private final Patience patience;
  private final FrameWriter writer;
  private final FrameReader reader;
  private final Selector selector;
  private final SelectionKey writable;
  private final SelectionKey readable;
  private final Programs programs;
  private final Heartbeat heartbeat;
  private final ReentrantLock sending = new ReentrantLock();
  private long waited;
  private long moved;
  private boolean over;
  private Program program;
  private int received;
  private ByteBuffer @Nullable [] into;

  /**
   * @param names how messages name the workers, by rank
   * @param next an authenticated connection to the next worker
   * @param former one to the former worker; both belong to the ring from now on
   */
  Ring(int rank, String[] names, SocketChannel next, SocketChannel former, Patience patience)
      throws IOException {
    this.rank = rank;
    this.names = names.clone();
    this.next = next;
    this.former = former;
    this.patience = patience;
    next.configureBlocking(false);
    former.configureBlocking(false);
    selector = Selector.open();
    writable = next.register(selector, 0);
    readable = former.register(selector, 0);
    writer = new FrameWriter(next);
    reader = new FrameReader(former);
    programs = new Programs(rank, names.length);
    program = new NumberExchange(rank, names.length, new double[0]); // none runs yet
    heartbeat = new Heartbeat("pydl4j-ring-" + rank, patience.heartbeatNanos(), this::showLife);
  }

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public double[][] allReduce(NDArray vector, Wire wire, double... mine) {
    RingAllReduce program = programs.allReduce(vector, wire);
    program.start(mine);
    run(program);
    return program.numbers();
  }

  @Override
  public double[][] exchange(double... mine) {
    NumberExchange program = new NumberExchange(rank, size(), mine);
    run(program);
    return program.numbers();
  }

  @Override
  public ByteBuffer[] allGather(ByteBuffer mine) {
    double[][] lengths = exchange(mine.remaining());
    Gather program = programs.gather(mine, lengths);
    run(program);
    return program.all();
  }

  @Override
  public Traffic traffic() {
    return new Traffic(writer.bytes(), waited, moved);
  }

  private void run(Program operation) {
    if (over) {
      throw new ClosedException("This ring of workers has ended. A new job makes a new one.");
    }
    sending.lock();
    long start = System.nanoTime();
    long waitedBefore = waited;
    boolean done = false;
    try {
      program = operation;
      received = 0;
      into = null;
      move();
      done = true;
    } catch (ClosedByInterruptException e) {
      throw new InterruptedTrainingException("Training was interrupted.", e);
    } catch (Frames.AbortException e) {
      throw pass(e);
    } catch (Frames.UnexpectedFrameException e) {
      throw blame(PeerException.Kind.PROTOCOL, former(), reason(e), e);
    } catch (IOException e) {
      throw blame(PeerException.Kind.LOST, former(), reason(e), e);
    } finally {
      over = !done;
      moved += System.nanoTime() - start - (waited - waitedBefore);
      sending.unlock();
    }
  }

  private void move() throws IOException {
    int frames = program.frames();
    int sent = 0;
    long stuckSince = 0;
    reader.listen();
    while (received < frames || sent < frames || !writer.idle()) {
      boolean progress = pump();
      while (writer.idle() && sent < frames && program.needed(sent) <= received) {
        writer.data(program.outgoing(sent++));
        progress |= pump();
      }
      if (received < frames) {
        progress |= receive();
      }
      if (progress) {
        stuckSince = 0;
      } else {
        stuckSince = stuckSince == 0 ? System.nanoTime() : stuckSince;
        await(received < frames, stuckSince);
      }
    }
  }

  /** Receives what is there of the next frame; whether that was anything. */
  private boolean receive() throws IOException {
    ByteBuffer[] into = this.into == null ? program.incoming(received) : this.into;
    this.into = into;
    FrameReader.Step step = reader.pump(into);
    if (step == FrameReader.Step.COMPLETE) {
      program.received(received++);
      this.into = null;
    }
    return step != FrameReader.Step.NOTHING;
  }

  /** Sends what can be sent now. */
  private boolean pump() throws IOException {
    if (writer.idle()) {
      return false;
    }
    try {
      return writer.pump();
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw lastWord(e);
    }
  }

  /**
   * The next worker is gone. The reason may be on its way around the ring: it is worth waiting for.
   */
  private IOException lastWord(IOException lost) throws IOException {
    long end = System.nanoTime() + GRACE_NANOS;
    try {
      while (System.nanoTime() < end && received < program.frames()) {
        if (!receive()) {
          select(SelectionKey.OP_READ, 0);
        }
      }
    } catch (Frames.AbortException told) {
      return told;
    } catch (IOException noWord) {
      lost.addSuppressed(noWord);
    }
    throw blame(PeerException.Kind.LOST, next(), reason(lost), lost);
  }

  private void await(boolean receiving, long since) throws IOException {
    long start = System.nanoTime();
    select(receiving ? SelectionKey.OP_READ : 0, writer.idle() ? 0 : SelectionKey.OP_WRITE);
    waited += System.nanoTime() - start;
    patience.requireGoing();
    long now = System.nanoTime();
    long limit = patience.timeout().toNanos();
    if (receiving && now - reader.lastHeard() > limit) {
      throw silent(former(), "sent nothing, not even a sign of life,");
    }
    if (!receiving && now - since > limit) {
      throw silent(next(), "took nothing from this worker");
    }
    showLife();
  }

  private PeerException silent(int worker, String how) {
    String text = "it " + how + " for " + patience.timeout().toSeconds() + " s";
    return blame(PeerException.Kind.SILENT, worker, text, null);
  }

  private void select(int read, int write) throws IOException {
    readable.interestOps(read);
    writable.interestOps(write);
    selector.select(Patience.POLL_MS);
    selector.selectedKeys().clear();
  }

  /** Sends a sign of life if one is due and nothing else is under way. */
  private void showLife() {
    if (!sending.tryLock()) {
      return; // an operation runs, which shows it itself
    }
    try {
      if (writer.idle() && System.nanoTime() - writer.lastSent() > patience.heartbeatNanos()) {
        writer.heartbeat();
      }
      if (!writer.idle()) {
        writer.pump();
      }
    } catch (IOException e) {
      heartbeat.stop(); // the next operation will find out and tell
    } finally {
      sending.unlock();
    }
  }

  private PeerException pass(Frames.AbortException word) {
    if (word.origin != next()) {
      tell(word.origin, word.kind, reason(word));
    }
    int origin = Math.min(Math.max(word.origin, 0), size() - 1);
    String text = names[origin] + verb(word.kind) + reason(word);
    return new PeerException(word.kind, origin, text, word);
  }

  /** Tells the others as well, so that all give the same reason. */
  private PeerException blame(
      PeerException.Kind kind, int worker, String reason, @Nullable Throwable cause) {
    tell(worker, kind, reason + " (noticed by " + names[rank] + ")");
    return new PeerException(kind, worker, names[worker] + verb(kind) + reason + ".", cause);
  }

  private static String verb(PeerException.Kind kind) {
    return kind == PeerException.Kind.LOST ? " is lost: " : " failed: ";
  }

  @Override
  public void abort(String cause) {
    if (!over) {
      over = true;
      tell(rank, PeerException.Kind.FAILED, cause);
    }
  }

  private void tell(int origin, PeerException.Kind kind, String cause) {
    sending.lock();
    long end = System.nanoTime() + GRACE_NANOS;
    try {
      finish(end);
      if (writer.idle()) {
        writer.abort(origin, kind, cause);
        finish(end);
      }
    } catch (IOException e) {
      over = true; // the next worker is gone as well: it will not miss the word
    } finally {
      sending.unlock();
    }
  }

  private void finish(long end) throws IOException {
    while (!writer.idle() && System.nanoTime() < end) {
      if (!writer.pump()) {
        select(0, SelectionKey.OP_WRITE);
      }
    }
  }

  /** What a failure says; its class where it says nothing, as a channel that was closed. */
  static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private int next() {
    return (rank + 1) % size();
  }

  private int former() {
    return (rank + size() - 1) % size();
  }

  @Override
  public void close() {
    over = true;
    heartbeat.close();
    programs.close();
    Quietly.close(selector, next, former);
  }
}
