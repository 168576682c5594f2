package org.pydl4j.spark.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.errors.DataException;

class ExampleTest {
  private static final float[] FEATURES = {0.5f};

  @Test
  void aClassIsOneHot() {
    assertArrayEquals(new float[] {0, 0, 1}, Example.ofClass(FEATURES, 2, 3).labels());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3})
  void aLabelThatIsNoClassIsRefused(int label) {
    assertEquals(
        "A label must be the number of one of 3 classes, from 0 on. Got " + label + ".",
        assertThrows(DataException.class, () -> Example.ofClass(FEATURES, label, 3)).getMessage());
  }
}
