package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint's file on Hadoop's file systems, whose process dies at each of its steps. */
class HadoopStoreTest {
  private static final String NAME = "epoch-3/manifest.json";

  @TempDir java.nio.file.Path folder;
  private final RawLocalFileSystem disk = new RawLocalFileSystem();

  /** Like HDFS and object stores: nothing is renamed onto a file. It dies after some changes. */
  private static final class Dying extends FilterFileSystem {
    private final boolean once;
    private int left;

    Dying(RawLocalFileSystem disk, int left, boolean once) {
      super(disk);
      this.left = left;
      this.once = once;
    }

    private void change() throws IOException {
      if (left == 0) {
        left = once ? Integer.MAX_VALUE : 0;
        throw new IOException("the process is dead");
      }
      left--;
    }

    @Override
    public FSDataOutputStream create(
        Path file,
        FsPermission permission,
        boolean overwrite,
        int buffer,
        short replication,
        long block,
        Progressable progress)
        throws IOException {
      change();
      return super.create(file, permission, overwrite, buffer, replication, block, progress);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      change();
      return !exists(to) && super.rename(from, to);
    }

    @Override
    public boolean delete(Path file, boolean recursive) throws IOException {
      change();
      return super.delete(file, recursive);
    }
  }

  @BeforeEach
  void open() throws IOException {
    disk.initialize(URI.create("file:///"), new Configuration(false));
  }

  @AfterEach
  void close() throws IOException {
    disk.close();
  }

  private HadoopStore store(int changes, boolean once) {
    return new HadoopStore(new Dying(disk, changes, once), new Path(folder.toUri()));
  }

  private HadoopStore alive() {
    return store(Integer.MAX_VALUE, false);
  }

  private static void write(HadoopStore store, String text) throws IOException {
    store.write(NAME, out -> out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  private String read() throws IOException {
    try (InputStream in = alive().open(NAME)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(text.length(), alive().size(NAME));
      assertTrue(alive().exists(NAME));
      return text;
    }
  }

  @Test
  void aFileIsReplacedAndNothingElseStays() throws IOException {
    assertFalse(alive().exists(NAME));
    assertThrows(FileNotFoundException.class, this::read);
    assertEquals(List.of(), alive().list());
    for (String text : List.of("first", "the second")) {
      write(alive(), text);
      assertEquals(text, read());
      assertEquals(1, folder.resolve("epoch-3").toFile().list().length);
    }
    assertEquals(List.of("epoch-3"), alive().list());
  }

  @Test
  void aProcessThatDiesAtAnyStepLeavesOneOfBothFiles() throws IOException {
    String before = "0";
    for (int steps = 0; steps < 8; steps++) {
      write(alive(), before);
      String next = "after " + steps;
      try {
        write(store(steps, false), next);
      } catch (IOException e) {
        assertTrue(e.getMessage().contains("dead"), e.getMessage());
      }
      String left = read();
      assertTrue(left.equals(before) || left.equals(next), left);
      write(alive(), "again"); // the next one goes on from there
      assertEquals("again", read());
      assertEquals(1, folder.resolve("epoch-3").toFile().list().length);
      before = next;
    }
  }

  @Test
  void aStepThatFailsOnceLeavesOneOfBothFiles() throws IOException {
    for (int steps = 0; steps < 6; steps++) {
      write(alive(), "before");
      int failing = steps;
      try {
        write(store(failing, true), "next");
      } catch (IOException e) {
        assertTrue(e.getMessage().contains("dead"), e.getMessage());
      }
      assertTrue(List.of("before", "next").contains(read()));
    }
  }

  @Test
  void aFileThatIsOnlyThereAsTheOneBeforeIsListed() throws IOException {
    HadoopStore store = alive();
    store.write("a", out -> out.write(ByteBuffer.wrap(new byte[1])));
    disk.rename(new Path(folder.toUri() + "/a"), new Path(folder.toUri() + "/.a.before.pydl4j"));
    assertEquals(List.of("a"), store.list());
    assertTrue(store.exists("a"));
  }
}
