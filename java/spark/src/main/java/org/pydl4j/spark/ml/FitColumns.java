package org.pydl4j.spark.ml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.Signature;
import org.pydl4j.spark.rows.NamedColumn;
import org.pydl4j.spark.rows.RowPlan;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.scoring.Scoring;

/** What a training reads of a DataFrame: features, labels, weights, which rows validate. */
final class FitColumns {
  private static final String WEIGHTS = "weights of the examples";
  private static final String VALIDATES = "validates";
  private static final int STEPS = 1_000_000;

  private final NetworkEstimator<?, ?> estimator;
  private final Dataset<Row> data;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> labels;
  private final @Nullable TensorSpec weights;
  private final RowPlan plan;
  private final int indicator;

  /**
   * Finds the columns; nothing is computed but the shares of classes where these are to be
   * balanced.
   *
   * @param wide whether a normalizer comes first, which needs numbers as the columns have them
   * @throws ConfigurationException if a column is missing or of a type that cannot be read
   */
  FitColumns(
      NetworkEstimator<?, ?> estimator, Dataset<?> dataset, Signature signature, boolean wide) {
    this.estimator = estimator;
    Dataset<?> prepared = estimator.prepared(dataset);
    List<TensorSpec> features = Scoring.inputs(signature, estimator.inputColumns());
    this.inputs = wide ? features.stream().map(TensorSpec::wide).toList() : features;
    this.labels = labels(signature, prepared.schema(), wide && estimator.scalesLabels());
    List<TensorSpec> specs = new ArrayList<>(inputs);
    specs.addAll(labels);
    Optional<String> weightCol = estimator.text(estimator.weightCol());
    weightCol.map(TensorSpec::weights).ifPresent(specs::add);
    RowPlan.of(prepared.schema(), specs); // all mistakes before anything is computed
    String invalid = estimator.getOrDefault(estimator.handleInvalid());
    Dataset<?> rows = ColumnParams.valid(prepared, invalid, specs);
    Optional<Column> validates = validates(rows);
    Optional<Column> weight = weight(rows, weightCol, validates);
    TensorSpec weighing = TensorSpec.weights(weightCol.orElse(WEIGHTS));
    this.weights = weight.isPresent() ? weighing : null;
    this.data = selected(rows, weighing.column(), weight, validates);
    List<TensorSpec> read = new ArrayList<>(inputs);
    read.addAll(labels);
    if (weights != null) {
      read.add(weights);
    }
    RowPlan any = RowPlan.of(data.schema(), read);
    this.plan = any.isSeries() ? any.lasting(longest(read)) : any;
    this.indicator = validates.isPresent() ? Arrays.asList(data.columns()).indexOf(VALIDATES) : -1;
  }

  /** Steps of the longest series of all rows. */
  private int longest(List<TensorSpec> specs) {
    Column[] lengths =
        specs.stream()
            .filter(TensorSpec::isSeries)
            .map(spec -> functions.max(functions.size(NamedColumn.of(data, spec.column()))))
            .toArray(Column[]::new);
    Row longest = data.agg(lengths[0], Arrays.copyOfRange(lengths, 1, lengths.length)).first();
    int steps = 1;
    for (int i = 0; i < lengths.length; i++) {
      steps = Math.max(steps, longest.isNullAt(i) ? 1 : longest.getInt(i));
    }
    return steps;
  }

  private List<TensorSpec> labels(Signature signature, StructType schema, boolean wide) {
    List<String> columns = estimator.labelColumns();
    if (!columns.isEmpty() && columns.size() != signature.outputs().size()) {
      throw new ConfigurationException(
          "The model has the outputs " + signature.outputs() + ". Got the labels " + columns + ".");
    }
    List<TensorSpec> specs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      TensorSpec spec = LabelColumn.of(signature.outputs().get(i), columns.get(i), schema);
      specs.add(wide ? spec.wide() : spec);
    }
    return specs;
  }

  /** The indicator's column, or a share of the rows by a hash of what is in them. */
  private Optional<Column> validates(Dataset<?> rows) {
    Optional<Column> given =
        estimator
            .text(estimator.validationIndicatorCol())
            .map(
                name ->
                    functions.coalesce(
                        NamedColumn.of(rows, name).cast("boolean"), functions.lit(false)));
    double share = (double) estimator.getOrDefault(estimator.validation());
    if (share == 0) {
      return given;
    }
    if (given.isPresent() || share >= 1) {
      throw new ConfigurationException(
          given.isPresent()
              ? "Set either 'validation', a share of the rows, or 'validationIndicatorCol'. Got"
                  + " both."
              : "The 'validation' must be a share of the rows below 1. Got " + share + ".");
    }
    List<Column> content = new ArrayList<>();
    inputs.forEach(spec -> content.add(NamedColumn.of(rows, spec.column())));
    labels.forEach(spec -> content.add(NamedColumn.of(rows, spec.column())));
    content.add(functions.lit((long) estimator.getOrDefault(estimator.seed())));
    Column place =
        functions.pmod(
            functions.xxhash64(content.toArray(Column[]::new)), functions.lit((long) STEPS));
    return Optional.of(place.lt(functions.lit(Math.round(share * STEPS))));
  }

  private Optional<Column> weight(
      Dataset<?> rows, Optional<String> weightCol, Optional<Column> validates) {
    Optional<Column> own = weightCol.map(name -> NamedColumn.of(rows, name).cast("float"));
    own.ifPresent(weight -> requireSome(rows, weight, weightCol.get(), validates));
    Dataset<?> training =
        validates.isPresent() ? rows.filter(functions.not(validates.get())) : rows;
    Optional<Column> ofClass = estimator.weightOfClass(training, labels);
    return ofClass.isEmpty()
        ? own
        : Optional.of(own.map(weight -> weight.multiply(ofClass.get())).orElse(ofClass.get()));
  }

  private static void requireSome(
      Dataset<?> rows, Column weight, String name, Optional<Column> validates) {
    Column counts = weight.notEqual(functions.lit(0)).or(weight.isNull());
    Column trains = validates.map(functions::not).orElse(functions.lit(true));
    if (rows.filter(trains).filter(counts).isEmpty() && !rows.filter(trains).isEmpty()) {
      throw new ConfigurationException(
          "All weights in the column '" + name + "' are 0: nothing can be learnt from such rows.");
    }
  }

  private Dataset<Row> selected(
      Dataset<?> rows, String weightName, Optional<Column> weight, Optional<Column> validates) {
    List<Column> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    inputs.forEach(spec -> names.add(spec.column()));
    labels.forEach(spec -> names.add(spec.column()));
    names.stream().distinct().forEach(name -> columns.add(NamedColumn.of(rows, name)));
    weight.ifPresent(
        column -> {
          if (!names.contains(weightName)) {
            columns.add(column.as(weightName));
          }
        });
    validates.ifPresent(column -> columns.add(column.as(VALIDATES)));
    return rows.select(columns.toArray(Column[]::new));
  }

  /** The columns that are read, of all rows. */
  Dataset<Row> data() {
    return data;
  }

  /** The same of rows that are trained on. */
  Dataset<Row> training() {
    return indicator < 0 ? data : data.filter(functions.not(NamedColumn.of(data, VALIDATES)));
  }

  List<TensorSpec> inputs() {
    return inputs;
  }

  List<TensorSpec> labels() {
    return labels;
  }

  /** The examples' weights, or null. */
  @Nullable TensorSpec weights() {
    return weights;
  }

  RowPlan plan() {
    return plan;
  }

  /** The number of the column that is true for rows of the validation, or -1. */
  int indicator() {
    return indicator;
  }
}
