package org.pydl4j.nd.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.errors.SharedMemoryException;

/**
 * A file mapped into this process, shared with everybody who maps it, of any size (a Java buffer
 * would end at 2 GiB). The owner closes it when nothing looks at it any more.
 */
public final class MappedFile implements AutoCloseable {
  private final Tensor bytes;

  private MappedFile(Tensor bytes) {
    this.bytes = bytes;
  }

  /**
   * Maps the first {@code size} bytes.
   *
   * @throws SharedMemoryException when the file is missing, or shorter (touching the rest would
   *     kill the process)
   */
  public static MappedFile open(String path, long size) {
    Libtorch.ensureLoaded();
    try {
      long real = Files.size(Path.of(path));
      if (size <= 0 || real < size) {
        throw new SharedMemoryException(
            "The segment "
                + path
                + " has "
                + Memory.describe(real)
                + ", expected "
                + Memory.describe(size)
                + ".");
      }
      try (TensorOptions options = new TensorOptions(ScalarType.Byte)) {
        return new MappedFile(
            torch.from_file(path, new BoolOptional(true), new LongOptional(size), options));
      }
    } catch (IOException e) {
      throw new SharedMemoryException(
          "The segment "
              + path
              + " ("
              + Memory.describe(size)
              + ") cannot be opened: "
              + e
              + ". The process that made it may have ended.",
          e);
    } catch (RuntimeException e) {
      throw NativeErrors.map(e);
    }
  }

  /** First byte. */
  public long address() {
    return bytes.data_ptr().address();
  }

  /** Unmaps; addresses inside are dead afterwards. */
  @Override
  public void close() {
    bytes.close();
  }
}
