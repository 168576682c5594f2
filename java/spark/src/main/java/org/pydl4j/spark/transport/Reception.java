package org.pydl4j.spark.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the former worker in, and nobody else: each caller has its own thread until it has shown who
 * it is, so that strangers who are slow or silent hold nobody up.
 */
final class Reception implements AutoCloseable {
  /** More callers at once are turned away unheard. */
  private static final int CALLERS = 16;

  private static final int STRANGER_MS = 5000;

  private final ServerSocketChannel server;
  private final Handshake handshake;
  private final int rank;
  private final int expected;
  private final List<Rendezvous.Peer> peers;
  private final Patience patience;
  private final CompletableFuture<SocketChannel> former = new CompletableFuture<>();
  private final Set<SocketChannel> callers = ConcurrentHashMap.newKeySet();
  private final Selector selector;
  private final Heartbeat listening;
  private volatile @Nullable String refused;

  Reception(
      ServerSocketChannel server,
      Handshake handshake,
      int rank,
      List<Rendezvous.Peer> peers,
      Patience patience)
      throws IOException {
    this.server = server;
    this.handshake = handshake;
    this.rank = rank;
    this.expected = (rank + peers.size() - 1) % peers.size();
    this.peers = peers;
    this.patience = patience;
    server.configureBlocking(false);
    selector = Selector.open();
    server.register(selector, SelectionKey.OP_ACCEPT);
    listening = new Heartbeat("pydl4j-reception-" + rank, 1, this::accept);
  }

  private void accept() {
    try {
      selector.select(Patience.POLL_MS);
      selector.selectedKeys().clear();
      SocketChannel caller = server.accept();
      if (caller == null) {
        return;
      }
      if (callers.size() >= CALLERS) {
        Quietly.close(caller);
        return;
      }
      callers.add(caller);
      Thread thread = new Thread(() -> greet(caller), "pydl4j-caller-" + rank);
      thread.setDaemon(true);
      thread.start();
    } catch (IOException e) {
      former.completeExceptionally(e);
      listening.stop();
    }
  }

  private void greet(SocketChannel caller) {
    try {
      caller.configureBlocking(true);
      int other = handshake.asServer(caller.socket(), STRANGER_MS);
      if (other != expected) {
        throw new IOException("it is worker " + other + ", not worker " + expected);
      }
      handshake.welcome(caller.socket());
      callers.remove(caller); // from now on it is not ours to close
      if (former.complete(caller)) {
        return;
      }
    } catch (IOException | RuntimeException e) {
      refused = address(caller) + ": " + Ring.reason(e);
    }
    callers.remove(caller);
    Quietly.close(caller);
  }

  private static String address(SocketChannel caller) {
    try {
      InetSocketAddress address = (InetSocketAddress) caller.getRemoteAddress();
      return address == null ? "a closed connection" : address.toString();
    } catch (IOException e) {
      return "a closed connection";
    }
  }

  /** The connection of the former worker, which the caller closes. */
  SocketChannel await() throws IOException {
    long end = System.nanoTime() + patience.timeout().toNanos();
    while (true) {
      patience.requireGoing();
      try {
        return former.get(Patience.POLL_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (System.nanoTime() > end) {
          throw absent();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      }
    }
  }

  private PeerException absent() {
    return new PeerException(
        PeerException.Kind.UNREACHABLE,
        expected,
        peers.get(expected).name()
            + " did not connect to "
            + peers.get(rank).name()
            + " at "
            + peers.get(rank).address()
            + " within "
            + patience.timeout().toSeconds()
            + " s"
            + (refused == null ? "" : " (turned away: " + refused + ")")
            + ". Open the ports between the executors, fix one with the Spark setting"
            + " spark.pydl4j.port, or train with the sync TreeAggregate().",
        null);
  }

  /** Lets nobody in any more; connections that were not handed out end. */
  @Override
  public void close() {
    listening.close();
    Quietly.close(selector);
    callers.forEach(caller -> Quietly.close(caller));
    if (!former.isDone()) {
      former.cancel(false);
    }
  }
}
