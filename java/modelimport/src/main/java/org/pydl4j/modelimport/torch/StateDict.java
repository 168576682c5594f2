package org.pydl4j.modelimport.torch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.io.Safetensors;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;

/**
 * The weights of networks as PyTorch's {@code state_dict} names and shapes them, in safetensors
 * files. Linear, convolutional, normalizing, recurrent layers and embeddings have counterparts;
 * what has none is named, all of it at once.
 *
 * <pre>{@code
 * StateDict.read(network, Path.of("resnet50.safetensors"), ResNet50.builder().build().torchNames());
 * }</pre>
 */
public final class StateDict {
  private static final String COUNTER = "num_batches_tracked";

  private final NeuralNetwork network;
  private final Map<String, String> names;
  private final List<String> problems = new ArrayList<>();

  private StateDict(NeuralNetwork network, Map<String, String> names) {
    this.network = network;
    this.names = names;
    Set<String> known = new LinkedHashSet<>();
    nodes().forEach(node -> known.add(node.name()));
    for (String name : names.keySet()) {
      if (!known.contains(name)) {
        throw new ConfigurationException(
            "The network has no layer '" + name + "'. " + Names.suggestion(name, known));
      }
    }
  }

  /**
   * Takes the weights of a file; the network keeps all of its own if something is wrong.
   *
   * @param names the module of each layer, by the layer's name; layers that are not named have the
   *     name of their module
   * @throws ModelFileException if the file cannot be read, lacks an array, has one of another shape
   *     or one that no layer wants; names all of them
   * @throws ConfigurationException if there is no such layer
   */
  public static void read(NeuralNetwork network, Path file, Map<String, String> names) {
    StateDict made = new StateDict(network, names);
    try (Scope scope = Scope.open();
        Safetensors.Contents contents = Safetensors.read(file)) {
      made.take(contents.arrays(), file);
    } catch (DataException e) {
      throw new ModelFileException("The weights cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Writes the weights; the file appears whole or not at all.
   *
   * @param names as {@link #read} takes them
   * @throws ModelFileException if there are layers without a counterpart, which it names, or the
   *     file cannot be written
   */
  public static void write(NeuralNetwork network, Path file, Map<String, String> names) {
    StateDict made = new StateDict(network, names);
    try (Scope scope = Scope.open()) {
      Map<String, NDArray> all = made.given();
      made.raise("These weights cannot be written");
      Safetensors.write(all, Map.of("format", "pt"), file);
    } catch (DataException e) {
      throw new ModelFileException("The weights cannot be written: " + e.getMessage(), e);
    }
  }

  private List<Node> nodes() {
    return network.configuration().plan().nodes().stream()
        .filter(node -> node.owner() == node.index() && node.parameterCount() > 0)
        .toList();
  }

  private Map<String, NDArray> own(Node node, Map<String, NDArray> table) {
    Map<String, NDArray> own = new LinkedHashMap<>();
    String prefix = node.prefix() + "_";
    for (ParameterSpec spec : node.parameters()) {
      own.put(spec.name(), Objects.requireNonNull(table.get(prefix + spec.name())));
    }
    return own;
  }

  private String module(Node node) {
    String name = names.getOrDefault(node.name(), node.name());
    return name.isEmpty() ? "" : name + ".";
  }

  /** What a layer's parameters are there; empty and a problem where it has no counterpart. */
  private TorchLayer layer(Node node) {
    TorchLayer found = TorchLayer.of(node);
    if (found == null) {
      problems.add(node.described() + " has no counterpart");
      return TorchLayer.NONE;
    }
    return found;
  }

  private Map<String, NDArray> given() {
    Map<String, NDArray> table = network.paramTable();
    Map<String, NDArray> all = new LinkedHashMap<>();
    for (Node node : nodes()) {
      TorchLayer layer = layer(node);
      Map<String, NDArray> own = own(node, table);
      layer
          .there(own)
          .forEach((name, array) -> all.put(module(node) + name, Casts.contiguous(array)));
      if (TorchLayer.counts(own)) {
        all.put(module(node) + COUNTER, Nd.scalar(network.iteration(), DType.INT64));
      }
    }
    table.values().forEach(NDArray::close);
    return all;
  }

  private void take(Map<String, NDArray> arrays, Path file) {
    NDArray flat = network.params().dup();
    Map<String, NDArray> table = network.table(flat);
    Set<String> left = new TreeSet<>(arrays.keySet());
    for (Node node : nodes()) {
      TorchLayer layer = layer(node);
      Map<String, NDArray> wanted = own(node, table);
      Map<String, NDArray> found = new HashMap<>();
      boolean whole = true;
      for (String name : layer.names(wanted)) {
        String full = module(node) + name;
        NDArray array = arrays.get(full);
        left.remove(full);
        if (array == null) {
          problems.add("there is no '" + full + "' for " + node.described());
          whole = false;
        } else {
          found.put(name, array);
        }
      }
      left.remove(module(node) + COUNTER);
      if (whole) {
        assign(node, layer, found, wanted);
      }
    }
    left.forEach(name -> problems.add("no layer takes '" + name + "'"));
    raise("The weights of " + file + " do not fit the network");
    network.setParams(flat);
  }

  private void assign(
      Node node, TorchLayer layer, Map<String, NDArray> found, Map<String, NDArray> wanted) {
    Map<String, NDArray> expected = layer.there(wanted);
    for (Map.Entry<String, NDArray> each : expected.entrySet()) {
      NDArray given = Objects.requireNonNull(found.get(each.getKey()));
      if (!Arrays.equals(given.shape(), each.getValue().shape())) {
        problems.add(
            "'"
                + module(node)
                + each.getKey()
                + "' has the shape "
                + Arrays.toString(given.shape())
                + " in place of "
                + Arrays.toString(each.getValue().shape()));
        return;
      }
    }
    layer.here(found, wanted);
  }

  private void raise(String what) {
    if (!problems.isEmpty()) {
      boolean one = problems.size() == 1;
      throw new ModelFileException(
          what + ": " + (one ? problems.get(0) + "." : "\n- " + String.join("\n- ", problems)));
    }
  }
}
