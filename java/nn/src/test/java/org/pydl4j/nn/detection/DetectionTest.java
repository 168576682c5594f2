package org.pydl4j.nn.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.layers.Yolo2Output;

/** Boxes of outputs, suppression of those that overlap, and labels of known boxes. */
class DetectionTest {
  private static final Yolo2Output TWO_BOXES =
      Yolo2Output.builder().boundingBoxes(1, 1, 2, 2).build();

  /** One picture of 1 x 2 cells, two boxes, two classes. */
  private static NDArray output(double[][][] boxes) {
    float[] values = new float[2 * 7 * 2];
    for (int box = 0; box < 2; box++) {
      for (int cell = 0; cell < 2; cell++) {
        for (int part = 0; part < 7; part++) {
          values[(box * 7 + part) * 2 + cell] = (float) boxes[box][cell][part];
        }
      }
    }
    return Nd.create(values, 1, 14, 1, 2);
  }

  @Test
  void theSurestOfOverlappingBoxesOfAClassStays() {
    double[][][] boxes = {
      {{0.9, 0.5, 1, 1, 0.8, 0.9, 0.1}, {0.1, 0.5, 1, 1, 0.6, 0.8, 0.2}},
      {{0.9, 0.5, 1, 1, 0.7, 0.2, 0.8}, {0.5, 0.5, 1, 1, 0.1, 0.5, 0.5}}
    };
    try (Scope scope = Scope.open()) {
      NDArray made = output(boxes);
      List<DetectedObject> all = Detection.objects(TWO_BOXES, made, 0, 1);
      assertEquals(4, all.size());
      List<DetectedObject> sure = Detection.objects(TWO_BOXES, made, 0.5, 0.4);
      assertEquals(2, sure.size(), sure::toString);
      DetectedObject first = sure.get(0);
      assertEquals(0.8, first.confidence(), 1e-6);
      assertEquals(0, first.predictedClass());
      assertEquals(0.9, first.centerX(), 1e-6);
      assertEquals(0.4, first.left(), 1e-6);
      assertEquals(1, sure.get(1).predictedClass(), "another class is not suppressed");
      // 0.9 and 1.1 wide apart by 0.2: 0.8 of 1.2 in common
      assertEquals(0.8 / 1.2, all.get(0).overlap(all.get(2)), 1e-6);
    }
  }

  @Test
  void labelsStandInTheCellOfTheMiddle() {
    try (Scope scope = Scope.open()) {
      NDArray boxes = Nd.create(new double[] {1, 2, 0.5, 0.25, 1.0, 0.5}, 1, 6);
      NDArray labels = Detection.labels(boxes, 2, 3, 4, 4);
      assertEquals(List.of(2L, 7L, 4L, 4L), longs(labels.shape()));
      double[] expected = {2, 1, 4, 2, 0, 0, 1};
      for (int part = 0; part < 7; part++) {
        assertEquals(expected[part], labels.getDouble(1, part, 1, 3), "part " + part);
      }
      assertEquals(10, labels.sum().getDouble(), "everything else is 0");
    }
  }

  private static List<Long> longs(long[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }

  @Test
  void wrongBoxesAreRefusedByRow() {
    try (Scope scope = Scope.open()) {
      NDArray outside = Nd.create(new double[] {0, 0, 0, 0, 1, 1, 0, 0, 0.5, 0, 1.5, 1}, 2, 6);
      DataException row =
          assertThrows(DataException.class, () -> Detection.labels(outside, 1, 1, 2, 2));
      assertTrue(row.getMessage().startsWith("Row 1 of the boxes"), row.getMessage());
      NDArray wrong = Nd.zeros(1, 13, 2, 2);
      assertThrows(ShapeException.class, () -> Detection.objects(TWO_BOXES, wrong, 0.5, 0.5));
    }
  }
}
