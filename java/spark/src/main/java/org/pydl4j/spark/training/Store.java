package org.pydl4j.spark.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.pydl4j.nd.errors.DataException;

/** A folder for checkpoints; files in it appear whole or not at all. Names may hold one '/'. */
interface Store {
  /** Writes a file's content. */
  @FunctionalInterface
  interface Writer {
    void write(WritableByteChannel channel) throws IOException;
  }

  /** Replaces a file. */
  void write(String name, Writer writer) throws IOException;

  /** Opens a file; the caller closes it. */
  InputStream open(String name) throws IOException;

  /** How long a file is in bytes. */
  long size(String name) throws IOException;

  boolean exists(String name) throws IOException;

  /** The names in the folder itself; empty when there is no folder. */
  List<String> list() throws IOException;

  /** Removes a folder in this one with all that is in it, if it is there. */
  void delete(String folder) throws IOException;

  /** The folder at a path or URI of any file system that Hadoop knows. */
  static Store at(String folder, Configuration hadoop) {
    Path path = new Path(folder);
    String scheme = path.toUri().getScheme();
    try {
      if (scheme == null) {
        path = path.getFileSystem(hadoop).makeQualified(path);
        scheme = path.toUri().getScheme();
      }
      return "file".equals(scheme)
          ? new LocalStore(java.nio.file.Path.of(path.toUri().getPath()))
          : new HadoopStore(path.getFileSystem(hadoop), path);
    } catch (IOException e) {
      throw new DataException(
          "The checkpointDir " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }
}
