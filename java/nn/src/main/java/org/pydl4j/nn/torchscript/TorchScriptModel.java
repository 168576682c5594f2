package org.pydl4j.nn.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.TorchScript;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.Signature;

/**
 * A TorchScript file as a {@link Model}. It owns the module until {@link #close()}.
 *
 * <p>The file names what {@code forward} takes, but neither types nor shapes nor results: those
 * stand in {@code signature.json}, either in the file itself ({@code torch.jit.save(module, path,
 * _extra_files={"signature.json": text})}) or beside it, under the file's name ({@code
 * net.signature.json} for {@code net.pt}) or as {@code signature.json}. Inputs are matched by name;
 * where the names differ, by order.
 */
public final class TorchScriptModel implements Model {
  private static final String SIGNATURE = "signature.json";

  private final TorchScript module;
  private final Signature signature;
  private final List<String> labels;
  private final List<String> order;
  private final List<String> outputs;

  private TorchScriptModel(
      TorchScript module, Signature signature, List<String> labels, List<String> order) {
    this.module = module;
    this.signature = signature;
    this.labels = labels;
    this.order = order;
    this.outputs = signature.outputNames();
  }

  /**
   * Reads a file and its signature.
   *
   * @throws ModelFileException if the file is missing, no TorchScript, or has no signature
   * @throws org.pydl4j.nd.errors.ConfigurationException if the signature cannot be used
   */
  public static TorchScriptModel load(Path file) {
    TorchScript module = TorchScript.load(file);
    try {
      String text = signatureText(file);
      Signature signature = SignatureJson.read(text, "of " + file);
      List<String> order = order(file, module.inputs(), signature);
      return new TorchScriptModel(module, signature, SignatureJson.labels(text), order);
    } catch (RuntimeException e) {
      module.close();
      throw e;
    }
  }

  private static List<String> order(Path file, List<String> taken, Signature signature) {
    List<String> named = signature.inputNames();
    if (named.size() > taken.size()) {
      throw new ModelFileException(
          "The signature of "
              + file
              + " names the inputs "
              + named
              + ", but forward takes "
              + taken
              + ".");
    }
    return named.containsAll(taken.subList(0, named.size()))
        ? taken.subList(0, named.size())
        : named;
  }

  private static String signatureText(Path file) {
    try {
      List<Path> beside = signaturesBeside(file);
      if (!beside.isEmpty()) {
        return Files.readString(beside.get(0));
      }
      String inside = inside(file);
      if (inside != null) {
        return inside;
      }
    } catch (IOException e) {
      throw new ModelFileException("The signature of " + file + " cannot be read: " + e, e);
    }
    throw new ModelFileException(
        "The TorchScript file "
            + file
            + " does not tell the shapes and types of its inputs and outputs. Write "
            + candidates(file).get(0)
            + " with, for example, "
            + SignatureJson.EXAMPLE
            + ".");
  }

  private static List<Path> candidates(Path file) {
    String name = file.getFileName().toString();
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    return List.of(file.resolveSibling(stem + "." + SIGNATURE), file.resolveSibling(SIGNATURE));
  }

  /** The signature beside the file, which goes before one in it; none where there is none. */
  static List<Path> signaturesBeside(Path file) {
    return candidates(file).stream().filter(Files::isRegularFile).limit(1).toList();
  }

  private static @Nullable String inside(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry =
          zip.stream()
              .filter(e -> e.getName().endsWith("/extra/" + SIGNATURE))
              .findFirst()
              .orElse(null);
      if (entry == null) {
        return null;
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public Map<String, NDArray> output(Map<String, NDArray> inputs) {
    if (inputs.size() != order.size() || !inputs.keySet().containsAll(order)) {
      throw new ShapeException("The model has the inputs " + order + ", got " + inputs.keySet());
    }
    Map<String, NDArray> named = new LinkedHashMap<>();
    try (Scope scope = Scope.open()) {
      List<NDArray> results = module.forward(arguments(inputs), outputs);
      for (int i = 0; i < outputs.size(); i++) {
        DType promised = signature.outputs().get(i).dtype();
        NDArray dense = Casts.contiguous(Casts.castTo(results.get(i), promised));
        named.put(outputs.get(i), scope.keep(dense));
      }
    }
    return named;
  }

  private List<NDArray> arguments(Map<String, NDArray> inputs) {
    List<NDArray> arguments = new ArrayList<>();
    for (String name : signature.inputNames()) {
      if (!inputs.containsKey(name)) {
        throw new ShapeException("The model has no input '" + name + "'.");
      }
    }
    for (String name : order) {
      DType wanted =
          signature.inputs().stream().filter(t -> t.name().equals(name)).findFirst().get().dtype();
      arguments.add(Casts.castTo(Objects.requireNonNull(inputs.get(name), name), wanted));
    }
    return arguments;
  }

  @Override
  public void close() {
    module.close();
  }
}
