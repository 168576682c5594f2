package org.pydl4j.nn.traced;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.Seed;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.gradientcheck.GradientCheck;

/** Layers that are lists of operations: each operation, and what must be refused. */
class TracedTest {
  private static final String ROWS = "{'@class': 'FeedForward', 'size': 4}";
  private static final String SERIES = "{'@class': 'Recurrent', 'size': 4}";
  private static final String W =
      "{'@class': 'TracedWeight', 'name': 'w', 'shape': [4], 'weightInit': {'@class': 'Constant',"
          + " 'value': 0.7}}";
  private static final String M = "{'@class': 'TracedWeight', 'name': 'm', 'shape': [4, 3]}";

  /** What is not of [n, 4] and a parameter of 4 numbers alone, as operations. */
  private static final Map<TracedOp, String> CALLS = new EnumMap<>(TracedOp.class);

  static {
    // The square of a sum above 0 lies where every function is smooth.
    for (TracedOp op : Set.of(TracedOp.ASIN, TracedOp.ACOS)) {
      CALLS.put(
          op,
          op("MUL", "input", "w")
              + op("TANH", "%0")
              + op("MUL", "%1", "0.5")
              + op(op.name(), "%2"));
    }
    for (TracedOp op : Set.of(TracedOp.AND, TracedOp.OR, TracedOp.XOR)) {
      String truths = op("GT", "input", "0") + op("LT", "input", "0.5");
      CALLS.put(op, truths + op(op.name(), "%0", "%1") + op("WHERE", "%2", "w", "input"));
    }
    CALLS.put(TracedOp.NOT, op("GT", "input", "0") + op("NOT", "%0") + op("WHERE", "%1", "w", "1"));
    CALLS.put(TracedOp.WHERE, op("GT", "input", "0") + op("WHERE", "%0", "w", "input"));
    CALLS.put(TracedOp.MATMUL, op("MATMUL", "input", "m"));
    CALLS.put(TracedOp.RESHAPE, mul() + sized("RESHAPE", "-1, 2, 2"));
    CALLS.put(TracedOp.EXPAND_DIMS, mul() + sized("EXPAND_DIMS", "-1"));
    CALLS.put(TracedOp.SQUEEZE, mul() + sized("EXPAND_DIMS", "1") + sized("SQUEEZE", "1", "%1"));
    CALLS.put(
        TracedOp.PERMUTE, mul() + sized("EXPAND_DIMS", "1") + sized("PERMUTE", "0, 2, 1", "%1"));
    CALLS.put(TracedOp.CONCAT, mul() + sized("CONCAT", "1", "input", "%0", "input"));
    CALLS.put(TracedOp.STACK, mul() + sized("STACK", "-1", "input", "%0"));
    CALLS.put(TracedOp.SELECT, mul() + sized("EXPAND_DIMS", "1") + sized("SELECT", "1, 0", "%1"));
    CALLS.put(TracedOp.SLICE, mul() + sized("SLICE", "-1, 1, 4, 2"));
    CALLS.put(TracedOp.POW, op("EXP", "input") + op("POW", "%0", "w"));
    for (TracedOp op : Set.of(TracedOp.CUM_SUM, TracedOp.SOFTMAX, TracedOp.LOG_SOFTMAX)) {
      CALLS.put(op, mul() + sized(op.name(), "-1"));
    }
    for (TracedOp op :
        Set.of(
            TracedOp.SUM,
            TracedOp.MEAN,
            TracedOp.PROD,
            TracedOp.REDUCE_MIN,
            TracedOp.REDUCE_MAX,
            TracedOp.VAR,
            TracedOp.STD)) {
      CALLS.put(
          op,
          mul()
              + sized(op.name(), "1").replace("'sizes'", "'keepDims': true, 'sizes'")
              + op("MUL", "%1", "w"));
    }
  }

  private static String mul() {
    return op("MUL", "input", "w");
  }

  private static String sized(String op, String sizes, String... of) {
    String call = of.length == 0 ? op(op, "%0") : op(op, of);
    return call.replace("'of'", "'sizes': [" + sizes + "], 'of'");
  }

  /** One operation as an item of a list. */
  private static String op(String op, String... of) {
    return "{'@class': 'TracedOperation', 'op': '"
        + op
        + "', 'of': ['"
        + String.join("', '", of)
        + "']}, ";
  }

