package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.losses.LossFunction;

/**
 * The loss of YOLO 2. Arrays are [n, boxes, parts, height, width] unless they say otherwise.
 *
 * @param coord how much places and sizes count
 * @param empty how much the sureness of boxes with nothing in them counts
 * @param position compares places and roots of sizes
 * @param classes compares classes
 */
record YoloLoss(double coord, double empty, LossFunction position, LossFunction classes) {
  private static final double LEAST = 1e-12;

  /**
   * The loss of each example, [n].
   *
   * @param x what the network makes, without activations
   * @param priors [1, boxes, 2, 1, 1]
   * @param labels [n, 4 + classes, height, width]
   */
  NDArray perExample(NDArray x, NDArray priors, NDArray labels) {
    NDArray y = Shapes.expandDims(labels, 1); // the same for all boxes
    NDArray start = Indexing.slice(y, 2, 0, 2);
    NDArray end = Indexing.slice(y, 2, 2, 4);
    NDArray kind = Indexing.slice(y, 2, 4, y.size(2));
    NDArray there = Comparison.gt(Reduction.sum(kind, true, 2), 0); // [n, 1, 1, height, width]

    NDArray xy = Activations.sigmoid(Indexing.slice(x, 2, 0, 2));
    NDArray wh = Arithmetic.mul(Maths.exp(Indexing.slice(x, 2, 2, 4)), priors);
    NDArray sure = Activations.sigmoid(Indexing.slice(x, 2, 4, 5));
    NDArray overlap = overlap(Arithmetic.add(xy, cells(x)), wh, start, end, there);
    NDArray best = best(overlap, there);

    NDArray middle = Arithmetic.mul(Arithmetic.add(start, end), 0.5);
    NDArray inCell = Arithmetic.sub(middle, Maths.floor(middle));
    NDArray size = Maths.sqrt(Arithmetic.max(Arithmetic.sub(end, start), 0));
    NDArray root = Maths.sqrt(Arithmetic.max(wh, LEAST));
    NDArray places =
        Arithmetic.add(
            rows(position, xy, inCell, ActivationFunctions.identity()),
            rows(position, root, size, ActivationFunctions.identity()));
    NDArray logits = Indexing.slice(x, 2, 5, x.size(2));
    NDArray kinds = rows(classes, logits, kind, ActivationFunctions.softmax());
    NDArray seen = Maths.square(Arithmetic.sub(Arithmetic.mul(overlap, best), sure));
    NDArray free = Arithmetic.mul(Arithmetic.sub(1, best), empty);
    NDArray surenessWeight = Arithmetic.add(best, free);

    NDArray boxes = Arithmetic.add(Arithmetic.mul(places, coord), kinds);
    NDArray all = Arithmetic.add(Arithmetic.mul(boxes, best), Arithmetic.mul(seen, surenessWeight));
    return Reduction.sum(all, 1, 2, 3, 4);
  }

  /** A loss over the parts of each box, [n, boxes, 1, height, width]. */
  private static NDArray rows(
      LossFunction loss, NDArray made, NDArray wanted, ActivationFunction activation) {
    long[] shape = made.shape();
    NDArray labels = Shapes.broadcastTo(wanted, shape);
    NDArray each = loss.perExample(flat(made), flat(labels), activation);
    return Shapes.reshape(each, shape[0], shape[1], 1, shape[3], shape[4]);
  }

  private static NDArray flat(NDArray byBox) {
    return Shapes.reshape(Casts.contiguous(Shapes.moveAxis(byBox, 2, -1)), -1, byBox.size(2));
  }

  /** Where cells begin, x and y, [1, 1, 2, height, width]. */
  private static NDArray cells(NDArray x) {
    long height = x.size(3);
    long width = x.size(4);
    NDArray down = Shapes.reshape(Nd.arange(0, height, 1, x.dtype()), height, 1);
    NDArray across = Shapes.reshape(Nd.arange(0, width, 1, x.dtype()), 1, width);
    NDArray both =
        Shapes.stack(
            0, Shapes.broadcastTo(across, height, width), Shapes.broadcastTo(down, height, width));
    return Shapes.reshape(both, 1, 1, 2, height, width);
  }

  /** How much boxes and things have in common, of all that either covers; 0 without a thing. */
  private static NDArray overlap(
      NDArray middle, NDArray wh, NDArray start, NDArray end, NDArray there) {
    NDArray half = Arithmetic.mul(wh, 0.5);
    NDArray from = Arithmetic.max(Arithmetic.sub(middle, half), start);
    NDArray to = Arithmetic.min(Arithmetic.add(middle, half), end);
    NDArray common = area(Arithmetic.max(Arithmetic.sub(to, from), 0));
    NDArray covered =
        Arithmetic.sub(Arithmetic.add(area(wh), area(Arithmetic.sub(end, start))), common);
    NDArray share = Arithmetic.div(common, Arithmetic.max(covered, LEAST));
    return Comparison.where(there, share, Nd.full(0.0, share.dtype(), 1));
  }

  private static NDArray area(NDArray sides) {
    return Arithmetic.mul(Indexing.slice(sides, 2, 0, 1), Indexing.slice(sides, 2, 1, 2));
  }

  /** 1 for the box with the greatest overlap where there is a thing, else 0. */
  private static NDArray best(NDArray overlap, NDArray there) {
    try (Autograd.Guard guard = Autograd.noGrad()) {
      NDArray found = Shapes.expandDims(Reduction.argMax(overlap, 1), 1);
      NDArray numbers =
          Shapes.reshape(
              Nd.arange(0, overlap.size(1), 1, found.dtype()), 1, overlap.size(1), 1, 1, 1);
      NDArray one = Comparison.and(Comparison.eq(numbers, found), there);
      return Casts.castTo(one, overlap.dtype());
    }
  }
}
