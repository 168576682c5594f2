package org.pydl4j.nd.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;

/** numpy's .npz files: a zip with one .npy file for each name. */
public final class Npz {
  private static final String SUFFIX = ".npy";

  private Npz() {}

  /**
   * Reads all arrays, compressed or not, in the order of the file; the caller owns them.
   *
   * @throws DataException when the file is missing, corrupt, or holds other element types
   */
  public static Map<String, NDArray> read(Path file) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().endsWith(SUFFIX)) {
          String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
          arrays.put(name, read(zip, entry, file + ", array '" + name + "',"));
        }
      }
      return arrays;
    } catch (IOException e) {
      arrays.values().forEach(NDArray::close);
      throw new DataException(file + " cannot be read: " + FileReasons.of(e) + ".", e);
    } catch (RuntimeException e) {
      arrays.values().forEach(NDArray::close);
      throw e;
    }
  }

  /**
   * The shapes of all arrays by their names, without their elements.
   *
   * @throws DataException as {@link #read} does
   */
  public static Map<String, long[]> shapes(Path file) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(SUFFIX)) {
          try (InputStream stream = zip.getInputStream(entry)) {
            NpyHeader header = NpyHeader.read(Channels.newChannel(stream), file + ", " + name);
            shapes.put(name.substring(0, name.length() - SUFFIX.length()), header.shape());
          }
        }
      }
      return shapes;
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + FileReasons.of(e) + ".", e);
    }
  }

  /**
   * Writes all arrays without compression; the file appears whole or not at all.
   *
   * @throws DataException when the file cannot be written
   */
  public static void write(Map<String, NDArray> arrays, Path file) {
    try {
      AtomicFiles.write(
          file,
          channel -> {
            ZipOutputStream zip =
                new ZipOutputStream(
                    new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            zip.setLevel(Deflater.NO_COMPRESSION);
            WritableByteChannel target = Channels.newChannel(zip);
            for (Map.Entry<String, NDArray> array : arrays.entrySet()) {
              zip.putNextEntry(new ZipEntry(array.getKey() + SUFFIX));
              Npy.write(array.getValue(), target);
              zip.closeEntry();
            }
            zip.finish();
            zip.flush();
          });
    } catch (IOException e) {
      throw new DataException(file + " cannot be written: " + FileReasons.of(e) + ".", e);
    }
  }

  private static NDArray read(ZipFile zip, ZipEntry entry, String what) throws IOException {
    try (InputStream stream = zip.getInputStream(entry)) {
      return Npy.read(Channels.newChannel(stream), what);
    }
  }
}
