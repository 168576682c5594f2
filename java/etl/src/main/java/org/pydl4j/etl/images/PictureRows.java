package org.pydl4j.etl.images;

import java.util.List;
import org.pydl4j.etl.internal.opencv.Change;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.data.pipeline.Request;

/** The pictures of a mini-batch, one a row; those that cannot be read take none. */
final class PictureRows {
  private PictureRows() {}

  /** Reads one picture. */
  @FunctionalInterface
  interface One {
    /**
     * Reads it.
     *
     * @param number of the example
     * @param changes what is changed in it
     * @param row where it goes
     * @param place of the row among those of the mini-batch
     * @throws DataException if it cannot be read
     */
    void read(long number, List<Change> changes, NDArray row, int place);
  }

  /** Says what becomes of a picture that cannot be read. */
  @FunctionalInterface
  interface Note {
    /** Notes it, or ends the pass. */
    void note(long number, DataException reason);
  }

  /** Reads them one by one, and says how many could be. */
  static int read(
      Request request, NDArray features, RandomChanges changes, One one, Note unreadable) {
    int kept = 0;
    for (int i = 0; i < request.size(); i++) {
      long number = request.numbers()[i];
      List<Change> drawn = changes.at(request.epoch(), request.position() + i);
      try (NDArray row = Indexing.slice(features, 0, kept, kept + 1)) {
        one.read(number, drawn, row, kept);
        kept++;
      } catch (DataException e) {
        unreadable.note(number, e);
      }
    }
    return kept;
  }
}
