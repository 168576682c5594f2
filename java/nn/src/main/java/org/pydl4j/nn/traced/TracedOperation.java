package org.pydl4j.nn.traced;

import java.util.List;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/** One operation of a {@link Traced} layer, and what it works on. */
public final class TracedOperation extends Configured {
  /** The family of such calls. */
  public static final Kind<TracedOperation> KIND =
      Kind.of(
          "tracedOperation",
          TracedOperation.class,
          "One operation of a layer that was written as a function.");

  /** The operation. */
  public static final Key<TracedOp> OP =
      Key.of("op", Type.enumOf(TracedOp.class)).required().doc("The operation.");

  /** What it works on. */
  public static final Key<List<String>> OF =
      Key.of("of", Type.STRINGS)
          .required()
          .doc(
              "What it works on, in order: 'input', the name of a parameter, '%3' for what the"
                  + " operation 3 (from 0) made, or a number such as '0.5'.");

  /** Axes, sizes, places. */
  public static final Key<List<Long>> SIZES =
      Key.of("sizes", Type.LONGS)
          .doc(
              "Whole numbers that belong to the operation: the axes of a sum, the sizes of a"
                  + " reshape, axis, first, last and step of a slice.");

  /** Whether axes stay. */
  public static final Key<Boolean> KEEP_DIMS =
      Key.of("keepDims", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether axes that are summed over stay, with the size 1.");

  /** Name, documentation and keys. */
  public static final Declaration<TracedOperation> DECLARATION =
      Declaration.of(KIND, "TracedOperation", TracedOperation::new)
          .doc("One operation of a layer that was written as a function, and what it works on.")
          .positional(OP, OF, SIZES)
          .key(KEEP_DIMS)
          .build();

  private TracedOperation(Settings settings) {
    super(DECLARATION, settings);
  }

  TracedOp op() {
    return get(OP);
  }

  /** Its whole numbers as axes. */
  int[] axes() {
    long[] sizes = sizes();
    int[] axes = new int[sizes.length];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = Math.toIntExact(sizes[i]);
    }
    return axes;
  }

  List<String> of() {
    return get(OF);
  }

  /** Its whole numbers; none where it has none. */
  long[] sizes() {
    return find(SIZES).orElse(List.of()).stream().mapToLong(Long::longValue).toArray();
  }

  boolean keepsDims() {
    return get(KEEP_DIMS);
  }

  /** Starts a builder. */
  public static TracedOperationBuilder builder() {
    return new TracedOperationBuilder();
  }
}
