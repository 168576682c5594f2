package org.pydl4j.spark.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.normalizers.Normalizer;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.layers.OutputLayer;
import org.pydl4j.spark.rows.RowBatch;
import org.pydl4j.spark.rows.RowPlan;
import org.pydl4j.spark.rows.SeriesArrays;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.transport.ExecutorMemory;

/**
 * What is computed for each row, as it goes to the executors: the model, the features, the columns.
 */
public final class Scoring implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SentModel model;
  private final List<TensorSpec> inputs;
  private final List<ScoreColumn> columns;
  private final int batchSize;
  private final OnInvalid onInvalid;
  private final DType type; // of the network's numbers

  /**
   * Made on the driver.
   *
   * @param inputCols the columns of the model's inputs, in their order
   * @param columns what is added
   * @param batchSize rows that are computed at once, at least 1
   */
  public Scoring(
      SparkContext context,
      PackedModel model,
      List<String> inputCols,
      List<ScoreColumn> columns,
      int batchSize) {
    this(context, model, inputCols, columns, batchSize, OnInvalid.ERROR);
  }

  /** The same, with what becomes of rows that cannot be scored. */
  public Scoring(
      SparkContext context,
      PackedModel model,
      List<String> inputCols,
      List<ScoreColumn> columns,
      int batchSize,
      OnInvalid onInvalid) {
    ExecutorMemory.requireToScore(context, model.parameterBytes());
    this.model = model.sent(context);
    // Double, as far as columns have it: a normalizer comes first, and float32 would take the
    // differences of large numbers from it.
    List<TensorSpec> narrow = inputs(model.signature(), inputCols);
    this.inputs = narrow.stream().map(TensorSpec::wide).toList();
    this.type = narrow.get(0).type();
    this.columns = List.copyOf(columns);
    this.batchSize = batchSize;
    this.onInvalid = onInvalid;
    if (batchSize < 1) {
      throw new ConfigurationException(
          "The 'batchSize' of scoring must be at least 1. Got " + batchSize + ".");
    }
  }

  /**
   * The inputs of a model as columns hold them.
   *
   * @throws ConfigurationException if there is not one column for each input
   */
  public static List<TensorSpec> inputs(Signature signature, List<String> columns) {
    if (columns.size() != signature.inputs().size()) {
      throw new ConfigurationException(
          "The model has the inputs " + signature.inputs() + ". Got the columns " + columns + ".");
    }
    List<TensorSpec> specs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      requireRows(signature.inputs().get(i));
      specs.add(spec(signature.inputs().get(i), columns.get(i)));
    }
    return specs;
  }

  /** Models of others may take one example, or numbers that belong to none. */
  private static void requireRows(Signature.Tensor input) {
    long[] shape = input.shape();
    boolean rows = shape.length > 0 && shape[0] < 0;
    if (!rows || Arrays.stream(shape).skip(1).filter(extent -> extent < 0).count() > 1) {
      throw new ConfigurationException(
          "The input '"
              + input.name()
              + "' of the model is "
              + input
              + ", and columns fill arrays whose first axis alone, and at most one more, has any"
              + " length. Write the model anew with such axes.");
    }
  }

  /** A column that holds numbers for an input or an output. */
  public static TensorSpec spec(Signature.Tensor tensor, String column) {
    DType type = tensor.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
    long[] example = Arrays.copyOfRange(tensor.shape(), 1, tensor.shape().length);
    return new TensorSpec(tensor.name(), column, type, example);
  }

  private Scoring(Scoring all, List<ScoreColumn> columns) {
    this.model = all.model;
    this.inputs = all.inputs;
    this.columns = columns;
    this.batchSize = all.batchSize;
    this.onInvalid = all.onInvalid;
    this.type = all.type;
  }

  /** The same, of these columns alone. */
  Scoring only(List<Integer> fields) {
    return new Scoring(this, fields.stream().map(columns::get).toList());
  }

  /** What becomes of rows that cannot be scored. */
  OnInvalid onInvalid() {
    return onInvalid;
  }

  /**
   * Adds a row to a batch; false if it is to get null.
   *
   * @throws DataException if it cannot be scored and is not to get null
   */
  boolean takes(InternalRow row, RowPlan plan, RowBatch batch) {
    if (onInvalid == OnInvalid.NULL_STAYS && plan.holdsNull(row)
        || onInvalid == OnInvalid.NULL && !plan.isValid(row)) {
      plan.pass();
      return false;
    }
    try {
      batch.add(row);
      return true;
    } catch (DataException e) {
      if (onInvalid == OnInvalid.NULL) {
        plan.pass();
        return false;
      }
      throw e;
    }
  }

  /** The arrays that are filled from rows. */
  List<TensorSpec> inputs() {
    return inputs;
  }

  /** What is added. */
  List<ScoreColumn> columns() {
    return columns;
  }

  /** Rows that are computed at once. */
  int batchSize() {
    return batchSize;
  }

  /** The model in this process. */
  SharedModels.Lease lease() {
    return SharedModels.lease(model);
  }

  /** The numbers of each column, row after row. */
  List<double[]> compute(SharedModels.Lease model, Map<String, NDArray> rows) {
    try (Scope scope = Scope.open()) {
      Outputs outputs = new Outputs(model, batch(model, rows));
      List<double[]> results = new ArrayList<>();
      for (ScoreColumn column : columns) {
        results.add(outputs.numbers(column));
      }
      return results;
    }
  }

  /**
   * The first column for one example, computed in this process.
   *
   * @throws ConfigurationException if it has another number of features
   */
  public double[] one(double[] features) {
    TensorSpec input = inputs.get(0);
    if (input.isSeries()) {
      throw new ConfigurationException(
          "The network takes series, and a vector is none. Use transform, with a column of them.");
    }
    if (features.length != input.elements()) {
      throw new ConfigurationException(
          "The network takes " + input.elements() + " features. Got " + features.length + ".");
    }
    long[] shape = new long[input.example().length + 1];
    shape[0] = 1;
    System.arraycopy(input.example(), 0, shape, 1, input.example().length);
    try (Scope scope = Scope.open();
        SharedModels.Lease model = lease()) {
      return compute(model, Map.of(input.name(), Nd.create(features, shape))).get(0);
    }
  }

  /** The model's output in the units of the labels; the caller owns it. */
  NDArray output(SharedModels.Lease model, Map<String, NDArray> rows) {
    try (Scope scope = Scope.open()) {
      return Scope.detach(new Outputs(model, batch(model, rows)).values(0));
    }
  }

  /** What the network computes with: of the arrays of rows its inputs, scaled, and their masks. */
  private Batch batch(SharedModels.Lease model, Map<String, NDArray> rows) {
    Map<String, NDArray> in = new LinkedHashMap<>(rows);
    Map<String, NDArray> masks = SeriesArrays.masks(in, inputs);
    in.keySet().retainAll(inputs.stream().map(TensorSpec::name).toList());
    for (int i = 0; i < inputs.size(); i++) {
      Normalizer normalizer = model.normalizers().input(i);
      if (normalizer != null) {
        in.computeIfPresent(inputs.get(i).name(), (name, array) -> normalizer.transform(array));
      }
    }
    if (model.model() instanceof NeuralNetwork) { // others have types of their own for each input
      in.replaceAll((name, array) -> array.dtype() == DType.FLOAT64 ? array.castTo(type) : array);
    } else {
      requireEqualLengths(masks);
    }
    return new Batch(in, Map.of(), masks, Map.of(), null);
  }

  /** Other models than networks take no masks: they would read padding as steps. */
  private static void requireEqualLengths(Map<String, NDArray> masks) {
    masks.forEach(
        (name, mask) -> {
          if (Reduction.min(mask).getDouble() < 1) {
            throw new DataException(
                "The rows of a batch have series of unequal lengths for '"
                    + name
                    + "', and the model takes no mask. Bring them to one length, or score one row"
                    + " at a time: batchSize 1.");
          }
        });
  }

  /** Computes what columns share only once. */
  private final class Outputs {
    private final SharedModels.Lease model;
    private final Batch in;
    private @Nullable NDArray logits;
    private @Nullable NDArray output;
    private @Nullable List<NDArray> all;

    Outputs(SharedModels.Lease model, Batch in) {
      this.model = model;
      this.in = in;
    }

    private NDArray first() {
      return in.inputs().values().iterator().next();
    }

    double[] numbers(ScoreColumn column) {
      return switch (column.kind()) {
        case CLASS -> {
          double[] thresholds =
              column.thresholds().stream().mapToDouble(Double::doubleValue).toArray();
          yield ClassNumbers.best(output().toDoubleArray(), width(output()), thresholds);
        }
        case PROBABILITY -> ClassNumbers.probabilities(output().toDoubleArray(), width(output()));
        case RAW -> ClassNumbers.raw(logits().toDoubleArray(), width(logits()), exclusive());
        case ACTIVATION -> model.network().activationAt(in, column.number()).toDoubleArray();
        case SERIES -> SeriesColumn.numbers(values(column.number()), timeOf(column.number()), in);
        case INPUT -> givenBack().toDoubleArray();
        case OUTPUT -> values(column.number()).toDoubleArray();
        case VALUE, ARRAY -> values(0).toDoubleArray();
      };
    }

    /** The input as the network gives it back, before the normalizer. */
    private NDArray givenBack() {
      Normalizer normalizer = model.normalizers().input(0);
      if (normalizer == null) {
        return output();
      }
      NDArray wide = output().castTo(DType.FLOAT64);
      return normalizer.revert(Shapes.reshape(wide, first().shape()));
    }

    private static int width(NDArray array) {
      return Math.toIntExact(array.length() / array.size(0));
    }

    private boolean exclusive() {
      return lastActivation().equals(ActivationFunctions.softmax());
    }

    /** In the units of the labels, which may need more digits than the network's own numbers. */
    NDArray values(int number) {
      NDArray made = number == 0 ? output() : all().get(number);
      Normalizer normalizer = model.normalizers().output(number);
      return normalizer == null ? made : normalizer.revert(made.castTo(DType.FLOAT64));
    }

    private NDArray output() {
      NDArray made = output;
      if (made == null) {
        boolean raw = columns.stream().anyMatch(column -> column.kind() == ScoreColumn.Kind.RAW);
        made = raw ? lastActivation().apply(logits()) : all().get(0);
        output = made;
      }
      return made;
    }

    /** The axis of the steps in an output of series. */
    private int timeOf(int output) {
      return model.model().signature().outputs().get(output).shape()[1] < 0 ? 1 : 2;
    }

    /** Every output, in order. */
    private List<NDArray> all() {
      List<NDArray> made = all;
      if (made == null) {
        made = model.model() instanceof NeuralNetwork network ? network.outputs(in) : inOrder();
        all = made;
      }
      return made;
    }

    private List<NDArray> inOrder() {
      Map<String, NDArray> named = model.model().output(in.inputs());
      List<NDArray> made = new ArrayList<>();
      for (Signature.Tensor output : model.model().signature().outputs()) {
        made.add(Objects.requireNonNull(named.get(output.name()), output.name()));
      }
      return made;
    }

    private NDArray logits() {
      NDArray made = logits;
      if (made == null) {
        made = model.network().logits(in);
        logits = made;
      }
      return made;
    }

    private ActivationFunction lastActivation() {
      OutputLayer last = model.network().configuration().plan().outputNode(0).outputLayer();
      return Objects.requireNonNull(last, "a last layer with a loss").activation();
    }
  }

  /** For Spark's {@code explain}: {@code [x] -> [probability, prediction]}. */
  @Override
  public String toString() {
    return inputs.stream().map(TensorSpec::column).toList()
        + " -> "
        + columns.stream().map(ScoreColumn::name).toList();
  }
}
