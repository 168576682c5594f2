package org.pydl4j.etl.internal.opencv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** Boxes with their pictures are in tests/integration/test_objects.py. */
class PlacementTest {
  /** A picture of 100 x 10 of which x = 50 goes to infinity, and what lies beyond comes back. */
  private static Placement horizonAtFifty() {
    Placement made = new Placement(100, 10);
    made.size(100, 10);
    made.then(new double[] {1, 0, 0, 0, 1, 0, -0.02, 0, 1});
    return made;
  }

  @Test
  void aBoxThatCrossesTheHorizonIsCutThere() {
    double left = 20 / 0.6;
    double last = 100 / 3.0; // goes to the right edge
    double seen = 10 * (last - 20 - 0.01 * (last * last - 400)) / (40 * 10); // 10 * depth down
    assertArrayEquals(
        new double[] {left, 0, 100, 10, seen}, horizonAtFifty().of(20, 0, 60, 10), 1e-6);
  }

  @Test
  void nothingIsSeenOfABoxBehindTheHorizonThatComesOutBesideThePicture() {
    assertArrayEquals(new double[5], horizonAtFifty().of(60, 0, 90, 10));
  }

  @Test
  void whatComesOutInThePictureFromBehindTheHorizonIsSeen() {
    Placement turned = horizonAtFifty();
    turned.then(new double[] {1, 0, 150, 0, 1, 10, 0, 0, 1}); // x / depth + 150, y / depth + 10
    double[] box = turned.of(75, 0, 100, 10); // depth from -0.5 to -1: x from 0 to 50
    assertArrayEquals(new double[] {0, 0, 50, 10}, java.util.Arrays.copyOf(box, 4), 1e-6);
  }

  @Test
  void whatWasOnceOutsideOfThePictureDoesNotComeBack() {
    Placement made = new Placement(100, 10);
    made.size(100, 10);
    made.then(Motions.shift(30, 0)); // what lies from 70 on is lost
    made.keep();
    made.then(Motions.shift(-30, 0));
    assertArrayEquals(new double[] {60, 0, 70, 10, 0.5}, made.of(60, 0, 80, 10), 1e-9);
    Placement both = new Placement(100, 10);
    both.size(100, 10);
    both.then(Motions.shift(30, 0)); // joined, nothing is lost in between
    both.then(Motions.shift(-30, 0));
    assertArrayEquals(new double[] {60, 0, 80, 10, 1}, both.of(60, 0, 80, 10), 1e-9);
  }

  @Test
  void aPartOfAPartIsPlacedInTheWhole() {
    Placement made = new Placement(100, 50);
    made.cut(20, 10, 40, 20);
    made.size(80, 40);
    made.cut(40, 20, 40, 20); // the right lower quarter: x from 40 to 60, y from 20 to 30
    made.size(100, 100);
    assertArrayEquals(new double[] {50, 0, 100, 50, 0.125}, made.of(50, 5, 70, 25), 1e-9);
  }
}
