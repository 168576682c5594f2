package org.pydl4j.spark.training;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder on a file system that Hadoop knows: written under another name, then renamed. */
record HadoopStore(FileSystem files, Path folder) implements Store {
  @Override
  public void write(String name, Writer writer) throws IOException {
    Path file = new Path(folder, name);
    // One name for one file: what a dead process left is overwritten by the next write.
    Path temporary = new Path(file.getParent(), "." + file.getName() + ".pydl4j");
    try {
      try (FSDataOutputStream out = files.create(temporary, true)) {
        writer.write(Channels.newChannel(out));
        out.hsync();
      }
      files.delete(file, false);
      if (!files.rename(temporary, file)) {
        throw new IOException(temporary + " cannot be renamed to " + file);
      }
    } finally {
      files.delete(temporary, false);
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return files.open(new Path(folder, name));
  }

  @Override
  public long size(String name) throws IOException {
    return files.getFileStatus(new Path(folder, name)).getLen();
  }

  @Override
  public boolean exists(String name) throws IOException {
    return files.exists(new Path(folder, name));
  }

  @Override
  public List<String> list() throws IOException {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus status : files.listStatus(folder)) {
        names.add(status.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return names;
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(new Path(folder, name), true);
  }
}
