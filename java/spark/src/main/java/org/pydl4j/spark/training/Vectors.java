package org.pydl4j.spark.training;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.ByteView;

/** Vectors as Java bytes, in pieces that any serializer takes. */
final class Vectors {
  private static final int PIECE = 16 << 20;

  private Vectors() {}

  /** The bytes of a dense vector, which is closed. */
  static List<byte[]> bytes(NDArray vector) {
    List<byte[]> pieces = new ArrayList<>();
    try (vector;
        ByteView view = new ByteView(vector)) {
      for (long done = 0; done < view.bytes(); done += PIECE) {
        byte[] piece = new byte[(int) Math.min(PIECE, view.bytes() - done)];
        view.window(done, piece.length).get(piece);
        pieces.add(piece);
      }
    }
    return pieces;
  }

  /** Overwrites a dense vector, which is closed. */
  static void fill(NDArray vector, List<byte[]> pieces) {
    try (vector;
        ByteView view = new ByteView(vector)) {
      long length = pieces.stream().mapToLong(piece -> piece.length).sum();
      if (length != view.bytes()) {
        throw new DataException(
            "A vector of " + view.bytes() + " bytes was expected. Got " + length + ".");
      }
      long done = 0;
      for (byte[] piece : pieces) {
        ByteBuffer window = view.window(done, piece.length);
        window.put(piece);
        done += piece.length;
      }
    }
  }
}
