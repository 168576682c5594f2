package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.dropout.IDropout;

/** The keys that layers and vertices of attention share. */
public final class AttentionKeys {
  /** How many heads. */
  public static final Key<Long> N_HEADS =
      Key.of("nHeads", Type.LONG)
          .defaultsTo(1L)
          .check(ValueCheck.atLeast(1))
          .doc("How many heads look at the series, each with projections of its own.");

  /** How many heads of keys and values. */
  public static final Key<Long> N_KEY_VALUE_HEADS =
      Key.of("nKeyValueHeads", Type.LONG)
          .check(ValueCheck.atLeast(1))
          .doc(
              "How many heads keys and values have, each for a group of nHeads / nKeyValueHeads"
                  + " heads of queries; nHeads when not set. 1 is multi-query attention. Keras:"
                  + " GroupQueryAttention. Source: Ainslie et al. 2023.");

  /** Numbers of a head. */
  public static final Key<Long> HEAD_SIZE =
      Key.of("headSize", Type.LONG)
          .check(ValueCheck.atLeast(1))
          .doc("How many numbers a head computes with; nOut / nHeads when not set.");

  /** Whether there are projections. */
  public static final Key<Boolean> PROJECT_INPUT =
      Key.of("projectInput", Type.BOOL)
          .defaultsTo(true)
          .doc(
              "Whether queries, keys and values are made from the input by learnt weights (DL4J's"
                  + " default: false). Without, there is one head, and nOut is the input's size.");

  /** Whether there are biases. */
  public static final Key<Boolean> HAS_BIAS =
      Key.of("hasBias", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether the projections have biases, as PyTorch's have (DL4J's have none).");

  /** Whether later steps are hidden. */
  public static final Key<Boolean> USE_CAUSAL_MASK =
      Key.of("useCausalMask", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether a step sees only itself and the steps before it.");

  /** What happens to the weights of attention. */
  public static final Key<IDropout> ATTENTION_DROP_OUT =
      Key.of("attentionDropOut", IDropout.TYPE)
          .defaultsTo(new Dropout(1))
          .check(IDropout.each(ValueCheck.between(0, 1)))
          .doc(
              "Probability of KEEPING each weight of the attention in training (Keras and PyTorch"
                  + " give the probability of dropping). 1 and 0 mean no dropout.");

  private AttentionKeys() {}

  /** Outputs, then some, then those of attention with projections, then those of training. */
  public static List<Key<?>> with(Key<?>... own) {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(LayerKeys.N_OUT);
    keys.add(N_HEADS);
    keys.add(N_KEY_VALUE_HEADS);
    keys.add(HEAD_SIZE);
    Collections.addAll(keys, own);
    keys.add(PROJECT_INPUT);
    keys.add(HAS_BIAS);
    keys.add(USE_CAUSAL_MASK);
    keys.add(ATTENTION_DROP_OUT);
    keys.addAll(training());
    return List.copyOf(keys);
  }

  /** What the network can set for layers without a function of the output; name and frozen. */
  static List<Key<?>> training() {
    List<Key<?>> keys = new ArrayList<>(LayerKeys.INHERITED);
    keys.remove(LayerKeys.ACTIVATION);
    keys.add(LayerKeys.NAME);
    keys.add(LayerKeys.FROZEN);
    return keys;
  }
}
