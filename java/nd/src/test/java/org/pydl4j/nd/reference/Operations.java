package org.pydl4j.nd.reference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.LossReduction;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Sorting;

/** What the names in {@code cases.tsv} mean: our operation for each of numpy's. */
final class Operations {
  private static final Map<String, Operation> TABLE = new HashMap<>();

  static {
    arithmetic();
    maths();
    activations();
    reductions();
    shapes();
    indexing();
    algebra();
    losses();
    factories();
  }

  private Operations() {}

  /** One of our operations with the parameters of a case. */
  @FunctionalInterface
  interface Operation {
    List<NDArray> apply(NDArray[] in, String parameters);
  }

  static Operation of(String name) {
    Operation operation = TABLE.get(name);
    if (operation == null) {
      throw new AssertionError(
          "cases.tsv names the operation '" + name + "', Operations.java does not");
    }
    return operation;
  }

  private static void arithmetic() {
    two("add", Arithmetic::add);
    two("sub", Arithmetic::sub);
    two("mul", Arithmetic::mul);
    two("div", Arithmetic::div);
    two("min", Arithmetic::min);
    two("max", Arithmetic::max);
    two("floorDivide", Arithmetic::floorDivide);
    two("mod", Arithmetic::mod);
    two("fmod", Arithmetic::fmod);
    two("pow", Arithmetic::pow);
    one("neg", Arithmetic::neg);
    with("addScalar", (in, p) -> Arithmetic.add(in[0], Double.valueOf(p)));
    with("rsubScalar", (in, p) -> Arithmetic.sub(Double.valueOf(p), in[0]));
    with("rdivScalar", (in, p) -> Arithmetic.div(Double.valueOf(p), in[0]));
    with("where", (in, p) -> Comparison.where(in[0], in[1], in[2]));
    with("castTo", (in, p) -> Casts.castTo(in[0], DType.of(p)));
    two("eq", Comparison::eq);
    two("ne", Comparison::ne);
    two("lt", Comparison::lt);
    two("le", Comparison::le);
    two("gt", Comparison::gt);
    two("ge", Comparison::ge);
    two("and", Comparison::and);
    two("or", Comparison::or);
    two("xor", Comparison::xor);
    one("not", Comparison::not);
    one("isNaN", Comparison::isNaN);
    one("isInf", Comparison::isInf);
    one("isFinite", Comparison::isFinite);
  }

  private static void maths() {
    one("abs", Maths::abs);
    one("sign", Maths::sign);
    one("square", Maths::square);
    one("floor", Maths::floor);
    one("ceil", Maths::ceil);
    one("round", Maths::round);
    one("trunc", Maths::trunc);
    one("exp", Maths::exp);
    one("expm1", Maths::expm1);
    one("log", Maths::log);
    one("log1p", Maths::log1p);
    one("log2", Maths::log2);
    one("log10", Maths::log10);
    one("sqrt", Maths::sqrt);
    one("rsqrt", Maths::rsqrt);
    one("reciprocal", Maths::reciprocal);
    one("sin", Maths::sin);
    one("cos", Maths::cos);
    one("tan", Maths::tan);
    one("asin", Maths::asin);
    one("acos", Maths::acos);
    one("atan", Maths::atan);
    one("sinh", Maths::sinh);
    one("cosh", Maths::cosh);
    one("tanh", Maths::tanh);
    one("asinh", Maths::asinh);
    one("acosh", Maths::acosh);
    one("atanh", Maths::atanh);
    one("erf", Maths::erf);
    one("erfc", Maths::erfc);
    one("lgamma", Maths::lgamma);
    two("atan2", Maths::atan2);
    two("hypot", Maths::hypot);
    with("clip", (in, p) -> Maths.clip(in[0], doubles(p)[0], doubles(p)[1]));
  }

  private static void activations() {
    one("relu", Activations::relu);
    one("relu6", Activations::relu6);
    one("leakyRelu", a -> Activations.leakyRelu(a, 0.1));
    one("thresholdedRelu", a -> Activations.thresholdedRelu(a, 0.5));
    one("elu", a -> Activations.elu(a, 1.5));
    one("selu", Activations::selu);
    one("sigmoid", Activations::sigmoid);
    one("logSigmoid", Activations::logSigmoid);
    one("hardSigmoid", Activations::hardSigmoid);
    one("tanh_", Activations::tanh);
    one("hardTanh", Activations::hardTanh);
    one("softmax", a -> Activations.softmax(a, -1));
    one("logSoftmax", a -> Activations.logSoftmax(a, 1));
    one("softplus", Activations::softplus);
    one("softsign", Activations::softsign);
    one("gelu", Activations::gelu);
    one("geluTanh", Activations::geluTanh);
    one("swish", Activations::swish);
    one("mish", Activations::mish);
    one("hardSwish", Activations::hardSwish);
    one("cube", Activations::cube);
    one("rationalTanh", Activations::rationalTanh);
    one("rectifiedTanh", Activations::rectifiedTanh);
  }

