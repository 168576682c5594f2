package org.pydl4j.etl.internal.aircompressor;

import io.airlift.compress.bzip2.BZip2HadoopStreams;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Packs what tests unpack. */
public final class PackedBytes {
  private PackedBytes() {}

  public static byte[] zstd(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  public static byte[] bzip2(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2HadoopStreams().createOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
