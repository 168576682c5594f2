package org.pydl4j.nn.datasets;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/**
 * A file of unsigned bytes in LeCun's IDX format, gzipped or not, read front to back. Its end is
 * checked against a checksum.
 */
final class IdxFile implements AutoCloseable {
  private final Path path;
  private final String md5;
  private final DigestInputStream digest;
  private final DataInputStream in;
  private final int[] shape;

  /**
   * Opens a file and reads its header.
   *
   * @param axes number of axes that the file must have
   * @param md5 of the uncompressed file
   */
  IdxFile(Path path, int axes, String md5) {
    this.path = path;
    this.md5 = md5;
    @Nullable InputStream raw = null;
    try {
      raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
      InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
      digest = new DigestInputStream(plain, MessageDigest.getInstance("MD5"));
      in = new DataInputStream(digest);
      shape = header(axes);
    } catch (IOException | DataException e) {
      closeQuietly(raw);
      throw e instanceof IOException io ? broken(io) : (DataException) e;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5.", e);
    }
  }

  private static void closeQuietly(@Nullable InputStream raw) {
    try {
      if (raw != null) {
        raw.close();
      }
    } catch (IOException e) {
      throw new DataException("A file that could not be read cannot be closed either: " + e, e);
    }
  }

  private int[] header(int axes) throws IOException {
    int magic = in.readInt();
    if (magic != (0x800 | axes)) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "The file %s must be an IDX file of bytes with %d axes (magic number 0x%08x). It"
                  + " begins with 0x%08x. %s",
              path,
              axes,
              0x800 | axes,
              magic,
              remedy()));
    }
    int[] sizes = new int[axes];
    for (int i = 0; i < axes; i++) {
      sizes[i] = in.readInt();
    }
    return sizes;
  }

  /** The sizes of the axes. */
  int[] shape() {
    return shape.clone();
  }

  /** The next bytes of the file. */
  byte[] read(int count) {
    byte[] bytes = new byte[count];
    try {
      in.readFully(bytes);
    } catch (IOException e) {
      throw broken(e);
    }
    return bytes;
  }

  /** To be called when all is read: nothing may follow, and the checksum must be right. */
  void verify() {
    try {
      boolean more = in.read() >= 0;
      String got = HexFormat.of().formatHex(digest.getMessageDigest().digest());
      if (more || !got.equals(md5)) {
        throw new DataException(
            "The file "
                + path
                + " is corrupt: the MD5 of its content must be "
                + md5
                + ", it is "
                + (more ? "longer than its header says" : got)
                + ". "
                + remedy());
      }
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private DataException broken(IOException cause) {
    String what =
        cause instanceof EOFException
            ? " is truncated: it ends before its " + expected() + " bytes are read. "
            : cause instanceof ZipException
                ? " is corrupt: " + cause.getMessage() + ". "
                : " cannot be read: " + cause.getMessage() + ". ";
    return new DataException("The file " + path + what + remedy(), cause);
  }

  private String expected() {
    return shape == null
        ? "first"
        : Long.toString(Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b));
  }

  private static String remedy() {
    return "Delete it and get it again.";
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw broken(e);
    }
  }
}
