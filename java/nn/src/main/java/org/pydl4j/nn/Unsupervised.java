package org.pydl4j.nn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.layers.GenerativeLayer;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.training.Batches;
import org.pydl4j.nn.training.FlatParameters;
import org.pydl4j.nn.training.Pass;
import org.pydl4j.nn.training.PretrainingObjective;

/** What layers that learn without labels can be asked. */
final class Unsupervised {
  private final NetworkConfiguration configuration;
  private final FlatParameters parameters;

  Unsupervised(NetworkConfiguration configuration, FlatParameters parameters) {
    this.configuration = configuration;
    this.parameters = parameters;
  }

  /** The layer of this name; null for the first one that learns without labels. */
  static Node node(Plan plan, @Nullable String name) {
    return name == null ? Pretraining.layers(plan).get(0) : named(plan, name);
  }

  private static Node named(Plan plan, String name) {
    return plan.nodes().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "The network has no layer '"
                        + name
                        + "'. "
                        + Names.suggestion(name, plan.nodes().stream().map(Node::name).toList())));
  }

  NDArray decode(@Nullable String layer, NDArray hidden) {
    Node node = node(configuration.plan(), layer);
    if (!(node.vertex() instanceof GenerativeLayer able)) {
      throw new ConfigurationException(
          "Only layers such as VariationalAutoencoder, AutoEncoder and RBM make inputs again. It is"
              + " "
              + node.described()
              + ".");
    }
    long size = node.output().features();
    if (hidden.rank() != 2 || hidden.size(1) != size) {
      throw new ShapeException(
          "What is to be decoded by "
              + node.described()
              + " must be [n, "
              + size
              + "]. Got "
              + Arrays.toString(hidden.shape())
              + ".");
    }
    try (Scope scope = Scope.open();
        Autograd.Guard inference = Autograd.inference()) {
      NDArray typed = Batches.features(hidden, configuration.dtype());
      Pass pass = Pass.inference(configuration.plan(), parameters, null);
      return scope.keep(pass.decode(node, able, typed));
    }
  }

  NDArray losses(@Nullable String layer, Batch batch) {
    Node node = node(configuration.plan(), layer);
    PretrainingObjective objective = new PretrainingObjective(configuration, parameters, node);
    try (Scope scope = Scope.open()) {
      return scope.keep(objective.losses(batch));
    }
  }
}
