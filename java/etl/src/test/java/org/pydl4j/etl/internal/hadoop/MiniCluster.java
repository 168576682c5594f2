package org.pydl4j.etl.internal.hadoop;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * A cluster of HDFS as a process: prints where it is, then does what it is told line by line
 * ({@code put FILE PLACE}, {@code kill} the node of data, {@code stop} the node of names) and says
 * {@code done}; ends with its input.
 */
public final class MiniCluster {
  private MiniCluster() {}

  /** Takes the folder that it may use. */
  public static void main(String[] args) throws Exception {
    Configuration settings = new Configuration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, args[0]);
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(settings).numDataNodes(1).build();
    try (FileSystem files = cluster.getFileSystem();
        BufferedReader told =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      cluster.waitActive();
      System.out.println("at " + cluster.getURI());
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        String[] words = line.split(" ");
        switch (words[0]) {
          case "put" -> {
            try (var out = files.create(new Path(words[2]))) {
              Files.copy(java.nio.file.Path.of(words[1]), out);
            }
          }
          case "kill" -> cluster.stopDataNode(0);
          case "stop" -> cluster.shutdownNameNodes();
          default -> throw new IllegalArgumentException(line);
        }
        System.out.println("done");
      }
    }
    Runtime.getRuntime().halt(0);
  }
}
