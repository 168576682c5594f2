package org.pydl4j.spark.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.files.LoadOptions;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.files.ModelFormat;
import org.pydl4j.spark.transport.Parts;

/**
 * A model as its file, such as {@code net.save} writes, or an ONNX file: what lies on the driver
 * and goes to executors, of any size. It owns a file in the folder for temporary files, until
 * nobody refers to it any more, and no memory.
 */
public final class PackedModel implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Cleaner CLEANER = Cleaner.create();

  private transient Path file;
  private transient String id;
  private transient @Nullable NetworkConfiguration configuration;
  private transient @Nullable List<String> labels;
  private transient @Nullable Optional<String> process;
  private transient @Nullable Optional<ModelFormat> format;
  private transient @Nullable Signature signature;
  private transient @Nullable Parts sent;
  private transient @Nullable SparkContext sentBy;

  private PackedModel(Writer content) {
    own(content);
  }

  @FunctionalInterface
  private interface Writer {
    void write(Path file) throws IOException;
  }

  private void own(Writer content) {
    try {
      Path made = Files.createTempFile("pydl4j-model", ".zip");
      made.toFile().deleteOnExit();
      CLEANER.register(this, () -> delete(made));
      content.write(made);
      file = made;
      id = digest(made);
    } catch (IOException e) {
      throw new ModelFileException("A temporary file for a model cannot be used: " + e, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  /** A network as it is now, with its normalizer and its names of classes. */
  public static PackedModel of(NeuralNetwork network) {
    return of(network, true);
  }

  /**
   * The same.
   *
   * @param updater whether the updaters' state goes with it, for a training that goes on
   */
  public static PackedModel of(NeuralNetwork network, boolean updater) {
    return new PackedModel(file -> ModelFile.write(network, file, updater));
  }

  /** The content of a stream, which stays open: a model file, as long as it may be. */
  public static PackedModel read(InputStream content) {
    return new PackedModel(
        file -> Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING));
  }

  /**
   * Reads a file that lies on the driver; what becomes of it later does not matter.
   *
   * @throws ModelFileException if it is no model
   */
  public static PackedModel read(Path file) {
    requireReadable(file);
    try (InputStream content = Files.newInputStream(file)) {
      return read(content);
    } catch (IOException e) {
      throw new ModelFileException(
          "The model file " + file + " cannot be read: " + FileReasons.of(e) + ".", e);
    }
  }

  /**
   * The same of a file of Deeplearning4j that does not tell which version wrote it; it is kept in
   * our own format.
   *
   * @param writtenBy a version such as {@code 1.0.0-beta7}; empty where the file tells
   * @throws ModelFileException if it is no such file
   */
  public static PackedModel read(Path file, String writtenBy) {
    if (writtenBy.isEmpty()) {
      return read(file);
    }
    try (NeuralNetwork network = LoadOptions.read(file, List.of(), "", true, "", writtenBy)) {
      return of(network);
    }
  }

  private static void requireReadable(Path file) {
    Optional<ModelFormat> format = ModelFormat.of(file);
    if (format.isEmpty()) {
      ModelFile.readConfiguration(file); // says what is wrong with it
      return;
    }
    List<Path> beside = format.get().beside(file);
    if (!beside.isEmpty()) {
      throw new ModelFileException(
          "The model "
              + file
              + " needs files beside it, "
              + beside
              + ", and executors get one file. Put all of it into one: an ONNX model by onnx.save"
              + " without external data, a TorchScript module by _extra_files.");
    }
    format.get().open(file).close();
  }

  /**
   * Writes the file, which appears whole or not at all.
   *
   * @throws ModelFileException if it cannot be written
   */
  public void write(Path target) {
    try (FileChannel content = FileChannel.open(file)) {
      AtomicFiles.write(
          target,
          channel -> {
            for (long done = 0; done < content.size(); ) {
              done += content.transferTo(done, content.size() - done, channel);
            }
          });
    } catch (IOException e) {
      throw new ModelFileException(
          "The model file " + target + " cannot be written: " + FileReasons.of(e) + ".", e);
    }
  }

  /** The content of the file; the caller closes it. */
  public InputStream content() throws IOException {
    return Files.newInputStream(file);
  }

  /**
   * The network, in native memory of its own; the caller closes it.
   *
   * @throws ModelFileException if it is none
   */
  public NeuralNetwork open() {
    requireNetwork();
    return ModelFile.read(file);
  }

  /** Whether it is a network, with layers, and not a file that others compute. */
  public boolean isNetwork() {
    return format().isEmpty();
  }

  private synchronized Optional<ModelFormat> format() {
    Optional<ModelFormat> known = format;
    if (known == null) {
      known = ModelFormat.of(file);
      format = known;
    }
    return known;
  }

  private void requireNetwork() {
    if (!isNetwork()) {
      throw new ModelFileException(
          "The model is a file of "
              + format().get().platform()
              + ", which has no layers here. NeuralNetworkModel and functions of SQL take it.");
    }
  }

  /** What the network was made from; needs no engine. */
  public synchronized NetworkConfiguration configuration() {
    NetworkConfiguration known = configuration;
    if (known == null) {
      requireNetwork();
      known = ModelFile.readConfiguration(file);
      configuration = known;
    }
    return known;
  }

  /** What its parameters take in memory, of a file of others about; needs no engine. */
  long parameterBytes() {
    if (!isNetwork()) {
      return file.toFile().length();
    }
    NetworkConfiguration network = configuration();
    return network.plan().parameterCount() * network.dtype().bytes();
  }

  /** The names of the classes, empty if there are none; needs no engine. */
  public synchronized List<String> labels() {
    List<String> known = labels;
    if (known == null) {
      known = isNetwork() ? ModelFile.readLabels(file) : asked(Model::labels);
      labels = known;
    }
    return known;
  }

  /** The process of raw rows as JSON, null if there is none; needs no engine. */
  public synchronized @Nullable String process() {
    Optional<String> known = process;
    if (known == null) {
      known = Optional.ofNullable(isNetwork() ? ModelFile.readProcess(file) : null);
      process = known;
    }
    return known.orElse(null);
  }

  /** What the model takes and gives; needs no engine where it is a network. */
  public synchronized Signature signature() {
    Signature known = signature;
    if (known == null) {
      if (isNetwork()) {
        try (NeuralNetwork empty = configuration().network()) {
          known = empty.signature();
        }
      } else {
        known = asked(Model::signature);
      }
      signature = known;
    }
    return known;
  }

  private <T> T asked(Function<Model, T> question) {
    try (Model model = ModelFormat.openAny(file)) {
      return question.apply(model);
    }
  }

  /** Equal for equal files. */
  public String id() {
    return id;
  }

  /** The file, sent to each executor once. */
  synchronized SentModel sent(SparkContext context) {
    Parts parts = sent;
    if (parts == null || sentBy != context) {
      try (FileChannel content = FileChannel.open(file)) {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(context);
        parts = Parts.of(spark, content, content.size());
        sent = parts;
        sentBy = context;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new SentModel(id, parts);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.writeLong(Files.size(file));
    Files.copy(file, out);
  }

  private void readObject(ObjectInputStream in) throws IOException {
    long length = in.readLong();
    own(
        made -> {
          try (var out = Files.newOutputStream(made)) {
            byte[] buffer = new byte[1 << 16];
            for (long left = length; left > 0; ) {
              int n = (int) Math.min(left, buffer.length);
              in.readFully(buffer, 0, n);
              out.write(buffer, 0, n);
              left -= n;
            }
          }
        });
  }

  private static String digest(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(content, sha).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
