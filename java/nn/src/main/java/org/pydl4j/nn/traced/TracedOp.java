package org.pydl4j.nn.traced;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Linalg;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;

/**
 * The operations that a {@link Traced} layer may be made of, each with its shape and its formula.
 * Nothing else can be named in a file; Python has the list from here.
 */
public enum TracedOp {
  /** {@link Maths#abs(NDArray)}. */
  ABS(Maths::abs),
  /** {@link Maths#sign(NDArray)}. */
  SIGN(Maths::sign),
  /** {@link Maths#square(NDArray)}. */
  SQUARE(Maths::square),
  /** {@link Maths#floor(NDArray)}. */
  FLOOR(Maths::floor),
  /** {@link Maths#ceil(NDArray)}. */
  CEIL(Maths::ceil),
  /** {@link Maths#round(NDArray)}. */
  ROUND(Maths::round),
  /** {@link Maths#trunc(NDArray)}. */
  TRUNC(Maths::trunc),
  /** {@link Maths#exp(NDArray)}. */
  EXP(Maths::exp),
  /** {@link Maths#expm1(NDArray)}. */
  EXPM1(Maths::expm1),
  /** {@link Maths#log(NDArray)}. */
  LOG(Maths::log),
  /** {@link Maths#log1p(NDArray)}. */
  LOG1P(Maths::log1p),
  /** {@link Maths#log2(NDArray)}. */
  LOG2(Maths::log2),
  /** {@link Maths#log10(NDArray)}. */
  LOG10(Maths::log10),
  /** {@link Maths#sqrt(NDArray)}. */
  SQRT(Maths::sqrt),
  /** {@link Maths#reciprocal(NDArray)}. */
  RECIPROCAL(Maths::reciprocal),
  /** {@link Maths#sin(NDArray)}. */
  SIN(Maths::sin),
  /** {@link Maths#cos(NDArray)}. */
  COS(Maths::cos),
  /** {@link Maths#tan(NDArray)}. */
  TAN(Maths::tan),
  /** {@link Maths#asin(NDArray)}. */
  ASIN(Maths::asin),
  /** {@link Maths#acos(NDArray)}. */
  ACOS(Maths::acos),
  /** {@link Maths#atan(NDArray)}. */
  ATAN(Maths::atan),
  /** {@link Maths#sinh(NDArray)}. */
  SINH(Maths::sinh),
  /** {@link Maths#cosh(NDArray)}. */
  COSH(Maths::cosh),
  /** {@link Maths#tanh(NDArray)}. */
  TANH(Maths::tanh),
  /** {@link Arithmetic#neg(NDArray)}. */
  NEG(Arithmetic::neg),
  /** {@link Activations#relu(NDArray)}. */
  RELU(Activations::relu),
  /** {@link Activations#sigmoid(NDArray)}. */
  SIGMOID(Activations::sigmoid),
  /** {@link Activations#logSigmoid(NDArray)}. */
  LOG_SIGMOID(Activations::logSigmoid),
  /** {@link Activations#softplus(NDArray)}. */
  SOFTPLUS(Activations::softplus),
  /** {@link Activations#softsign(NDArray)}. */
  SOFTSIGN(Activations::softsign),
  /** {@link Activations#gelu(NDArray)}. */
  GELU(Activations::gelu),
  /** {@link Activations#swish(NDArray)}. */
  SWISH(Activations::swish),
  /** {@link Activations#mish(NDArray)}. */
  MISH(Activations::mish),
  /** {@link Arithmetic#add(NDArray, NDArray)}. */
  ADD(ShapeRules::broadcast, Arithmetic::add),
  /** {@link Arithmetic#sub(NDArray, NDArray)}. */
  SUB(ShapeRules::broadcast, Arithmetic::sub),
  /** {@link Arithmetic#mul(NDArray, NDArray)}. */
  MUL(ShapeRules::broadcast, Arithmetic::mul),
  /** {@link Arithmetic#div(NDArray, NDArray)}. */
  DIV(ShapeRules::broadcast, Arithmetic::div),
  /** {@link Arithmetic#pow(NDArray, NDArray)}. */
  POW(ShapeRules::broadcast, Arithmetic::pow),
  /** The whole part of a quotient, downwards; its derivative is 0. */
  FLOOR_DIVIDE(
      2, ShapeRules::broadcast, (of, call) -> Maths.floor(Arithmetic.div(of.get(0), of.get(1)))),
  /** {@link Arithmetic#mod(NDArray, NDArray)}. */
  MOD(ShapeRules::broadcast, Arithmetic::mod),
  /** {@link Arithmetic#max(NDArray, NDArray)}. */
  MAX(ShapeRules::broadcast, Arithmetic::max),
  /** {@link Arithmetic#min(NDArray, NDArray)}. */
  MIN(ShapeRules::broadcast, Arithmetic::min),
  /** {@link Comparison#eq(NDArray, NDArray)}. */
  EQ(ShapeRules::comparison, Comparison::eq),
  /** {@link Comparison#ne(NDArray, NDArray)}. */
  NE(ShapeRules::comparison, Comparison::ne),
  /** {@link Comparison#lt(NDArray, NDArray)}. */
  LT(ShapeRules::comparison, Comparison::lt),
  /** {@link Comparison#le(NDArray, NDArray)}. */
  LE(ShapeRules::comparison, Comparison::le),
  /** {@link Comparison#gt(NDArray, NDArray)}. */
  GT(ShapeRules::comparison, Comparison::gt),
  /** {@link Comparison#ge(NDArray, NDArray)}. */
  GE(ShapeRules::comparison, Comparison::ge),
  /** {@link Comparison#and(NDArray, NDArray)}. */
  AND(ShapeRules::logic, Comparison::and),
  /** {@link Comparison#or(NDArray, NDArray)}. */
  OR(ShapeRules::logic, Comparison::or),
  /** {@link Comparison#xor(NDArray, NDArray)}. */
  XOR(ShapeRules::logic, Comparison::xor),
  /** {@link Comparison#not(NDArray)}. */
  NOT(1, ShapeRules::logic, (of, call) -> Comparison.not(of.get(0))),
  /** {@link Comparison#where(NDArray, NDArray, NDArray)}. */
  WHERE(3, ShapeRules::where, (of, call) -> Comparison.where(of.get(0), of.get(1), of.get(2))),
  /** {@link Linalg#matmul(NDArray, NDArray)}. */
  MATMUL(ShapeRules::matmul, Linalg::matmul),
  /**
   * {@link Reduction#sum(NDArray, boolean, int...)}: sizes are the axes, all where there are none.
   */
  SUM(1, ShapeRules::reduce, (of, call) -> Reduction.sum(of.get(0), call.keepsDims(), call.axes())),
  /**
   * {@link Reduction#mean(NDArray, boolean, int...)}: sizes are the axes, all where there are none.
   */
  MEAN(
      1,
      ShapeRules::reduce,
      (of, call) -> Reduction.mean(of.get(0), call.keepsDims(), call.axes())),
  /**
   * {@link Reduction#prod(NDArray, boolean, int...)}: sizes are the axes, all where there are none.
   */
  PROD(
      1,
      ShapeRules::reduce,
      (of, call) -> Reduction.prod(of.get(0), call.keepsDims(), call.axes())),
  /**
   * {@link Reduction#min(NDArray, boolean, int...)}: sizes are the axes, all where there are none.
   */
  REDUCE_MIN(
      1, ShapeRules::reduce, (of, call) -> Reduction.min(of.get(0), call.keepsDims(), call.axes())),
  /**
   * {@link Reduction#max(NDArray, boolean, int...)}: sizes are the axes, all where there are none.
   */
  REDUCE_MAX(
      1, ShapeRules::reduce, (of, call) -> Reduction.max(of.get(0), call.keepsDims(), call.axes())),
  /** The variance, divided by n: sizes are the axes. */
  VAR(
      1,
      ShapeRules::reduce,
      (of, call) -> Reduction.var(of.get(0), false, call.keepsDims(), call.axes())),
  /** The square root of the variance: sizes are the axes. */
  STD(
      1,
      ShapeRules::reduce,
      (of, call) -> Reduction.std(of.get(0), false, call.keepsDims(), call.axes())),
  /** {@link Reduction#cumSum(NDArray, int)}: sizes are the axis. */
  CUM_SUM(1, ShapeRules::along, (of, call) -> Reduction.cumSum(of.get(0), call.axes()[0])),
  /** {@link Activations#softmax(NDArray, int)}: sizes are the axis. */
  SOFTMAX(1, ShapeRules::along, (of, call) -> Activations.softmax(of.get(0), call.axes()[0])),
  /** {@link Activations#logSoftmax(NDArray, int)}: sizes are the axis. */
  LOG_SOFTMAX(
      1, ShapeRules::along, (of, call) -> Activations.logSoftmax(of.get(0), call.axes()[0])),
  /** {@link Shapes#reshape(NDArray, long...)}: the first size is -1 for the examples. */
  RESHAPE(1, ShapeRules::reshape, (of, call) -> Formulas.reshape(of.get(0), call.sizes())),
  /** {@link Shapes#permute(NDArray, int...)}: sizes are the axes in their new order. */
  PERMUTE(1, ShapeRules::permute, (of, call) -> Shapes.permute(of.get(0), call.axes())),
  /** {@link Shapes#expandDims(NDArray, int)}: sizes are the axis. */
  EXPAND_DIMS(
      1, ShapeRules::expandDims, (of, call) -> Shapes.expandDims(of.get(0), call.axes()[0])),
  /** {@link Shapes#squeeze(NDArray, int)}: sizes are the axis. */
  SQUEEZE(1, ShapeRules::squeeze, (of, call) -> Shapes.squeeze(of.get(0), call.axes()[0])),
  /** {@link Shapes#concat(int, List)} of one array or more: sizes are the axis. */
  CONCAT(-1, ShapeRules::concat, (of, call) -> Shapes.concat(call.axes()[0], of)),
  /** {@link Shapes#stack(int, List)} of one array or more: sizes are the axis. */
  STACK(-1, ShapeRules::stack, (of, call) -> Shapes.stack(call.axes()[0], of)),
  /** {@link Indexing#select(NDArray, int, long)}: sizes are axis and place. */
  SELECT(
      1,
      ShapeRules::select,
      (of, call) -> Indexing.select(of.get(0), call.axes()[0], call.sizes()[1])),
  /** A part of an axis: sizes are axis, first, the one behind the last, step. */
  SLICE(1, ShapeRules::slice, (of, call) -> Formulas.slice(of.get(0), call.sizes()));

  /** What an operation computes. */
  @FunctionalInterface
  interface Formula {
    NDArray apply(List<NDArray> of, TracedOperation call);
  }

  private final int count;
  private final ShapeRules.Rule rule;
  private final Formula formula;

  TracedOp(UnaryOperator<NDArray> each) {
    this(1, ShapeRules::same, (of, call) -> each.apply(of.get(0)));
  }

  TracedOp(ShapeRules.Rule rule, BinaryOperator<NDArray> both) {
    this(2, rule, (of, call) -> both.apply(of.get(0), of.get(1)));
  }

  TracedOp(int count, ShapeRules.Rule rule, Formula formula) {
    this.count = count;
    this.rule = rule;
    this.formula = formula;
  }

  /** How many arrays it works on; -1 for any number from 1 on. */
  int count() {
    return count;
  }

  ShapeRules.Rule rule() {
    return rule;
  }

  Formula formula() {
    return formula;
  }
}