  private static String calls(TracedOp op) {
    String special = CALLS.get(op);
    if (special != null) {
      return special;
    }
    if (op.count() == 2) { // comparisons have no derivative: they choose
      String made = op(op.name(), "input", "w");
      return op.compareTo(TracedOp.EQ) >= 0 && op.compareTo(TracedOp.GE) <= 0
          ? made + op("WHERE", "%0", "w", "0.5")
          : made;
    }
    // Above 0, where logarithms and roots are.
    return op("MUL", "input", "w")
        + op("SQUARE", "%0")
        + op("ADD", "%1", "1.1")
        + op(op.name(), "%2");
  }

  private static MultiLayerConfiguration configuration(String input, String calls, String more) {
    String list = calls.strip().replaceAll(",$", "");
    String json =
        "{'@class': 'MultiLayerConfiguration', 'seed': 5, 'dataType': 'DOUBLE', 'inputType': "
            + input
            + ", 'weightInit': {'@class': 'NormalDistribution', 'mean': 0, 'std': 0.6}, 'layers':"
            + " [{'@class': 'Traced', 'operations': ["
            + list
            + "], 'weights': ["
            + (calls.contains("'w'") ? W : "")
            + (calls.contains("'w'") && calls.contains("'m'") ? ", " : "")
            + (calls.contains("'m'") ? M : "")
            + "]"
            + more
            + "}, {'@class': 'Output', 'nOut': 2, 'loss': 'mse', 'activation': 'tanh'}]}";
    return MultiLayerConfiguration.fromJson(json.replace('\'', '"'));
  }

  static Stream<TracedOp> ops() {
    return Arrays.stream(TracedOp.values());
  }

