package org.pydl4j.spark.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Two workers convince each other that they know the job's secret, which never travels.
 *
 * <pre>
 * client → server   magic, version, rank, size, nonce                    48 bytes
 * server → client   the same of the server, HMAC-SHA256(both hellos)     80 bytes
 * client → server   HMAC-SHA256(both hellos)                             32 bytes
 * server → client   one byte: welcome
 * </pre>
 *
 * The HMACs begin with the speaker's role, so that none can be sent back as an answer. All messages
 * have fixed lengths: nothing that a stranger sends decides how much is read.
 */
final class Handshake {
  private static final int MAGIC = 0x50444C34; // "PDL4"

  /** The version of this handshake and of the frames after it. */
  static final int VERSION = 3;

  private static final int NONCE = 32;
  private static final int HELLO = 16 + NONCE;
  private static final int MAC = 32;
  private static final byte WELCOME = 1;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;
  private final int rank;
  private final int size;
  private final Runnable poll;

  /** Calls {@code poll} again and again while it waits; what that throws ends the handshake. */
  Handshake(byte[] secret, int rank, int size, Runnable poll) {
    this.secret = secret.clone();
    this.rank = rank;
    this.size = size;
    this.poll = poll;
  }

  /** As the side that connected; fails unless the other is the worker {@code expected}. */
  void asClient(Socket socket, int expected, int timeoutMs) throws IOException {
    long end = System.nanoTime() + timeoutMs * 1_000_000L;
    byte[] mine = hello();
    socket.getOutputStream().write(mine);
    byte[] theirs = read(socket, HELLO, end);
    int other = check(theirs);
    if (other != expected) {
      throw new IOException("it is worker " + other + ", not worker " + expected);
    }
    verify(read(socket, MAC, end), mac("server", mine, theirs));
    socket.getOutputStream().write(mac("client", mine, theirs));
    if (read(socket, 1, end)[0] != WELCOME) {
      throw new IOException("it did not accept this worker");
    }
  }

  /** As the side that was connected to; returns the rank of the other. */
  int asServer(Socket socket, int timeoutMs) throws IOException {
    long end = System.nanoTime() + timeoutMs * 1_000_000L;
    byte[] theirs = read(socket, HELLO, end);
    int other = check(theirs);
    byte[] mine = hello();
    ByteBuffer answer = ByteBuffer.allocate(HELLO + MAC);
    answer.put(mine).put(mac("server", theirs, mine));
    socket.getOutputStream().write(answer.array());
    verify(read(socket, MAC, end), mac("client", theirs, mine));
    return other;
  }

  /** The last word of the server: from now on frames follow. */
  void welcome(Socket socket) throws IOException {
    socket.getOutputStream().write(WELCOME);
  }

  private byte[] hello() {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    return ByteBuffer.allocate(HELLO)
        .putInt(MAGIC)
        .putInt(VERSION)
        .putInt(rank)
        .putInt(size)
        .put(nonce)
        .array();
  }

  private int check(byte[] hello) throws IOException {
    ByteBuffer fields = ByteBuffer.wrap(hello);
    if (fields.getInt() != MAGIC) {
      throw new IOException("it does not speak this protocol");
    }
    int version = fields.getInt();
    if (version != VERSION) {
      throw new IOException(
          "it speaks version "
              + version
              + " of the protocol, this worker version "
              + VERSION
              + ": use the same release of pydl4j on all executors");
    }
    int other = fields.getInt();
    int theirSize = fields.getInt();
    if (theirSize != size || other < 0 || other >= size) {
      throw new IOException("it is worker " + other + " of " + theirSize + ", not one of " + size);
    }
    return other;
  }

  private byte[] mac(String role, byte[] client, byte[] server) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(role.getBytes(StandardCharsets.US_ASCII));
      mac.update(client);
      return mac.doFinal(server);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  private static void verify(byte[] got, byte[] expected) throws IOException {
    if (!MessageDigest.isEqual(got, expected)) {
      throw new IOException("it does not know the secret of this job");
    }
  }

  private byte[] read(Socket socket, int length, long end) throws IOException {
    byte[] bytes = new byte[length];
    InputStream in = socket.getInputStream();
    int done = 0;
    while (done < length) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("it did not finish its greeting in time");
      }
      socket.setSoTimeout((int) Math.min(left, Patience.POLL_MS));
      done += some(in, bytes, done);
    }
    return bytes;
  }

  private int some(InputStream in, byte[] bytes, int done) throws IOException {
    try {
      int n = in.read(bytes, done, bytes.length - done);
      if (n < 0) {
        throw new EOFException("it closed the connection during the greeting");
      }
      return n;
    } catch (SocketTimeoutException e) {
      poll.run();
      return 0;
    }
  }
}
