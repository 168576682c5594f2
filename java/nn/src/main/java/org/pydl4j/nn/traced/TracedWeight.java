package org.pydl4j.nn.traced;

import java.util.List;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.layers.ParameterLayout;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.weights.WeightInit;
import org.pydl4j.nn.weights.WeightInits;

/** A parameter of a {@link Traced} layer. */
public final class TracedWeight extends Configured {
  /** The family of such parameters. */
  public static final Kind<TracedWeight> KIND =
      Kind.of(
          "tracedWeight",
          TracedWeight.class,
          "A parameter of a layer that was written as a function.");

  /** What training does with it. */
  public enum Role {
    /** Weighs inputs: has the updater, l1, l2 and weight noise. */
    WEIGHT,
    /** Is added: has the bias updater, l1Bias and l2Bias. */
    BIAS,
    /** Scales: has the updater and no regularization. */
    GAIN
  }

  /** Its name. */
  public static final Key<String> NAME =
      Key.of("name", Type.STRING)
          .required()
          .check(
              ValueCheck.that(
                  "a word of letters, digits and underscores other than 'input'",
                  name -> name.matches("[A-Za-z_][A-Za-z0-9_]*") && !name.equals("input")))
          .doc("Its name, by which operations and tables of parameters have it.");

  /** Its sizes. */
  public static final Key<List<Long>> SHAPE =
      Key.of("shape", Type.LONGS)
          .required()
          .check(ValueCheck.eachAtLeast(1))
          .doc("The sizes of its axes; without any it is one number.");

  /** How it starts. */
  public static final Key<WeightInit> WEIGHT_INIT =
      Key.of("weightInit", Type.object(WeightInit.KIND))
          .defaultsTo(WeightInits.xavier())
          .doc(
              "How it starts. Of fans there are as many as its first and its last size, of one axis"
                  + " its size for both.");

  /** What training does with it. */
  public static final Key<Role> ROLE =
      Key.of("role", Type.enumOf(Role.class))
          .defaultsTo(Role.WEIGHT)
          .doc(
              "What training does with it: a WEIGHT has the updater and regularization, a BIAS"
                  + " those of biases, a GAIN the updater alone.");

  /** Name, documentation and keys. */
  public static final Declaration<TracedWeight> DECLARATION =
      Declaration.of(KIND, "TracedWeight", TracedWeight::new)
          .doc("A parameter of a layer that was written as a function.")
          .positional(NAME, SHAPE, WEIGHT_INIT, ROLE)
          .build();

  private TracedWeight(Settings settings) {
    super(DECLARATION, settings);
  }

  String name() {
    return get(NAME);
  }

  Shaped shaped() {
    return Shaped.of(sizes());
  }

  private long[] sizes() {
    return get(SHAPE).stream().mapToLong(Long::longValue).toArray();
  }

  ParameterSpec spec() {
    long[] sizes = sizes();
    double in = sizes.length == 0 ? 1 : sizes[0];
    double out = sizes.length == 0 ? 1 : sizes[sizes.length - 1];
    ParameterRole role = ParameterRole.valueOf(get(ROLE).name());
    return new ParameterSpec(name(), sizes, ParameterLayout.C, role, get(WEIGHT_INIT), in, out);
  }

  /** Starts a builder. */
  public static TracedWeightBuilder builder() {
    return new TracedWeightBuilder();
  }
}
