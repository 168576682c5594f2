package org.pydl4j.nd.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.Slice;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.LossReduction;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Randoms;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Sorting;
import org.pydl4j.nd.ops.Updates;

/** The operations that the fuzz test calls, each with random arguments. */
final class Calls {
  private final Map<String, Call> calls = new TreeMap<>();
  private final Random random;
  private final RandomSource source;

  private Calls(Random random, RandomSource source) {
    this.random = random;
    this.source = source;
  }

  /** One operation on one array, with more arguments at will. */
  @FunctionalInterface
  interface Call {
    NDArray apply(NDArray a, RandomArrays arrays);
  }

  static Map<String, Call> all(Random random, RandomSource source) {
    Calls made = new Calls(random, source);
    made.arithmetic();
    made.summaries();
    made.shapes();
    made.indexing();
    made.algebra();
    made.networks();
    made.random();
    return made.calls;
  }

  private void arithmetic() {
    calls.put("add", (a, r) -> Arithmetic.add(a, r.partner(a)));
    calls.put("sub", (a, r) -> Arithmetic.sub(a, r.partner(a)));
    calls.put("div", (a, r) -> Arithmetic.div(a, r.partner(a)));
    calls.put("pow", (a, r) -> Arithmetic.pow(a, r.partner(a)));
    calls.put("powNumber", (a, r) -> Arithmetic.pow(a, r.number()));
    calls.put("floorDivide", (a, r) -> Arithmetic.floorDivide(a, r.partner(a)));
    calls.put("floorDivideNumber", (a, r) -> Arithmetic.floorDivide(a, (long) r.number()));
    calls.put("mod", (a, r) -> Arithmetic.mod(a, r.partner(a)));
    calls.put("modNumber", (a, r) -> Arithmetic.mod(a, (long) r.number()));
    calls.put("fmod", (a, r) -> Arithmetic.fmod(a, r.partner(a)));
    calls.put("minNumber", (a, r) -> Arithmetic.min(a, r.number()));
    calls.put("rdiv", (a, r) -> Arithmetic.div((long) r.number(), a));
    calls.put("addInPlace", (a, r) -> Arithmetic.addInPlace(a, r.partner(a)));
    calls.put("mulInPlace", (a, r) -> Arithmetic.mulInPlace(a, r.number()));
    calls.put("divInPlace", (a, r) -> Arithmetic.divInPlace(a, r.partner(a)));
    calls.put("overlap", (a, r) -> Arithmetic.addInPlace(a, Shapes.transpose(a)));
    calls.put("where", (a, r) -> Comparison.where(Comparison.gt(a, 0), a, r.partner(a)));
    calls.put("le", (a, r) -> Comparison.le(a, r.partner(a)));
    calls.put("and", (a, r) -> Comparison.and(a, r.partner(a)));
    calls.put("allClose", (a, r) -> none(Comparison.allClose(a, r.partner(a))));
    calls.put("exp", (a, r) -> Maths.exp(a));
    calls.put("lgamma", (a, r) -> Maths.lgamma(a));
    calls.put("erfinv", (a, r) -> Maths.erfinv(a));
    calls.put("round", (a, r) -> Maths.round(a));
    calls.put("sqrtInPlace", (a, r) -> Maths.sqrtInPlace(a));
    calls.put("clip", (a, r) -> Maths.clip(a, r.number(), r.number()));
    calls.put("castTo", (a, r) -> Casts.castTo(a, type()));
    calls.put("viewAs", (a, r) -> Casts.viewAs(a, type()));
    calls.put("assign", (a, r) -> a.assign(r.partner(a)));
    calls.put("set", (a, r) -> a.set(r.number(), r.index(3), r.index(3)));
    calls.put("getDouble", (a, r) -> none(a.getDouble(r.index(3), r.index(3))));
  }

  private void summaries() {
    calls.put("sum", (a, r) -> Reduction.sum(a, random.nextBoolean(), r.axes()));
    calls.put("mean", (a, r) -> Reduction.mean(a, random.nextBoolean(), r.axes()));
    calls.put("prod", (a, r) -> Reduction.prod(a, random.nextBoolean(), r.axes()));
    calls.put("max", (a, r) -> Reduction.max(a, random.nextBoolean(), r.axes()));
    calls.put("var", (a, r) -> Reduction.var(a, random.nextBoolean(), true, r.axes()));
    calls.put("any", (a, r) -> Reduction.any(a, r.axes()));
    calls.put("logSumExp", (a, r) -> Reduction.logSumExp(a, false, r.axes()));
    calls.put("norm", (a, r) -> Reduction.norm(a, r.number(), false, r.axes()));
    calls.put("argMax", (a, r) -> Reduction.argMax(a, r.axis()));
    calls.put("argMinAll", (a, r) -> Reduction.argMin(a));
    calls.put("cumSum", (a, r) -> Reduction.cumSum(a, r.axis()));
    calls.put("cumProd", (a, r) -> Reduction.cumProd(a, r.axis()));
    calls.put("sort", (a, r) -> Sorting.sort(a, r.axis(), random.nextBoolean()));
    calls.put("argSort", (a, r) -> Sorting.argSort(a, r.axis()));
    calls.put("topK", (a, r) -> Sorting.topK(a, r.index(4), r.axis()).values());
  }

