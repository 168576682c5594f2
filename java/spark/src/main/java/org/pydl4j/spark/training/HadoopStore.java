package org.pydl4j.spark.training;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder on a file system that Hadoop knows. A file is written under another name and renamed,
 * and the one before it is kept beside it until then: not every such system renames onto a file.
 * Where a process died in between, the one before is read, and the next write goes on from there.
 */
record HadoopStore(FileSystem files, Path folder) implements Store {
  private static final String OWN = ".pydl4j";
  private static final String BEFORE = ".before" + OWN;

  @Override
  public void write(String name, Writer writer) throws IOException {
    Path file = new Path(folder, name);
    // One name for one file: what a dead process left is overwritten by the next write.
    Path temporary = beside(file, OWN);
    try {
      try (FSDataOutputStream out = files.create(temporary, true)) {
        writer.write(Channels.newChannel(out));
        out.hsync();
      }
      replace(temporary, file);
    } finally {
      files.delete(temporary, false);
    }
  }

  private void replace(Path fresh, Path file) throws IOException {
    Path before = beside(file, BEFORE);
    if (files.exists(file)) {
      files.delete(before, false);
      rename(file, before);
    }
    try {
      rename(fresh, file);
    } catch (IOException e) {
      if (!files.exists(file) && files.exists(before)) {
        rename(before, file);
      }
      throw e;
    }
    files.delete(before, false);
  }

  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException(from + " cannot be renamed to " + to);
    }
  }

  private static Path beside(Path file, String suffix) {
    return new Path(file.getParent(), "." + file.getName() + suffix);
  }

  @Override
  public InputStream open(String name) throws IOException {
    return files.open(found(name).getPath());
  }

  @Override
  public long size(String name) throws IOException {
    return found(name).getLen();
  }

  @Override
  public boolean exists(String name) throws IOException {
    try {
      found(name);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** The file, else the one before it; once more the file, which may have come meanwhile. */
  private FileStatus found(String name) throws IOException {
    Path file = new Path(folder, name);
    for (Path place : List.of(file, beside(file, BEFORE))) {
      try {
        return files.getFileStatus(place);
      } catch (FileNotFoundException e) {
        continue;
      }
    }
    return files.getFileStatus(file);
  }

  @Override
  public List<String> list() throws IOException {
    FileStatus[] there;
    try {
      there = files.listStatus(folder);
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return Arrays.stream(there)
        .map(status -> status.getPath().getName())
        .flatMap(HadoopStore::meant)
        .distinct()
        .toList();
  }

  /** What stands for a file of the store: itself, or the one before it. */
  private static Stream<String> meant(String name) {
    if (name.startsWith(".") && name.endsWith(BEFORE)) {
      return Stream.of(name.substring(1, name.length() - BEFORE.length()));
    }
    return name.startsWith(".") && name.endsWith(OWN) ? Stream.empty() : Stream.of(name);
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(new Path(folder, name), true);
  }
}
