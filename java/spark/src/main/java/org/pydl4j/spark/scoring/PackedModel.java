package org.pydl4j.spark.scoring;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.files.ModelFile;

/**
 * A model as the bytes of its file, the same as {@code net.save} writes: what lies on the driver
 * and goes to executors. It holds no native memory.
 */
public final class PackedModel implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int PIECE = 1 << 20;

  private final byte[] bytes;
  private final String id;
  private transient MultiLayerConfiguration configuration;
  private transient @Nullable List<String> labels;
  private transient Broadcast<byte[]> broadcast;
  private transient SparkContext sentBy;

  /** Takes the bytes of a model file. */
  public PackedModel(byte[] bytes) {
    this.bytes = bytes;
    this.id = digest(bytes);
  }

  /** A network as it is now, with its normalizer and its names of classes. */
  public static PackedModel of(MultiLayerNetwork network) {
    return withTemporary(
        file -> {
          ModelFile.write(network, file, true);
          return new PackedModel(Files.readAllBytes(file));
        });
  }

  /**
   * Reads a file that lies on the driver.
   *
   * @throws ModelFileException if it is no model
   */
  public static PackedModel read(Path file) {
    try {
      PackedModel packed = new PackedModel(Files.readAllBytes(file));
      packed.configuration();
      return packed;
    } catch (IOException e) {
      throw new ModelFileException(
          "The model file " + file + " cannot be read: " + FileReasons.of(e) + ".", e);
    }
  }

  /**
   * Writes the file, which appears whole or not at all.
   *
   * @throws ModelFileException if it cannot be written
   */
  public void write(Path file) {
    try {
      AtomicFiles.write(
          file,
          channel -> {
            // The JDK copies as much of the heap into a buffer of its own as one call writes.
            for (int done = 0; done < bytes.length; ) {
              done +=
                  channel.write(ByteBuffer.wrap(bytes, done, Math.min(PIECE, bytes.length - done)));
            }
          });
    } catch (IOException e) {
      throw new ModelFileException(
          "The model file " + file + " cannot be written: " + FileReasons.of(e) + ".", e);
    }
  }

  /** The model, in native memory of its own; the caller closes it. */
  public MultiLayerNetwork open() {
    return open(bytes);
  }

  static MultiLayerNetwork open(byte[] bytes) {
    return withTemporary(
        file -> {
          Files.write(file, bytes);
          return ModelFile.read(file);
        });
  }

  /** What the network was made from; needs no engine. */
  public synchronized MultiLayerConfiguration configuration() {
    if (configuration == null) {
      configuration =
          withTemporary(
              file -> {
                Files.write(file, bytes);
                return ModelFile.readConfiguration(file);
              });
    }
    return configuration;
  }

  /** The names of the classes, empty if there are none; needs no engine. */
  public synchronized List<String> labels() {
    if (labels == null) {
      labels =
          withTemporary(
              file -> {
                Files.write(file, bytes);
                return ModelFile.readLabels(file);
              });
    }
    return labels;
  }

  /** What the model takes and gives; needs no engine. */
  public Signature signature() {
    try (MultiLayerNetwork empty = new MultiLayerNetwork(configuration())) {
      return empty.signature();
    }
  }

  /** The file. */
  public byte[] bytes() {
    return bytes;
  }

  /** Equal for equal files. */
  public String id() {
    return id;
  }

  /** The bytes, sent to each executor once. */
  synchronized Broadcast<byte[]> broadcast(SparkContext context) {
    if (sentBy != context) {
      broadcast = JavaSparkContext.fromSparkContext(context).broadcast(bytes);
      sentBy = context;
    }
    return broadcast;
  }

  @FunctionalInterface
  private interface Use<T> {
    T with(Path file) throws IOException;
  }

  private static <T> T withTemporary(Use<T> use) {
    try {
      Path file = Files.createTempFile("pydl4j-model", ".zip");
      try {
        return use.with(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new ModelFileException("A temporary file for a model cannot be used: " + e, e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
