package org.pydl4j.etl.internal.arrow;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Cells;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.DataException;

/**
 * The messages of a stream or a file of Arrow, one after the other: a file is a stream between two
 * marks with a list of its messages behind it, by which one notices that some are missing. Source:
 * Arrow's columnar format 1.5, "Serialization and Interprocess Communication".
 */
final class Messages {
  private static final byte[] MARK = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_OF_METADATA = 256 << 20;
  private static final int PIECE = 1 << 20;

  private final String name;
  private final InputStream stream;
  private final boolean file;
  private byte @Nullable [] begun; // the first bytes of a stream, which are no mark
  private int batches;
  private boolean ended;

  Messages(InputStream stream, String name) throws IOException {
    this.stream = stream;
    this.name = name;
    byte[] head = stream.readNBytes(8);
    file = head.length >= MARK.length && Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length);
    begun = file ? null : head;
  }

  /** The metadata of the next message, whose body must be read next; null at the end. */
  @Nullable Message next() throws IOException {
    if (ended) {
      return null;
    }
    byte[] head = head();
    if (head.length == 0 && !file) {
      ended = true; // a stream may simply stop
      return null;
    }
    int length = intAt(head, 0);
    boolean marked = length == -1; // before Arrow 0.15 nothing stood in front of the length
    if (marked) {
      length = intAt(head.length == 8 ? Arrays.copyOfRange(head, 4, 8) : exactly(4), 0);
    } else if (head.length == 8) {
      throw Damaged.of(name, "it begins with neither a message nor the mark of a file");
    }
    if (length == 0) {
      ended = true;
      requireFooter();
      return null;
    }
    if (length < 0 || length > MOST_OF_METADATA) {
      throw Damaged.of(name, "a message's metadata have " + length + " bytes");
    }
    Message message = Message.getRootAsMessage(ByteBuffer.wrap(exactly(length)));
    if (message.version() < 3) {
      throw new DataException(
          name + " was written by an Arrow before 0.8, whose format is not read. Write it anew.");
    }
    return message;
  }

  private byte[] head() throws IOException {
    byte[] first = begun;
    begun = null;
    if (first != null) {
      if (first.length > 0 && first.length < 8) {
        throw Damaged.of(name, "it has " + first.length + " bytes");
      }
      return first;
    }
    byte[] head = stream.readNBytes(4);
    if (head.length > 0 && head.length < 4 || head.length == 0 && file) {
      throw new EOFException("it ends in the middle");
    }
    return head;
  }

  /** The body of a message that was just read, off-heap; the caller owns it. */
  Cells body(Message message) throws IOException {
    long length = message.bodyLength();
    if (length < 0 || length > Integer.MAX_VALUE - 8) {
      throw new DataException(
          name
              + " has a batch of rows of "
              + length
              + " bytes. Those of 2 GiB and more are not read: write it in smaller batches.");
    }
    Cells cells = Cells.of(DType.UINT8, Math.min(length, 16 * PIECE) + 8);
    int used = 0;
    try {
      byte[] piece = new byte[(int) Math.min(length, PIECE)];
      while (used < length) {
        int n = stream.readNBytes(piece, 0, (int) Math.min(length - used, piece.length));
        if (n == 0) {
          throw new EOFException("it ends in the middle of a batch of rows");
        }
        if (used + n > cells.nbytes()) { // by and by: the length may be a lie
          Cells larger = Cells.of(DType.UINT8, Math.min(length, used * 2L) + 8);
          larger.bytes().put(cells.bytes().limit(used));
          cells.release();
          cells = larger;
        }
        cells.bytes().put(used, piece, 0, n);
        used += n;
      }
      batches++;
      return cells;
    } catch (IOException | RuntimeException e) {
      cells.release();
      throw e;
    }
  }

  /** Behind the end of a file's messages: what lists them, its length, the mark. */
  private void requireFooter() throws IOException {
    if (!file) {
      return;
    }
    byte[] rest = stream.readNBytes(MOST_OF_METADATA);
    int end = rest.length - MARK.length - 4;
    if (end < 0 || !Arrays.equals(rest, end + 4, rest.length, MARK, 0, MARK.length)) {
      throw new EOFException("its end is not there");
    }
    int length = intAt(rest, end);
    if (length <= 0 || length > end) {
      throw Damaged.of(name, "its footer has " + length + " bytes");
    }
    Footer footer = Footer.getRootAsFooter(ByteBuffer.wrap(rest, end - length, length).slice());
    int told = footer.recordBatchesLength() + footer.dictionariesLength();
    if (told != batches) {
      throw Damaged.of(name, "it holds " + batches + " batches in place of " + told);
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = stream.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("it ends in the middle of a message");
    }
    return bytes;
  }

  private static int intAt(byte[] bytes, int place) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(place);
  }
}
