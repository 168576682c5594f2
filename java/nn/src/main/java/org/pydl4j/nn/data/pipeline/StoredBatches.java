package org.pydl4j.nn.data.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Npz;
import org.pydl4j.nd.io.SafetensorsRows;
import org.pydl4j.nd.ops.Indexing;

/**
 * The examples of one file. Rows of safetensors are read where they lie; an npz file is read as a
 * whole and kept as long as others are not needed more.
 */
abstract class StoredBatches implements AutoCloseable {
  final Path file;
  final List<String> names;
  final Parts parts;
  final long size;

  StoredBatches(Path file, Map<String, long[]> shapes) {
    this.file = file;
    parts = Parts.ofNames(shapes.keySet(), file.toString());
    names = parts.names();
    size = rows(shapes, names.get(0));
    for (String name : names) {
      if (rows(shapes, name) != size) {
        throw new DataException(
            file
                + " must hold as many of each array as there are examples. It has "
                + size
                + " of '"
                + names.get(0)
                + "' and "
                + rows(shapes, name)
                + " of '"
                + name
                + "'.");
      }
    }
  }

  private long rows(Map<String, long[]> shapes, String name) {
    long[] shape = Objects.requireNonNull(shapes.get(name));
    if (shape.length == 0) {
      throw new DataException(file + " holds a single number where examples are expected.");
    }
    return shape[0];
  }

  static StoredBatches open(Path file, Recent<Path, List<NDArray>> whole) {
    String name = file.getFileName().toString();
    if (name.endsWith(".npz")) {
      return new InNpz(file, whole);
    }
    if (name.endsWith(".safetensors")) {
      return InSafetensors.of(file);
    }
    throw new DataException("Batches are stored as .npz or .safetensors. Got " + file + ".");
  }

  /**
   * Writes rows.
   *
   * @param rows of this file, in the order in which they are wanted, with their places in the
   *     mini-batch
   * @param into one array for each name; made by the first call
   */
  abstract void read(List<Row> rows, Targets into);

  @Override
  public void close() {}

  /** A row of a file and where it goes. */
  record Row(long row, int place) {}

  /** The arrays of a mini-batch, made when types and shapes are known. */
  static final class Targets {
    private final BatchBuffers buffers;
    private final int size;
    final List<NDArray> arrays = new ArrayList<>();

    Targets(BatchBuffers buffers, int size) {
      this.buffers = buffers;
      this.size = size;
    }

    NDArray get(int place, org.pydl4j.nd.DType type, long... rowShape) {
      long[] shape = rowShape.clone();
      shape[0] = size;
      if (arrays.size() == place) {
        arrays.add(buffers.hostArray(place, type, shape));
      }
      NDArray array = arrays.get(place);
      if (array.dtype() != type || !java.util.Arrays.equals(array.shape(), shape)) {
        throw new DataException(
            "The examples of all files must have equal shapes and types. Got "
                + java.util.Arrays.toString(array.shape())
                + " of "
                + array.dtype()
                + " and "
                + java.util.Arrays.toString(shape)
                + " of "
                + type
                + ", the first axis aside.");
      }
      return array;
    }
  }

  private static final class InSafetensors extends StoredBatches {
    private final SafetensorsRows rows;

    private InSafetensors(Path file, SafetensorsRows rows) {
      super(file, rows.shapes());
      this.rows = rows;
    }

    static InSafetensors of(Path file) {
      SafetensorsRows rows = new SafetensorsRows(file);
      try {
        return new InSafetensors(file, rows);
      } catch (RuntimeException e) {
        rows.close();
        throw e;
      }
    }

    @Override
    void read(List<Row> wanted, Targets into) {
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        NDArray target = into.get(i, rows.type(name), rows.shape(name));
        for (int from = 0; from < wanted.size(); ) {
          int to = endOfRun(wanted, from);
          int place = wanted.get(from).place();
          try (NDArray run = Indexing.slice(target, 0, place, place + to - from)) {
            rows.read(name, wanted.get(from).row(), run);
          }
          from = to;
        }
      }
    }

    private static int endOfRun(List<Row> rows, int from) {
      int to = from + 1;
      while (to < rows.size()
          && rows.get(to).row() == rows.get(to - 1).row() + 1
          && rows.get(to).place() == rows.get(to - 1).place() + 1) {
        to++;
      }
      return to;
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  private static final class InNpz extends StoredBatches {
    private final Recent<Path, List<NDArray>> whole;

    InNpz(Path file, Recent<Path, List<NDArray>> whole) {
      super(file, Npz.shapes(file));
      this.whole = whole;
    }

    @Override
    void read(List<Row> wanted, Targets into) {
      whole.use(
          file,
          () -> {
            Map<String, NDArray> read = Npz.read(file);
            read.values().forEach(org.pydl4j.nd.Scope::detach);
            return names.stream().map(read::get).toList();
          },
          arrays -> {
            for (int i = 0; i < arrays.size(); i++) {
              NDArray from = arrays.get(i);
              NDArray target = into.get(i, from.dtype(), from.shape());
              for (Row row : wanted) {
                try (NDArray to = Indexing.slice(target, 0, row.place(), row.place() + 1)) {
                  Indexing.gatherRows(from, new long[] {row.row()}, 0, 1, 1, to);
                }
              }
            }
          });
    }
  }
}
