package org.pydl4j.etl.internal.aircompressor;

import io.airlift.compress.bzip2.BZip2HadoopStreams;
import io.airlift.compress.zstd.ZstdDecompressor;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.pydl4j.nd.io.Extra;

/** Streams that unpack what they read; what is damaged is an IOException. */
public final class Unpacked extends FilterInputStream {
  private final String advice; // behind each failure

  private Unpacked(InputStream in, String advice) {
    super(in);
    this.advice = advice;
  }

  /**
   * Zstandard, frame behind frame. Holds a window of at most 8 MiB: what {@code zstd --long} or
   * {@code --ultra} wrote may need more, and is an error then.
   *
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code etl}
   */
  public static InputStream zstd(InputStream packed) {
    Extra.ETL.require("Reading files packed by zstd");
    return new Unpacked(new ZstdInputStream(packed), "");
  }

  /**
   * Bzip2, one stream; several, as parallel programs write, are an error. Holds a block of at most
   * 900 kB.
   *
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code etl}
   */
  public static InputStream bzip2(InputStream packed) {
    Extra.ETL.require("Reading files packed by bzip2");
    String advice =
        "; of bzip2 one stream is read, and parallel programs write several: unpack the file, or"
            + " pack it by zstd";
    return new Unpacked(new BZip2HadoopStreams().createInputStream(packed), advice);
  }

  /**
   * Unpacks Zstandard in memory.
   *
   * @return how many bytes there are
   * @throws RuntimeException if they are damaged, or more than {@code target} holds
   */
  public static int zstd(byte[] packed, byte[] target) {
    return new ZstdDecompressor().decompress(packed, 0, packed.length, target, 0, target.length);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      return in.read(target, from, length);
    } catch (RuntimeException e) { // of damaged data: indices out of bounds among them
      throw new IOException("it is damaged: " + e.getMessage() + advice, e);
    } catch (IOException e) {
      throw advice.isEmpty() ? e : new IOException(e.getMessage() + advice, e);
    }
  }
}