  private void shapes() {
    calls.put("reshape", (a, r) -> Shapes.reshape(a, r.wildShape()));
    calls.put("reshapeFlat", (a, r) -> Shapes.reshape(a, -1, 1));
    calls.put("flattenFrom", (a, r) -> Shapes.flatten(a, r.axis()));
    calls.put("permute", (a, r) -> Shapes.permute(a, r.axes()));
    calls.put("moveAxis", (a, r) -> Shapes.moveAxis(a, r.axis(), r.axis()));
    calls.put("squeeze", (a, r) -> Shapes.squeeze(a, r.axis()));
    calls.put("squeezeAll", (a, r) -> Shapes.squeeze(a));
    calls.put("expandDims", (a, r) -> Shapes.expandDims(a, r.axis()));
    calls.put("broadcastTo", (a, r) -> Shapes.broadcastTo(a, r.wildShape()));
    calls.put("concat", (a, r) -> Shapes.concat(r.axis(), a, r.partner(a)));
    calls.put("stack", (a, r) -> Shapes.stack(r.axis(), a, r.partner(a)));
    calls.put("split", (a, r) -> Shapes.split(a, r.axis(), r.axis()).get(0));
    calls.put("tile", (a, r) -> Shapes.tile(a, r.wildShape()));
    calls.put("repeat", (a, r) -> Shapes.repeat(a, r.index(4), r.axis()));
    calls.put("flip", (a, r) -> Shapes.flip(a, r.axes()));
    calls.put("roll", (a, r) -> Shapes.roll(a, r.index(9), r.axis()));
    calls.put("empty", (a, r) -> Nd.zeros(a.dtype(), r.wildShape()));
    calls.put("arange", (a, r) -> Nd.arange(r.number(), r.number(), r.number(), a.dtype()));
    calls.put("arangeWhole", (a, r) -> Nd.arange(r.index(4), r.index(9), r.index(3), a.dtype()));
    calls.put("linspace", (a, r) -> Nd.linspace(r.number(), 2, r.index(9), a.dtype()));
    calls.put("eye", (a, r) -> Nd.eye(r.index(5), r.index(5), a.dtype()));
  }

  private void indexing() {
    calls.put("slice", (a, r) -> Indexing.slice(a, r.axis(), r.index(4), r.index(4), r.index(4)));
    calls.put("select", (a, r) -> Indexing.select(a, r.axis(), r.index(4)));
    calls.put("get", (a, r) -> a.get(Slice.at(r.index(3)), Slice.range(r.index(3), r.index(9))));
    calls.put("masked", (a, r) -> Indexing.masked(a, Comparison.gt(r.partner(a), 0)));
    calls.put("fillMasked", (a, r) -> Indexing.fillMasked(a, Comparison.gt(a, 0), r.number()));
    calls.put("nonZero", (a, r) -> Indexing.nonZero(a));
    calls.put("take", (a, r) -> Indexing.take(a, r.indices(3), r.axis()));
    calls.put("takeAlong", (a, r) -> Indexing.takeAlong(a, whole(r.partner(a)), r.axis()));
    calls.put("at", (a, r) -> Indexing.at(a, r.indices(3), r.indices(3)));
    calls.put("put", (a, r) -> Indexing.put(a, Nd.scalar(1, a.dtype()), r.indices(3)));
    calls.put(
        "scatterAdd",
        (a, r) -> {
          NDArray values = r.partner(a);
          return Indexing.scatterAdd(a, whole(values), values, r.axis());
        });
    calls.put(
        "gatherRows",
        (a, r) -> {
          NDArray indices = r.indices(3);
          long[] shape = a.rank() == 0 ? new long[] {1} : a.shape();
          shape[0] = indices.length();
          DType out = random.nextBoolean() ? a.dtype() : DType.FLOAT32;
          return Indexing.gatherRows(a, indices, random.nextInt(2) + 1, Nd.empty(out, shape));
        });
  }

