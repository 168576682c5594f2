package org.pydl4j.spark.transport;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Connects to the next worker of a ring. */
final class Caller {
  private Caller() {}

  static SocketChannel connect(
      int rank, List<Rendezvous.Peer> peers, Handshake handshake, Patience patience) {
    int to = (rank + 1) % peers.size();
    Rendezvous.Peer peer = peers.get(to);
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      open(channel, peer, patience);
      handshake.asClient(channel.socket(), to, (int) patience.timeout().toMillis());
      return channel;
    } catch (IOException e) {
      Quietly.close(channel);
      throw new PeerException(
          PeerException.Kind.UNREACHABLE,
          to,
          peer.name()
              + " cannot be reached from "
              + peers.get(rank).name()
              + " at "
              + peer.address()
              + ": "
              + Ring.reason(e)
              + ". Open the ports between the executors, fix one with the Spark setting"
              + " spark.pydl4j.port, or train with the sync TreeAggregate().",
          e);
    } catch (RuntimeException e) {
      Quietly.close(channel);
      throw e;
    }
  }

  private static void open(SocketChannel channel, Rendezvous.Peer peer, Patience patience)
      throws IOException {
    if (peer.address().isUnresolved()) {
      throw new IOException("the host name is not known here");
    }
    channel.configureBlocking(false);
    long end = System.nanoTime() + patience.timeout().toNanos();
    boolean connected = channel.connect(peer.address());
    while (!connected) {
      if (System.nanoTime() > end) {
        throw new IOException("no answer within " + patience.timeout().toSeconds() + " s");
      }
      patience.requireGoing();
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        patience.requireGoing();
      }
      connected = channel.finishConnect();
    }
    channel.configureBlocking(true);
  }
}
