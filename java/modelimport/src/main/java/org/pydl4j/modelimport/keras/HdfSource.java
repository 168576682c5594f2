package org.pydl4j.modelimport.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.io.Buffers;

/**
 * HDF5 in a file, or in an entry of a zip. Its tree is a view of the file; arrays are read where
 * they lie, so that their pages are none of this process. The caller closes it.
 */
final class HdfSource implements AutoCloseable {
  private static final int PIECE = 1 << 18;

  private final HdfFile tree;
  private final @Nullable RandomAccessFile file; // no channel, which an interruption would close
  private final long from;

  private HdfSource(HdfFile tree, @Nullable RandomAccessFile file, long from) {
    this.tree = tree;
    this.file = file;
    this.from = from;
  }

  /**
   * Opens a file as memory, of which parts are views: a size in it that a damage made of billions
   * ends beyond the file, where a copy would be allocated first. The tree of files that are too
   * large for one buffer is read part by part.
   */
  static HdfSource of(Path path) throws IOException {
    KerasHdf.quiet();
    try (FileChannel channel = FileChannel.open(path)) {
      HdfFile tree =
          channel.size() > Integer.MAX_VALUE
              ? new HdfFile(path)
              : HdfFile.fromByteBuffer(channel.map(MapMode.READ_ONLY, 0, channel.size()));
      return new HdfSource(tree, new RandomAccessFile(path.toFile(), "r"), 0);
    }
  }

  /** One that lies in a file as it is. */
  static HdfSource in(Path path, StoredEntry.Place place) throws IOException {
    KerasHdf.quiet();
    HdfFile tree = HdfFile.fromByteBuffer(place.bytes());
    return new HdfSource(tree, new RandomAccessFile(path.toFile(), "r"), place.from());
  }

  /** One in memory. */
  static HdfSource of(byte[] bytes) {
    KerasHdf.quiet();
    return new HdfSource(HdfFile.fromBytes(bytes), null, 0);
  }

  HdfFile tree() {
    return tree;
  }

  /**
   * The numbers of a data set that lie as memory has them, of 4 bytes each.
   *
   * @throws UncheckedIOException if the file cannot be read any more
   */
  NDArray floats(ContiguousDataset data) {
    long bytes = data.getSize() * Float.BYTES;
    long at = from + tree.getUserBlockSize() + data.getDataAddress();
    try {
      if (file == null || data.getDataAddress() < 0 || at > file.length() - bytes) {
        ByteBuffer view = data.getBuffer(); // or says what is wrong
        NDArray made = Buffers.hostArray(DType.FLOAT32, view.remaining() / Float.BYTES);
        Buffers.of(made).put(view);
        return made;
      }
      NDArray made = Buffers.hostArray(DType.FLOAT32, data.getSize());
      ByteBuffer to = Buffers.of(made);
      byte[] piece = new byte[(int) Math.min(PIECE, bytes)];
      file.seek(at);
      while (to.hasRemaining()) {
        int length = Math.min(piece.length, to.remaining());
        file.readFully(piece, 0, length);
        to.put(piece, 0, length);
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    tree.close();
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