  private static void reductions() {
    reduce("sum", Reduction::sum);
    reduce("mean", Reduction::mean);
    reduce("prod", Reduction::prod);
    reduce("min", "min", Reduction::min);
    reduce("max", "max", Reduction::max);
    reduce("var", (a, keep, axes) -> Reduction.var(a, false, keep, axes));
    reduce("stdUnbiased", (a, keep, axes) -> Reduction.std(a, true, keep, axes));
    reduce("logSumExp", Reduction::logSumExp);
    reduce("any", (a, keep, axes) -> Reduction.any(a, axes));
    reduce("all", (a, keep, axes) -> Reduction.all(a, axes));
    with(
        "norm",
        (in, p) -> {
          String[] parts = p.split(";", -1);
          boolean keep = parts[1].equals("True");
          return Reduction.norm(in[0], Double.parseDouble(parts[0]), keep, ints(parts[2]));
        });
    with("argMax", (in, p) -> Reduction.argMax(in[0], ints(p)[0]));
    with("argMin", (in, p) -> Reduction.argMin(in[0], ints(p)[0]));
    one("argMaxAll", Reduction::argMax);
    one("argMinAll", Reduction::argMin);
    with("cumSum", (in, p) -> Reduction.cumSum(in[0], ints(p)[0]));
    with("cumProd", (in, p) -> Reduction.cumProd(in[0], ints(p)[0]));
  }

  private static void shapes() {
    with("reshape", (in, p) -> Shapes.reshape(in[0], longs(p)));
    one("transpose", Shapes::transpose);
    with("swap", (in, p) -> Shapes.transpose(in[0], ints(p)[0], ints(p)[1]));
    with("permute", (in, p) -> Shapes.permute(in[0], ints(p)));
    with("moveAxis", (in, p) -> Shapes.moveAxis(in[0], ints(p)[0], ints(p)[1]));
    with("squeeze", (in, p) -> Shapes.squeeze(in[0], ints(p)[0]));
    one("squeezeAll", Shapes::squeeze);
    with("expandDims", (in, p) -> Shapes.expandDims(in[0], ints(p)[0]));
    with("broadcastTo", (in, p) -> Shapes.broadcastTo(in[0], longs(p)));
    one("flatten", Shapes::flatten);
    with("flattenFrom", (in, p) -> Shapes.flatten(in[0], ints(p)[0]));
    with("concat", (in, p) -> Shapes.concat(ints(p)[0], in));
    with("stack", (in, p) -> Shapes.stack(ints(p)[0], in));
    with("tile", (in, p) -> Shapes.tile(in[0], longs(p)));
    with("repeat", (in, p) -> Shapes.repeat(in[0], ints(p)[0], ints(p)[1]));
    with("flip", (in, p) -> Shapes.flip(in[0], ints(p)));
    with("roll", (in, p) -> Shapes.roll(in[0], ints(p)[0], ints(p)[1]));
    TABLE.put("split", (in, p) -> Shapes.split(in[0], ints(p)[0], ints(p)[1]));
  }

  private static void indexing() {
    with(
        "slice",
        (in, p) -> {
          long[] n = longs(p);
          return Indexing.slice(in[0], (int) n[0], n[1], n[2], n[3]);
        });
    with("select", (in, p) -> Indexing.select(in[0], ints(p)[0], ints(p)[1]));
    two("masked", Indexing::masked);
    with("fillMasked", (in, p) -> Indexing.fillMasked(in[0].dup(), in[1], Integer.valueOf(p)));
    one("nonZero", Indexing::nonZero);
    with("at", (in, p) -> Indexing.at(in[0], Arrays.copyOfRange(in, 1, in.length)));
    with("take", (in, p) -> Indexing.take(in[0], in[1], ints(p)[0]));
    with("takeAlong", (in, p) -> Indexing.takeAlong(in[0], in[1], ints(p)[0]));
    with("put", (in, p) -> Indexing.put(in[0].dup(), in[1], in[2], in[3]));
    with("scatterAdd", (in, p) -> Indexing.scatterAdd(in[0].dup(), in[1], in[2], ints(p)[0]));
  }

  private static void algebra() {
    two("matmul", Linalg::matmul);
    two("dot", Linalg::dot);
    two("outer", Linalg::outer);
    two("solve", Linalg::solve);
    one("inverse", Linalg::inverse);
    one("det", Linalg::det);
    one("cholesky", Linalg::cholesky);
    one("eigenvalues", a -> Linalg.eigh(a).values());
    one("singularValues", a -> Linalg.svd(a).s());
    one("svdProduct", Operations::svdProduct);
    one("qrProduct", Operations::qrProduct);
    one("eighProduct", Operations::eighProduct);
    one("diagonal", Linalg::diagonal);
    one("lower", Linalg::lower);
    one("upper", Linalg::upper);
    with("sort", (in, p) -> Sorting.sort(in[0], first(p), p.endsWith("True")));
    with("argSort", (in, p) -> Sorting.argSort(in[0], first(p), p.endsWith("True")));
    TABLE.put(
        "topK",
        (in, p) -> {
          int axis = Integer.parseInt(p.split(",")[1]);
          Sorting.TopK top = Sorting.topK(in[0], first(p), axis, p.endsWith("True"));
          return List.of(top.values(), top.indices());
        });
  }

