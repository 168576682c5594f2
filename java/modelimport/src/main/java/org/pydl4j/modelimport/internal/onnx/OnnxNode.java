package org.pydl4j.modelimport.internal.onnx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/**
 * One operation of a graph.
 *
 * @param name in the file; often empty
 * @param op {@code Conv}
 * @param domain whose operator it is; empty for ONNX' own
 * @param inputs names of values, empty for those that are left out
 * @param outputs names of values
 * @param attributes by their names
 */
public record OnnxNode(
    String name,
    String op,
    String domain,
    List<String> inputs,
    List<String> outputs,
    Map<String, Attribute> attributes) {
  private static final int DEEPEST = 32; // graphs in graphs

  /** A setting: a whole number, a number, a text, a constant, or a list. */
  public static final class Attribute {
    private final List<Long> whole = new ArrayList<>();
    private final List<Double> reals = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<OnnxTensor> outside = new ArrayList<>();
    private @Nullable OnnxTensor tensor;
    private int graphs;

    private static Attribute read(ProtoReader in, int depth, Map<String, Attribute> all) {
      Attribute made = new Attribute();
      String name = "";
      while (in.next()) {
        switch (in.field()) {
          case 1 -> name = in.text();
          case 2 -> made.reals.add((double) in.real());
          case 3 -> made.whole.add(in.number());
          case 4, 9 -> made.texts.add(latin(in));
          case 5 -> {
            OnnxTensor tensor = OnnxTensor.read(in.message());
            tensor.addOutside(made.outside);
            made.tensor = tensor;
          }
          case 6, 11 -> {
            made.outside.addAll(OnnxGraphPart.read(in.message(), depth + 1).outside());
            made.graphs++;
          }
          case 10 -> OnnxTensor.read(in.message()).addOutside(made.outside);
          case 22, 23 -> OnnxTensor.sparse(in.message(), made.outside);
          case 7 ->
              in.reals(false, bits -> made.reals.add((double) Float.intBitsToFloat((int) bits)));
          case 8 -> in.numbers(made.whole::add);
          default -> in.skip();
        }
      }
      all.put(name, made);
      return made;
    }

    private static String latin(ProtoReader in) { // bytes, which need be no text
      return StandardCharsets.ISO_8859_1.decode(in.bytes()).toString();
    }

    /** A constant. */
    public @Nullable OnnxTensor tensor() {
      return tensor;
    }

    /** Whether it holds graphs. */
    public boolean isGraph() {
      return graphs > 0;
    }
  }

  static OnnxNode read(ProtoReader in, int depth) {
    if (depth > DEEPEST) {
      throw new DataException("its graphs stand in one another " + depth + " deep");
    }
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, Attribute> attributes = new TreeMap<>();
    String[] texts = {"", "", ""}; // name, operator, domain
    while (in.next()) {
      switch (in.field()) {
        case 1 -> inputs.add(in.text());
        case 2 -> outputs.add(in.text());
        case 3 -> texts[0] = in.text();
        case 4 -> texts[1] = in.text();
        case 5 -> Attribute.read(in.message(), depth, attributes);
        case 7 -> texts[2] = in.text();
        default -> in.skip();
      }
    }
    String domain = texts[2].equals("ai.onnx") ? "" : texts[2];
    return new OnnxNode(
        texts[0], texts[1], domain, List.copyOf(inputs), List.copyOf(outputs), attributes);
  }

  /** The constants in it, and in graphs in it, that stand in other files. */
  List<OnnxTensor> outside() {
    return attributes.values().stream().flatMap(each -> each.outside.stream()).toList();
  }

  /** The node 'conv1' (Conv). */
  public String described() {
    String called = name.isEmpty() && !outputs.isEmpty() ? outputs.get(0) : name;
    return "the node '" + called + "' (" + (domain.isEmpty() ? op : domain + "." + op) + ")";
  }

  /** How many inputs are given. */
  public int given() {
    return (int) inputs.stream().filter(input -> !input.isEmpty()).count();
  }

  /** An input's name; empty where it is left out. */
  public String input(int number) {
    return number < inputs.size() ? inputs.get(number) : "";
  }

  /** Whether an attribute is there. */
  public boolean has(String key) {
    return attributes.containsKey(key);
  }

  /** A whole number. */
  public long whole(String key, long otherwise) {
    Attribute found = attributes.get(key);
    return found == null || found.whole.isEmpty() ? otherwise : found.whole.get(0);
  }

  /** Whole numbers. */
  public long[] wholes(String key, long... otherwise) {
    Attribute found = attributes.get(key);
    return found == null || found.whole.isEmpty()
        ? otherwise
        : found.whole.stream().mapToLong(Long::longValue).toArray();
  }

  /** A number. */
  public double real(String key, double otherwise) {
    Attribute found = attributes.get(key);
    return found == null || found.reals.isEmpty() ? otherwise : found.reals.get(0);
  }

  /** Numbers. */
  public double[] reals(String key) {
    Attribute found = attributes.get(key);
    return found == null
        ? new double[0]
        : found.reals.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A text. */
  public String text(String key, String otherwise) {
    Attribute found = attributes.get(key);
    return found == null || found.texts.isEmpty() ? otherwise : found.texts.get(0);
  }

  /** Texts. */
  public List<String> texts(String key, String... otherwise) {
    Attribute found = attributes.get(key);
    return found == null || found.texts.isEmpty()
        ? Arrays.asList(otherwise)
        : List.copyOf(found.texts);
  }
}