  private void algebra() {
    calls.put("matmul", (a, r) -> Linalg.matmul(a, r.partner(a)));
    calls.put("matmulFits", (a, r) -> Linalg.matmul(a, Shapes.transpose(a, -1, -2)));
    calls.put("dot", (a, r) -> Linalg.dot(Shapes.flatten(a), Shapes.flatten(r.partner(a))));
    calls.put("outer", (a, r) -> Linalg.outer(Shapes.flatten(a), Shapes.flatten(r.partner(a))));
    calls.put("solve", (a, r) -> Linalg.solve(square(a), r.partner(a)));
    calls.put("inverse", (a, r) -> Linalg.inverse(square(a)));
    calls.put("det", (a, r) -> Linalg.det(square(a)));
    calls.put("cholesky", (a, r) -> Linalg.cholesky(positive(a)));
    calls.put("svd", (a, r) -> Linalg.svd(a).s());
    calls.put("qr", (a, r) -> Linalg.qr(a).r());
    calls.put("eigh", (a, r) -> Linalg.eigh(square(a)).values());
    calls.put("diagonal", (a, r) -> Linalg.diagonal(a));
    calls.put("lower", (a, r) -> Linalg.lower(a));
  }

  private void networks() {
    calls.put("relu", (a, r) -> Activations.relu(a));
    calls.put("softmax", (a, r) -> Activations.softmax(a, r.axis()));
    calls.put("gelu", (a, r) -> Activations.gelu(a));
    calls.put("dropout", (a, r) -> Activations.dropout(a, random.nextDouble() * 1.2, source));
    calls.put("linear", (a, r) -> Convolutions.linear(a, r.partner(a), null));
    calls.put(
        "conv2d",
        (a, r) -> {
          long channels = 1L + random.nextInt(2);
          NDArray x = Nd.ones(1, channels, 2 + small(), 2 + small());
          NDArray w = Nd.ones(2, random.nextInt(3) == 0 ? small() : channels, 1, 1 + small());
          return Convolutions.conv2d(x, w, null, two(r), two(r), two(r), 1 + random.nextInt(2));
        });
    calls.put(
        "maxPool2d", (a, r) -> Convolutions.maxPool2d(image(), two(r), two(r), two(r), two(r)));
    calls.put(
        "avgPool2d",
        (a, r) -> {
          long[] around = {small(), small(), small(), small()};
          return Convolutions.avgPool2d(
              image(), two(r), two(r), around, two(r), random.nextBoolean());
        });
    calls.put("channelsLast", (a, r) -> Convolutions.channelsLast(a));
    calls.put(
        "crossEntropy",
        (a, r) -> Losses.crossEntropy(Nd.ones(2, 3), Nd.create(new long[] {r.index(3), 0}), null));
    calls.put("mse", (a, r) -> Losses.mse(a, r.partner(a), LossReduction.BATCH_MEAN));
    calls.put("sgd", (a, r) -> Updates.sgd(a, r.partner(a), r.number()));
    calls.put("clipByNorm", (a, r) -> Updates.clipByNorm(a, r.number()));
    calls.put("leaf", (a, r) -> Autograd.leaf(a));
    calls.put(
        "backward",
        (a, r) -> {
          NDArray w = Autograd.leaf(Nd.ones(3));
          NDArray sum = Reduction.sum(Arithmetic.mul(w, a));
          Autograd.backward(sum, List.of(w), List.of(r.partner(a)));
          return sum;
        });
  }

  private void random() {
    calls.put("uniform", (a, r) -> Randoms.uniformInPlace(a, r.number(), r.number(), source));
    calls.put("normal", (a, r) -> Randoms.normalInPlace(a, r.number(), r.number(), source));
    calls.put("bernoulli", (a, r) -> Randoms.bernoulliInPlace(a, r.number(), source));
    calls.put("integers", (a, r) -> Randoms.integersInPlace(a, r.index(9), r.index(99), source));
    calls.put("permutation", (a, r) -> Randoms.permutation(source, r.index(9)));
  }

  private DType type() {
    return DType.values()[random.nextInt(DType.values().length)];
  }

  private static NDArray none(Object ignored) {
    return null;
  }

  private static NDArray whole(NDArray a) {
    return Casts.castTo(a, DType.INT64);
  }

  private NDArray square(NDArray a) {
    return random.nextInt(4) == 0
        ? a
        : Arithmetic.add(Nd.randn(Seed.of(random.nextLong()), 2, 3, 3), 0);
  }

  private NDArray positive(NDArray a) {
    NDArray m = square(a);
    return random.nextBoolean() ? m : Linalg.matmul(m, Shapes.transpose(m, -1, -2));
  }

  private long small() {
    return random.nextInt(4);
  }

  private long[] two(RandomArrays r) {
    return random.nextInt(4) == 0
        ? new long[] {r.index(3), r.index(3)}
        : new long[] {1 + random.nextInt(2), 1 + random.nextInt(2)};
  }

  private NDArray image() {
    return Nd.randn(Seed.of(random.nextLong()), 1, 2, random.nextInt(6), random.nextInt(6));
  }
}
