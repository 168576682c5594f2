package org.pydl4j.nn.listeners;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A file of TensorBoard: records of {@code tensorflow.Event}, each between its length and a masked
 * CRC-32C. (The format of {@code tensorflow/core/lib/io/record_writer} and {@code
 * tensorflow/core/util/event.proto}.) It owns the open file until {@link #close()}; records are
 * appended whole, so that a reader may read along.
 */
final class EventFile implements AutoCloseable {
  private static final int MASK = 0xA282EAD8;

  private final FileOutputStream out; // a channel would be closed by an interruption

  /** Creates the file and its first record, the version. */
  EventFile(Path file) throws IOException {
    out = new FileOutputStream(file.toFile());
    record(event(0).text(3, "brain.Event:2"));
  }

  /** Appends the values of one iteration. */
  void write(long step, Message summary) throws IOException {
    record(event(step).message(5, summary));
  }

  private static Message event(long step) {
    return new Message().real(1, System.currentTimeMillis() / 1e3).whole(2, step);
  }

  private void record(Message event) throws IOException {
    byte[] data = event.bytes();
    ByteBuffer record = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(masked(record.array(), 8));
    record.put(data).putInt(masked(data, data.length));
    out.write(record.array());
  }

  private static int masked(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
