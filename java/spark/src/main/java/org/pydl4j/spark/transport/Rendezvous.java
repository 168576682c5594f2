package org.pydl4j.spark.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.pydl4j.nd.errors.WorkerException;

/**
 * Where the workers of a job find each other: a port that listens until the ring is closed, and the
 * way from addresses to a {@link Collective}. Owns the port until {@link #close()}.
 *
 * <pre>{@code
 * try (Rendezvous meeting = Rendezvous.listen(host, 0)) {
 *   addresses = exchange(meeting.port()); // through Spark, for example
 *   try (Collective ring = meeting.join(rank, addresses, secret, patience)) { … }
 * }
 * }</pre>
 */
public final class Rendezvous implements AutoCloseable {
  private final ServerSocketChannel server;

  /**
   * A worker's name in messages and its address.
   *
   * @param name for example {@code worker 1 (executor 3 on host b)}
   * @param address where its port listens
   */
  public record Peer(String name, InetSocketAddress address) {}

  private Rendezvous(ServerSocketChannel server) {
    this.server = server;
  }

  /** Listens on this port alone, or on any free one for 0. */
  public static Rendezvous listen(String host, int port) {
    return listen(host, port, 0);
  }

  /**
   * Listens.
   *
   * @param host the name under which the others reach this machine
   * @param port 0 for any free one
   * @param more so many ports after it are tried where it is taken, as by another worker here
   * @throws WorkerException if all of them are taken
   */
  public static Rendezvous listen(String host, int port, int more) {
    int last = port == 0 ? 0 : Math.min(65_535, port + more);
    for (int tried = port; ; tried++) {
      ServerSocketChannel server = null;
      try {
        server = ServerSocketChannel.open();
        bind(server, host, tried);
        return new Rendezvous(server);
      } catch (IOException e) {
        Quietly.close(server);
        if (!(e instanceof BindException) || tried >= last) {
          throw refused(host, port, last, e);
        }
      }
    }
  }

  private static WorkerException refused(String host, int port, int last, IOException e) {
    String ports = last > port ? "Ports " + port + " to " + last : "Port " + port;
    return new WorkerException(
        ports
            + " of "
            + host
            + " cannot be listened on: "
            + e.getMessage()
            + ". Choose another one for spark.pydl4j.port, 0 for any, or raise"
            + " spark.port.maxRetries.",
        e);
  }

  private static void bind(ServerSocketChannel server, String host, int port) throws IOException {
    InetSocketAddress named = new InetSocketAddress(host, port);
    try {
      server.bind(named.isUnresolved() ? new InetSocketAddress(port) : named, 128);
    } catch (BindException e) {
      if (port != 0) {
        throw e;
      }
      server.bind(new InetSocketAddress(port), 128); // behind a translated address, in a container
    }
  }

  /** The port that listens. */
  public int port() {
    return server.socket().getLocalPort();
  }

  /**
   * Connects to the next worker and lets the former one connect; returns when both have shown that
   * they know the secret. Strangers are turned away and change nothing.
   *
   * @param peers all workers, by rank
   * @param secret of this job, at least 16 bytes
   * @return this worker's end of the ring, which the caller closes
   * @throws PeerException if a neighbour cannot be reached or does not come in time
   */
  public Collective join(int rank, List<Peer> peers, byte[] secret, Patience patience) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("a secret of at least 16 bytes");
    }
    if (peers.size() == 1) {
      return new Solo();
    }
    Handshake handshake = new Handshake(secret, rank, peers.size(), patience::requireGoing);
    SocketChannel next = null;
    SocketChannel former = null;
    try (Reception reception = new Reception(server, handshake, rank, peers, patience)) {
      next = Caller.connect(rank, peers, handshake, patience);
      former = reception.await();
      next.setOption(StandardSocketOptions.TCP_NODELAY, true);
      former.setOption(StandardSocketOptions.TCP_NODELAY, true);
      String[] names = peers.stream().map(Peer::name).toArray(String[]::new);
      return new Ring(rank, names, next, former, patience);
    } catch (IOException e) {
      Quietly.close(next, former);
      throw new WorkerException(
          peers.get(rank).name() + " cannot set up its connections: " + Ring.reason(e), e);
    } catch (RuntimeException e) {
      Quietly.close(next, former);
      throw e;
    }
  }

  /** Listens no longer; a second call does nothing. */
  @Override
  public void close() {
    Quietly.close(server);
  }
}
