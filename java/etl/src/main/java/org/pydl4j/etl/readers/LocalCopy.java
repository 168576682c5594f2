package org.pydl4j.etl.readers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;

/** A file on this machine's disk, for what reads no streams; a copy of other ones until its end. */
final class LocalCopy implements AutoCloseable {
  private final Path path;
  private final boolean copied;

  private LocalCopy(Path path, boolean copied) {
    this.path = path;
    this.copied = copied;
  }

  static LocalCopy of(Source.Root root) {
    Path local = root.local();
    if (local != null) {
      return new LocalCopy(local, false);
    }
    try {
      Path made = Files.createTempFile("pydl4j-", ".copy");
      try (InputStream stream = root.open()) {
        Files.copy(stream, made, StandardCopyOption.REPLACE_EXISTING);
        return new LocalCopy(made, true);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(made);
        throw e;
      }
    } catch (IOException e) {
      throw Walk.failed(root.name(), e);
    }
  }

  Path path() {
    return path;
  }

  /** A reader with whose end the copy goes, too. */
  BlockReader with(BlockReader reader) {
    if (!copied) {
      return reader;
    }
    return new BlockReader() {
      @Override
      public @Nullable Block next() {
        return reader.next();
      }

      @Override
      public void close() {
        reader.close();
        LocalCopy.this.close();
      }
    };
  }

  @Override
  public void close() {
    try {
      if (copied) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // a temporary file, which the system clears
    }
  }
}
