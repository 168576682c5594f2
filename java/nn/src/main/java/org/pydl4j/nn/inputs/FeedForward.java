package org.pydl4j.nn.inputs;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Rows of numbers: batches are [n, size]. DL4J: {@code InputType.feedForward}. */
public final class FeedForward extends InputType {
  /** How many numbers an example has. */
  public static final Key<Long> SIZE =
      Key.of("size", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("How many numbers an example has.");

  /** Name, documentation and keys. */
  public static final Declaration<FeedForward> DECLARATION =
      Declaration.of(KIND, "FeedForward", FeedForward::new)
          .doc("Rows of numbers: batches are [n, size]. DL4J: InputType.feedForward.")
          .positional(SIZE)
          .build();

  private FeedForward(Settings settings) {
    super(DECLARATION, settings);
  }

  static FeedForward of(long size) {
    return DECLARATION.builder().set(SIZE, size).build();
  }

  @Override
  public long[] shape() {
    return new long[] {get(SIZE)};
  }

  @Override
  public InputType withFeatures(long number) {
    return InputType.feedForward(number);
  }

  @Override
  public String described() {
    return "[" + get(SIZE) + "]";
  }
}
