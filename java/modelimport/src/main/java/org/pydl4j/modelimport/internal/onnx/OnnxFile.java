package org.pydl4j.modelimport.internal.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Buffers;

/**
 * An ONNX file as it is read, checked for what it says of lengths and places. It owns the bytes of
 * the file, off the heap, until {@link #close()}: what is taken of it borrows them.
 */
public final class OnnxFile implements AutoCloseable {
  private static final int MOST_FIELDS = 4096; // of the outermost message
  private static final int GRAPH = 7;

  private final Path path;
  private final NDArray bytes;
  private final Map<String, Long> operatorSets = new HashMap<>();
  private final Map<String, String> notes = new HashMap<>();
  private String producer = "";
  private long version;
  private final List<OnnxTensor> ofFunctions = new ArrayList<>(); // in other files
  private @Nullable OnnxGraphPart graph;

  private OnnxFile(Path path, NDArray bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  /**
   * Reads a file.
   *
   * @throws DataException if it is damaged or no ONNX file
   */
  public static OnnxFile open(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        throw new DataException(
            "it has "
                + size
                + " bytes, and an ONNX file holds 2 GiB at most: its weights go into files beside"
                + " it");
      }
      NDArray bytes = Buffers.hostArray(DType.UINT8, size);
      OnnxFile made = new OnnxFile(path, bytes);
      try {
        ByteBuffer content = Buffers.of(bytes);
        fill(channel, content);
        made.read(new ProtoReader(content.flip()));
        return made;
      } catch (IOException | RuntimeException e) {
        made.close();
        throw e;
      }
    }
  }

  private static void fill(FileChannel channel, ByteBuffer to) throws IOException {
    while (to.hasRemaining()) {
      if (channel.read(to) < 0) {
        throw new DataException("it ends too early");
      }
    }
  }

  private void read(ProtoReader in) {
    while (in.next()) {
      switch (in.field()) {
        case 1 -> version = in.number();
        case 2 -> producer = in.text();
        case GRAPH -> graph = OnnxGraphPart.read(in.message(), 0);
        case 8 -> operatorSet(in.message());
        case 14 -> OnnxTensor.pair(in.message(), notes);
        case 25 -> function(in.message());
        default -> in.skip();
      }
    }
    if (graph == null) {
      throw new DataException("it has no graph: it is no ONNX file, or damaged");
    }
  }

  private void operatorSet(ProtoReader in) {
    String domain = "";
    long number = 0;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> domain = in.text();
        case 2 -> number = in.number();
        default -> in.skip();
      }
    }
    operatorSets.put(domain.equals("ai.onnx") ? "" : domain, number);
  }

  /** Its nodes are looked at as all others; who runs it calls it by its domain and name. */
  private void function(ProtoReader in) {
    while (in.next()) {
      if (in.field() == 7) {
        ofFunctions.addAll(OnnxNode.read(in.message(), 1).outside());
      } else {
        in.skip();
      }
    }
  }

  /** The graph. */
  public OnnxGraphPart graph() {
    OnnxGraphPart made = graph;
    if (made == null) {
      throw new IllegalStateException("not read");
    }
    return made;
  }

  /** Which operators of ONNX' own it is written in; 0 where it does not say. */
  public long operatorSet() {
    return operatorSets.getOrDefault("", 0L);
  }

  /** The version of the format and who wrote it, in words. */
  public String version() {
    String by = producer.isEmpty() ? "" : " by " + producer;
    return "IR " + version + ", opset " + operatorSet() + by;
  }

  /** What somebody wrote to it: names and texts. */
  public Map<String, String> notes() {
    return notes;
  }

  /** The files beside it that hold weights. */
  public List<Path> beside() {
    List<Path> found = new ArrayList<>();
    for (OnnxTensor constant : outside()) {
      Path place = place(constant);
      if (!found.contains(place)) {
        found.add(place);
      }
    }
    return found;
  }

  /** All constants in other files, wherever they are named: in graphs in graphs, too. */
  private List<OnnxTensor> outside() {
    List<OnnxTensor> all = new ArrayList<>(graph().outside());
    all.addAll(ofFunctions);
    return all;
  }

  private Path place(OnnxTensor constant) {
    String location = constant.outside().getOrDefault("location", "");
    Path folder = Objects.requireNonNull(path.toAbsolutePath().normalize().getParent());
    try {
      Path place = folder.resolve(location).normalize();
      if (location.isEmpty() || Path.of(location).isAbsolute() || !place.startsWith(folder)) {
        throw outside(constant, "in '" + location + "', which is not in the folder of the file");
      }
      if (!Files.isRegularFile(place)) {
        throw outside(constant, "in '" + location + "', which is no file beside this one");
      }
      if (!isBeside(place, folder)) {
        throw outside(constant, "in '" + location + "', which leads out of the file's folder");
      }
      return place;
    } catch (InvalidPathException | IOException e) {
      throw outside(constant, "in '" + location + "', which cannot be used: " + e.getMessage());
    }
  }

  /**
   * Whether a file really lies in the folder of this one, or in the one that this one is a link
   * into: caches keep files under their digests in a folder, and links to them in another.
   */
  private boolean isBeside(Path place, Path folder) throws IOException {
    Path real = place.toRealPath();
    Path own = Objects.requireNonNull(path.toRealPath().getParent());
    return real.startsWith(folder.toRealPath()) || real.startsWith(own);
  }

  private static DataException outside(OnnxTensor constant, String what) {
    return new DataException("the constant '" + constant.name() + "' stands " + what);
  }

  /** Checks that all weights beside the file are there. */
  public void requireBeside() {
    for (OnnxTensor constant : outside()) {
      Path place = place(constant);
      DType type = OnnxTypes.of(constant.type());
      if (type != null) {
        span(constant, place, constant.length() * type.bytes());
      }
    }
  }

  private static long span(OnnxTensor constant, Path place, long bytes) {
    try {
      long offset = Long.parseLong(constant.outside().getOrDefault("offset", "0"));
      long length = Long.parseLong(constant.outside().getOrDefault("length", Long.toString(bytes)));
      long size = Files.size(place);
      if (offset < 0 || length != bytes || offset > size - length) {
        throw outside(
            constant,
            "at "
                + offset
                + " with "
                + length
                + " bytes, of which it has "
                + bytes
                + ", in a file of "
                + size);
      }
      return offset;
    } catch (NumberFormatException | IOException e) {
      throw outside(constant, "at no place that can be read: " + e.getMessage());
    }
  }

  /** Reads the numbers of a constant in another file. */
  void readOutside(OnnxTensor constant, ByteBuffer to) {
    Path place = place(constant);
    long offset = span(constant, place, to.remaining());
    try (FileChannel channel = FileChannel.open(place)) {
      fill(channel.position(offset), to);
    } catch (IOException e) {
      throw outside(constant, "in " + place + ", which cannot be read: " + e.getMessage());
    }
  }

  /**
   * Whether a file looks like one: all of it are fields of such a message, and one is a graph. Only
   * the heads of the fields are read.
   */
  public static boolean isOne(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(path)) {
      return looksLikeOne(channel);
    } catch (IOException | DataException e) {
      return false;
    }
  }

  private static boolean looksLikeOne(FileChannel channel) throws IOException {
    boolean graph = false;
    long at = 0;
    for (int fields = 0; at < channel.size(); fields++) {
      ByteBuffer head = ByteBuffer.allocate(20);
      channel.read(head, at);
      head.flip();
      int before = head.remaining();
      long tag = ProtoReader.varint(head);
      int field = (int) (tag >>> 3);
      boolean counted = field == 1 || field == 5; // whole numbers; all others have a length
      if (fields > MOST_FIELDS || field < 1 || field > 31 || (tag & 7) != (counted ? 0 : 2)) {
        return false;
      }
      long value = ProtoReader.varint(head);
      at += before - head.remaining() + (counted ? 0 : value);
      if (at < 0 || value < 0 && !counted) {
        return false;
      }
      graph |= field == GRAPH;
    }
    return graph && at == channel.size();
  }

  @Override
  public void close() {
    bytes.close();
  }
}
