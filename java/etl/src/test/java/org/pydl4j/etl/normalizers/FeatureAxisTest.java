package org.pydl4j.etl.normalizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.FeaturePlaces;

class FeatureAxisTest {
  private static NDArray random(long seed, long... shape) {
    Random random = new Random(seed);
    int length = 1;
    for (long extent : shape) {
      length *= (int) extent;
    }
    return Nd.create(random.doubles(length, -5, 9).toArray(), shape);
  }

  @Test
  void theLastAxisIsWhatRowsOfFeaturesAre() {
    try (Scope scope = Scope.open()) {
      NDArray images = random(31, 6, 4, 5, 3);
      Statistics found = new Statistics(true).add(images);
      Statistics rows = new Statistics().add(Shapes.reshape(images, 120, 3));
      assertArrayEquals(rows.mean(), found.mean(), 1e-14);
      assertArrayEquals(rows.std(), found.std(), 1e-14);
      assertEquals(Boolean.TRUE, found.featuresLast());
      assertNull(rows.featuresLast());
      assertEquals(Boolean.FALSE, new Statistics().add(images).featuresLast());
      Statistics first = new Statistics().add(random(32, 6, 3, 4));
      assertThrows(ShapeException.class, () -> found.merge(first));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"standardize", "minmax", "robust"})
  void revertUndoesTransformInBothOrders(String kind) {
    try (Scope scope = Scope.open()) {
      for (boolean last : new boolean[] {false, true}) {
        NDArray x = random(33, 8, 3, 4, 3);
        NormalizerFitting features = NormalizerFitting.of(kind, last);
        NormalizerFitting labels = NormalizerFitting.of(kind, last);
        features.add(x);
        labels.add(x);
        Normalizer made = Normalizer.fromJson(features.made(labels).toJson());
        assertEquals(last, ((FeatureScaler) made).featuresLast());
        assertEquals(last, ((FeatureScaler) made).labelsLast());
        double[] expected = x.toDoubleArray();
        assertArrayEquals(expected, made.revert(made.transform(x)).toDoubleArray(), 1e-12);
        assertArrayEquals(
            expected, made.revertLabels(made.transformLabels(x)).toDoubleArray(), 1e-12);
        assertArrayEquals(
            made.transform(x).toDoubleArray(), made.transformLabels(x).toDoubleArray());
      }
    }
  }

  @Test
  void filesThatDoNotSaySoMeanAxis1() {
    String old = "{\"@class\":\"NormalizerStandardize\",\"mean\":[1,2],\"std\":[1,1]}";
    FeatureScaler read = (FeatureScaler) Normalizer.fromJson(old);
    assertFalse(read.featuresLast());
    assertFalse(read.toJson().contains("Last"), read.toJson());
    String vgg = "{\"@class\":\"VGG16ImagePreProcessor\"}";
    assertEquals(vgg, Normalizer.fromJson(vgg).toJson());
    String last = new VGG16ImagePreProcessor(true).toJson();
    assertEquals(last, Normalizer.fromJson(last).toJson());
    assertTrue(last.contains("\"featuresLast\":true"), last);
  }

  @Test
  void iteratorsAreFitInBothOrders() {
    try (NDArray x = random(34, 8, 5, 3);
        ArrayDataSetIterator data = new ArrayDataSetIterator(x, x, 4)) {
      for (FeatureScaler made :
          List.of(
              NormalizerStandardize.fit(data, true, true),
              NormalizerMinMaxScaler.fit(data, true, true),
              NormalizerRobust.fit(data, true, true))) {
        assertTrue(made.featuresLast() && made.labelsLast(), made.toJson());
        assertEquals(3, made.scale().center().length);
      }
      assertEquals(5, NormalizerStandardize.fit(data, false).mean().length);
      assertFalse(NormalizerStandardize.fit(data, false).featuresLast());
    }
  }

  @Test
  void whatANetworkKnowsIsFilledIn() {
    var last = new FeaturePlaces.Place("input", "[n, 7, 2]", FeaturePlaces.Order.LAST, 2);
    var alone = new FeaturePlaces.Place("output", "[n, 1]", FeaturePlaces.Order.ALONE, 1);
    String json = "{\"@class\":\"NormalizerRobust\",\"median\":[1,2],\"range\":[1,1]}";
    FeaturePlaces places = new FeaturePlaces(List.of(last), List.of(alone));
    Normalizers placed = Normalizers.placed(json, places);
    assertTrue(placed.toJson().contains("\"featuresLast\":true"), placed.toJson());
    assertEquals(placed.toJson(), Normalizers.placed(placed.toJson(), places).toJson());
    assertEquals(Normalizers.NONE, Normalizers.placed(null, places));
  }
}
