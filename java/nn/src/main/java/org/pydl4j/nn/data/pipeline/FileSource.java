package org.pydl4j.nn.data.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.MultiDataSet;

/** Examples in files of batches, in the order of the files. */
final class FileSource implements ExampleSource {
  /**
   * Whole files that are kept: as many as a shuffle buffer may reach over without reading again.
   */
  private static final int KEPT = 8;

  private final List<Path> files;
  private final List<StoredBatches> stored = new ArrayList<>();
  private final Recent<Path, List<NDArray>> whole =
      new Recent<>(KEPT, arrays -> arrays.forEach(NDArray::close));
  private long[] starts = {};
  private long size = -1;
  private int users;

  FileSource(List<Path> files) {
    this.files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new DataException("There must be at least one file of batches. Got none.");
    }
  }

  @Override
  public String description() {
    return files.size()
        + " files "
        + files.get(0).getFileName()
        + " to "
        + files.get(files.size() - 1).getFileName();
  }

  @Override
  public synchronized void open() {
    if (users == 0) {
      try {
        begin();
      } catch (RuntimeException e) {
        end();
        throw e;
      }
    }
    users++;
  }

  private void begin() {
    starts = new long[files.size()];
    long count = 0;
    for (int i = 0; i < starts.length; i++) {
      StoredBatches file = StoredBatches.open(files.get(i), whole);
      stored.add(file);
      starts[i] = count;
      count += file.size;
      if (!file.parts.equals(stored.get(0).parts)) {
        throw new DataException(
            "All files must hold the same arrays. Got "
                + stored.get(0).names
                + " in "
                + files.get(0)
                + " and "
                + file.names
                + " in "
                + file.file
                + ".");
      }
    }
    size = count;
  }

  @Override
  public synchronized void close() {
    if (--users == 0) {
      end();
    }
  }

  private void end() {
    stored.forEach(StoredBatches::close);
    stored.clear();
    whole.close();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public MultiDataSet read(Request request, BatchBuffers into) {
    Map<Integer, List<StoredBatches.Row>> byFile = new LinkedHashMap<>();
    for (int i = 0; i < request.size(); i++) {
      int file = fileOf(request.numbers()[i]);
      long row = request.numbers()[i] - starts[file];
      byFile.computeIfAbsent(file, f -> new ArrayList<>()).add(new StoredBatches.Row(row, i));
    }
    StoredBatches.Targets targets = new StoredBatches.Targets(into, request.size());
    byFile.forEach((file, rows) -> stored.get(file).read(rows, targets));
    return stored.get(0).parts.examples(targets.arrays.stream().map(into::onDevice).toList());
  }

  private int fileOf(long number) {
    int found = Arrays.binarySearch(starts, number);
    int file = found >= 0 ? found : -found - 2;
    while (file + 1 < starts.length && starts[file + 1] <= number) {
      file++; // behind files without examples, which begin where the next one does
    }
    return file;
  }
}