  private static NDArray svdProduct(NDArray a) {
    Linalg.Svd parts = Linalg.svd(a);
    NDArray scaled = Arithmetic.mul(parts.u(), Shapes.expandDims(parts.s(), -2));
    return Linalg.matmul(scaled, parts.vt());
  }

  private static NDArray qrProduct(NDArray a) {
    Linalg.Qr parts = Linalg.qr(a);
    return Linalg.matmul(parts.q(), Linalg.upper(parts.r()));
  }

  private static NDArray eighProduct(NDArray a) {
    Linalg.Eigen parts = Linalg.eigh(a);
    NDArray scaled = Arithmetic.mul(parts.vectors(), Shapes.expandDims(parts.values(), -2));
    return Linalg.matmul(scaled, Shapes.transpose(parts.vectors(), -1, -2));
  }

  private static void losses() {
    with("crossEntropy", (in, p) -> Losses.crossEntropy(in[0], in[1], null, how(p)));
    with("weightedCrossEntropy", (in, p) -> Losses.crossEntropy(in[0], in[1], in[2], how(p)));
    with(
        "probabilityCrossEntropy",
        (in, p) -> Losses.crossEntropyOfProbabilities(in[0], in[1], null, how(p)));
    with(
        "weightedProbabilityCrossEntropy",
        (in, p) -> Losses.crossEntropyOfProbabilities(in[0], in[1], in[2], how(p)));
    with("mse", (in, p) -> Losses.mse(in[0], in[1], how(p)));
    with("l1", (in, p) -> Losses.l1(in[0], in[1], how(p)));
    with("huber", (in, p) -> Losses.huber(in[0], in[1], how(p)));
    with("binaryLogits", (in, p) -> Losses.binaryCrossEntropyWithLogits(in[0], in[1], how(p)));
    with("klDivergence", (in, p) -> Losses.klDivergence(in[0], in[1], how(p)));
  }

  private static void factories() {
    with(
        "arange",
        (in, p) -> {
          String[] n = p.split(",");
          return Nd.arange(number(n[0]), number(n[1]), number(n[2]), DType.of(n[3]));
        });
    with(
        "linspace",
        (in, p) -> Nd.linspace(doubles(p)[0], doubles(p)[1], (long) doubles(p)[2], DType.FLOAT64));
    with("eye", (in, p) -> Nd.eye(longs(p)[0], longs(p)[1], DType.FLOAT64));
  }

  /** A reduction of a case {@code "keepDims;axes"}. */
  private interface Reducer {
    NDArray apply(NDArray a, boolean keep, int... axes);
  }

  /** An operation with one result. */
  private interface Single {
    NDArray apply(NDArray[] in, String parameters);
  }

  private static void one(String name, UnaryOperator<NDArray> operation) {
    TABLE.put(name, (in, p) -> List.of(operation.apply(in[0])));
  }

  /** Of two inputs; {@code min} and {@code max} of one input are reductions. */
  private static void two(String name, BinaryOperator<NDArray> operation) {
    TABLE.put(name, (in, p) -> List.of(operation.apply(in[0], in[1])));
  }

  private static void with(String name, Single operation) {
    TABLE.put(name, (in, p) -> List.of(operation.apply(in, p)));
  }

  private static void reduce(String name, Reducer operation) {
    with(
        name,
        (in, p) -> {
          String[] parts = p.split(";", -1);
          return operation.apply(in[0], parts[0].equals("True"), ints(parts[1]));
        });
  }

  /** A name that means a pair operation with two inputs and a reduction with one. */
  private static void reduce(String name, String pair, Reducer operation) {
    Operation two = TABLE.get(pair);
    reduce(name, operation);
    Operation one = TABLE.get(name);
    TABLE.put(name, (in, p) -> in.length == 2 ? two.apply(in, p) : one.apply(in, p));
  }

  private static LossReduction how(String name) {
    return LossReduction.valueOf(name);
  }

  private static Number number(String text) {
    return text.contains(".") ? (Number) Double.valueOf(text) : (Number) Long.valueOf(text);
  }

  private static int first(String list) {
    return Integer.parseInt(list.split(",")[0]);
  }

  private static int[] ints(String list) {
    return Arrays.stream(longs(list)).mapToInt(Math::toIntExact).toArray();
  }

  private static long[] longs(String list) {
    return list.isEmpty()
        ? new long[0]
        : Arrays.stream(list.split(",")).mapToLong(Long::parseLong).toArray();
  }

  private static double[] doubles(String list) {
    return Arrays.stream(list.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}