  @ParameterizedTest
  @MethodSource("ops")
  void derivativesOfEachOperationAgreeWithDifferences(TracedOp op) {
    MultiLayerConfiguration conf = configuration(ROWS, calls(op), "");
    assertEquals(conf, MultiLayerConfiguration.fromJson(conf.toJson()));
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      NDArray x = Nd.rand(Seed.of(3), 3, 4);
      NDArray y = Nd.rand(Seed.of(4), net.output(x).shape());
      GradientCheck check = GradientCheck.of(net, x, y);
      assertTrue(check.passed(), op + "\n" + check.stats());
      double[] before = net.params().toDoubleArray();
      net.fit(new DataSet(x, y));
      assertTrue(Arrays.stream(net.params().toDoubleArray()).allMatch(Double::isFinite));
      assertTrue(!Arrays.equals(before, net.params().toDoubleArray()), "nothing was learnt");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'SORT', 'of': ['input'] | must be one of ABS",
        "'ADD', 'of': ['input'] | 'ADD' (number 0 from 0) works on 2 arrays. Got 1",
        "'ADD', 'of': ['input', 'v'] | works on 'v', which is not the input, a parameter",
        "'ADD', 'of': ['input', '%0'] | works on '%0'",
        "'ADD', 'of': ['input', '1e999'] | works on '1e999'",
        "'ADD', 'of': ['input', 'm'] | 'ADD' needs equal sizes, or 1. Got [n, 4] and [4, 3]",
        "'MATMUL', 'of': ['m', 'input'] | as many columns of the first as rows of the second",
        "'MATMUL', 'of': ['input', 'w'] | 'MATMUL' needs two axes at least",
        "'SUM', 'of': ['input'] | would bring the examples of a mini-batch together",
        "'SUM', 'of': ['input'], 'sizes': [0] | would bring the examples",
        "'SUM', 'of': ['input'], 'sizes': [2] | 'SUM' names axis 2 of [n, 4]",
        "'SUM', 'of': ['m'] | an output is numbers for each example, [n, …]",
        "'SUM', 'of': ['input'], 'sizes': [1] | layers take rows [n, size]",
        "'GT', 'of': ['input', '0'] | of true and false",
        "'AND', 'of': ['input', 'input'] | works on what is true or false",
        "'WHERE', 'of': ['input', 'input', '0'] | must be a comparison",
        "'SOFTMAX', 'of': ['input'], 'sizes': [0] | would bring the examples",
        "'SOFTMAX', 'of': ['input'] | 'SOFTMAX' needs 1 whole numbers",
        "'RESHAPE', 'of': ['input'], 'sizes': [4, -1] | the first size is -1",
        "'RESHAPE', 'of': ['input'], 'sizes': [-1, 3] | these are 3 numbers an example, not 4",
        "'RESHAPE', 'of': ['input'], 'sizes': [-1, -2, -2] | sizes of at least 1",
        "'RESHAPE', 'of': ['input'], 'sizes': [-1, 4611686018427387904, 4] | more than memory",
        "'PERMUTE', 'of': ['input'], 'sizes': [1, 0] | the examples stay the first axis",
        "'PERMUTE', 'of': ['input'], 'sizes': [0, 0] | each axis once",
        "'SLICE', 'of': ['input'], 'sizes': [1, 0, 5, 1] | looks at place 4 of axis 1 of [n, 4]",
        "'SLICE', 'of': ['input'], 'sizes': [0, 0, 1, 1] | whose size is known",
        "'SLICE', 'of': ['input'], 'sizes': [1, 2, 2, 1] | a part that is not empty",
        "'SELECT', 'of': ['input'], 'sizes': [1, -1] | looks at place -1",
        "'SQUEEZE', 'of': ['input'], 'sizes': [1] | an axis of the size 1",
        "'CONCAT', 'of': ['input', 'm'], 'sizes': [1] | equal sizes but along the axis",
        "'CONCAT', 'of': ['input', 'input'], 'sizes': [0] | equal sizes but along the axis",
        "'CONCAT', 'of': [], 'sizes': [0] | works on at least one array",
        "'STACK', 'of': ['input', 'm'], 'sizes': [1] | needs equal shapes",
        "'EXPAND_DIMS', 'of': ['input'], 'sizes': [0] | the examples stay the first axis",
      })
  void whatCannotBeComputedIsRefusedWhenItIsConfigured(String call, String part) {
    String one = "{'@class': 'TracedOperation', 'op': " + call + "}";
    PyDl4jException e = assertThrows(PyDl4jException.class, () -> configuration(ROWS, one, ""));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"input", "a b", "", "w"})
  void parametersHaveNamesOfTheirOwn(String name) {
    String json =
        configuration(ROWS, op("MUL", "input", "w") + op("MATMUL", "%0", "m"), "").toJson();
    String named = json.replace("\"name\": \"m\"", "\"name\": \"" + name + "\"");
    PyDl4jException e =
        assertThrows(PyDl4jException.class, () -> MultiLayerConfiguration.fromJson(named));
    boolean says =
        e.getMessage().contains("a word of letters") || e.getMessage().contains("two parameters");
    assertTrue(says, e.getMessage());
  }

  @Test
  void whatTheOutputDoesNotDependOnIsRefused() {
    String unused = op("EXP", "input") + op("MUL", "input", "w");
    PyDl4jException e = assertThrows(PyDl4jException.class, () -> configuration(ROWS, unused, ""));
    assertTrue(e.getMessage().contains("Nothing uses what the operation number 0"), e.getMessage());
    String json = configuration(ROWS, op("MUL", "input", "w"), "").toJson();
    String without = json.replace("\"w\"\n", "\"0.5\"\n");
    e = assertThrows(PyDl4jException.class, () -> MultiLayerConfiguration.fromJson(without));
    assertTrue(e.getMessage().contains("No operation uses the parameter 'w'"), e.getMessage());
  }

  @Test
  void paddingOfSeriesIsNothingToTheOperations() {
    String calls = sized("SUM", "2", "input") + op("MUL", "%0", "w");
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(configuration(SERIES, calls, ", 'family': 'SERIES'")).init()) {
      NDArray mask = Nd.create(new float[] {1, 1, 0}, 1, 3);
      NDArray some = Nd.create(new float[] {1, 2, 9, 1, 2, 9, 1, 2, 9, 1, 2, 9}, 1, 4, 3);
      NDArray other = Nd.create(new float[] {1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, Float.NaN}, 1, 4, 3);
      NDArray shorter = Nd.create(new float[] {1, 2, 1, 2, 1, 2, 1, 2}, 1, 4, 2);
      double[] expected = net.output(shorter).toDoubleArray();
      assertArrayEquals(expected, net.output(some, mask).toDoubleArray(), 1e-12);
      assertArrayEquals(expected, net.output(other, mask).toDoubleArray(), 1e-12);
    }
  }

  @Test
  void rowsOfSeriesAreSeenStepByStep() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net =
            new MultiLayerNetwork(
                    configuration(SERIES, op("MATMUL", "input", "m"), ", 'family': 'ROWS'"))
                .init()) {
      assertEquals(List.of(2L, 2L, 5L), shape(net.output(Nd.rand(Seed.of(1), 2, 4, 5))));
      net.rnnTimeStep(Nd.rand(Seed.of(1), 2, 4));
      net.rnnClearPreviousState();
    }
  }

  private static List<Long> shape(NDArray array) {
    return Arrays.stream(array.shape()).boxed().toList();
  }
}
