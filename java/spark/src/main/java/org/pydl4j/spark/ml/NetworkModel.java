package org.pydl4j.spark.ml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.evaluation.IEvaluation;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.spark.rows.RowPlan;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.scoring.DistributedEvaluation;
import org.pydl4j.spark.scoring.OneToOne;
import org.pydl4j.spark.scoring.PackedModel;
import org.pydl4j.spark.scoring.ScoreColumn;
import org.pydl4j.spark.scoring.ScoreStrategy;
import org.pydl4j.spark.scoring.Scoring;
import org.pydl4j.spark.scoring.SqlFunctions;

/**
 * What the models share: they score rows inside the executors, batch by batch, with one network an
 * executor. They hold the bytes of a model file, no native memory.
 *
 * @param <M> the model itself
 */
public abstract class NetworkModel<M extends NetworkModel<M>> extends Model<M>
    implements MLWritable {
  /** Rows that are scored at once, unless set. */
  static final int BATCH = 256;

  private static final long serialVersionUID = 1L;

  private final String uid;
  private final IntParam batchSize;
  private final Param<String> handleInvalid;
  private @Nullable PackedModel packed;
  private @Nullable NetworkConfiguration planned;
  private String history = "[]";

  /** Without a network yet. */
  protected NetworkModel(String uid) {
    this.uid = uid; // before the params, which take their owner's name from it
    batchSize = Bounded.whole(this, "batchSize", "rows that are scored at once (>= 1)", 1);
    handleInvalid = ColumnParams.handleInvalid(this);
    setDefault(batchSize, BATCH);
    setDefault(handleInvalid, "error");
  }

  @SuppressWarnings("unchecked") // M is the subclass
  final M self() {
    return (M) this;
  }

  /** The columns of the model's inputs, in order. */
  abstract List<String> inputColumns();

  /** The columns that are added; those with an empty name are left out. */
  abstract List<ScoreColumn> scoreColumns();

  /** The rows with the columns of the inputs, where these are made of others. */
  Dataset<?> prepared(Dataset<?> data) {
    return data;
  }

  /** The same of a schema. */
  StructType prepared(StructType schema) {
    return schema;
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    try (ActiveSession session = ActiveSession.of(dataset)) {
      Dataset<?> data = prepared(dataset);
      List<TensorSpec> read = Scoring.inputs(packed().signature(), inputColumns());
      RowPlan.of(data.schema(), read);
      Dataset<?> valid = ColumnParams.valid(data, getOrDefault(handleInvalid), read);
      Dataset<Row> scored = ScoreStrategy.score(valid, scoring(data, wantedColumns()), metadata());
      List<String> made = new ArrayList<>(Arrays.asList(data.columns()));
      made.removeAll(Arrays.asList(dataset.columns()));
      return made.isEmpty() ? scored : scored.drop(made.toArray(String[]::new));
    }
  }

  /** What is to be known of new columns, by their names. */
  Map<String, Metadata> metadata() {
    return Map.of();
  }

  private Scoring scoring(Dataset<?> data, List<ScoreColumn> columns) {
    return new Scoring(
        data.sparkSession().sparkContext(),
        packed(),
        inputColumns(),
        columns,
        (int) getOrDefault(batchSize));
  }

  /**
   * Any evaluation of the first output over the rows, counted in the executors and merged.
   *
   * @param labelCol indices of classes, numbers, or vectors like the output
   * @param fresh makes an evaluation that has counted nothing yet
   * @param <T> the evaluation
   */
  public final <T extends IEvaluation<T>> T doEvaluation(
      Dataset<?> dataset, String labelCol, DistributedEvaluation.Fresh<T> fresh) {
    try (ActiveSession session = ActiveSession.of(dataset)) {
      Dataset<?> data = prepared(dataset);
      Signature.Tensor output = packed().signature().outputs().get(0);
      TensorSpec labels = LabelColumn.of(output, labelCol, data.schema());
      if (labels.isSeries()) {
        throw new ConfigurationException(
            "Evaluations count one answer a row, and the network's output "
                + output
                + " is a series. Use network() and its evaluate.");
      }
      List<TensorSpec> read = new ArrayList<>(Scoring.inputs(packed().signature(), inputColumns()));
      read.add(labels);
      RowPlan.of(data.schema(), read); // names a missing column before Spark does
      Dataset<?> rows = ColumnParams.valid(data, getOrDefault(handleInvalid), read);
      Scoring scoring = scoring(data, List.of());
      return SessionTags.on(
          data.sparkSession(), () -> DistributedEvaluation.of(rows, scoring, labels, fresh));
    }
  }

  private List<ScoreColumn> wantedColumns() {
    return scoreColumns().stream().filter(column -> !column.name().isEmpty()).toList();
  }

  @Override
  public StructType transformSchema(StructType schema) {
    List<String> names = Arrays.asList(schema.fieldNames());
    List<String> known = Arrays.asList(prepared(schema).fieldNames());
    for (String column : inputColumns()) {
      if (!known.contains(column)) {
        throw new ConfigurationException(
            "There is no column '"
                + column
                + "' in the DataFrame. "
                + Names.suggestion(column, names));
      }
    }
    StructType made = schema;
    for (ScoreColumn column : wantedColumns()) {
      if (names.contains(column.name())) {
        throw new ConfigurationException(
            "The DataFrame has a column '"
                + column.name()
                + "' already. Drop it, or choose another name for the new one.");
      }
      made = made.add(column.name(), column.type(), false);
    }
    return made;
  }

  @Override
  public M copy(ParamMap extra) {
    M copied = defaultCopy(extra);
    copied.setPacked(packed, history);
    return copied.setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new NetworkModelFiles.Writer(this);
  }

  /** The network, in native memory of its own on the driver; the caller closes it. */
  public NeuralNetwork network() {
    return packed().open();
  }

  /**
   * Makes this model a function of SQL.
   *
   * @param kind CLASS, VALUE or ARRAY; empty for VALUE where there is one output, else CLASS
   * @param rowsAtOnce rows that are scored at once, at least 1
   * @param invalid what becomes of arguments that cannot be scored: error, or null for NULL
   */
  public void registerFunction(
      SparkSession session, String name, String kind, int rowsAtOnce, String invalid) {
    SqlFunctions.register(session, name, packed(), kind, rowsAtOnce, invalid);
  }

  /**
   * Writes the model file to a path of this machine, where it appears whole or not at all.
   *
   * @throws org.pydl4j.nd.errors.ModelFileException if it cannot be written
   */
  public void saveNetwork(String file) {
    packed().write(Path.of(file));
  }

  /**
   * Takes a model file of this machine: a network that was trained elsewhere.
   *
   * @throws org.pydl4j.nd.errors.ModelFileException if it is none
   * @throws ConfigurationException if it has several inputs or outputs, and this model one column
   */
  public void setModelFile(String file) {
    setModelFile(file, "");
  }

  /**
   * The same of a file of Deeplearning4j that does not tell which version wrote it.
   *
   * @param writtenBy a version such as {@code 1.0.0-beta7}; empty where the file tells
   */
  public void setModelFile(String file, String writtenBy) {
    PackedModel read = PackedModel.read(Path.of(file), writtenBy);
    if (read.isNetwork()) {
      suited(read.configuration());
    } else if (!takesAnyModel()) {
      throw new ConfigurationException(
          getClass().getSimpleName()
              + " looks into networks, and "
              + file
              + " is a model of another kind. Take NeuralNetworkModel, which has a column for each"
              + " output.");
    }
    setPacked(read, "[]");
  }

  /** Whether it needs no more of a model than its outputs. */
  boolean takesAnyModel() {
    return false;
  }

  /**
   * A network that this model can score with: one input and one output, unless it has columns for
   * more.
   *
   * @throws ConfigurationException if it is another one
   */
  NetworkConfiguration suited(NetworkConfiguration network) {
    return OneToOne.require(network);
  }

  /** How the training went: a row a pass; the workers' numbers in an array of structs. */
  public Dataset<Row> history(SparkSession session) {
    return History.toDataset(session, history);
  }

  /** The same as JSON. */
  public String historyJson() {
    return history;
  }

  /** Whether there is a network, which a schema before the training has not. */
  final boolean isFitted() {
    return packed != null;
  }

  final PackedModel packed() {
    if (packed == null) {
      throw new ConfigurationException(
          "The model " + uid + " has no network yet. Load or fit one.");
    }
    return packed;
  }

  final void setPacked(@Nullable PackedModel model, String historyJson) {
    packed = model;
    history = historyJson;
  }

  /** For the schema of a model that an estimator has yet to fit. */
  final M planned(NetworkConfiguration configuration) {
    planned = configuration;
    return self();
  }

  /** What the model takes and gives, or will. */
  final Signature signature() {
    NetworkConfiguration wanted = planned;
    if (wanted == null) {
      return packed().signature();
    }
    try (NeuralNetwork empty = wanted.network()) {
      return empty.signature();
    }
  }

  /** What the network is, or will be. */
  final NetworkConfiguration configuration() {
    return planned != null ? planned : packed().configuration();
  }

  /** A column of a layer's activations, named by the layer's name or number. */
  final ScoreColumn activation(String column, String layer) {
    List<String> names = new ArrayList<>();
    for (Node plan : configuration().plan().nodes()) {
      if (plan.name().equals(layer) || Integer.toString(plan.index()).equals(layer)) {
        if (Arrays.stream(plan.output().shape()).anyMatch(extent -> extent < 0)) {
          throw new ConfigurationException(
              "The layer '" + layer + "' makes series of any length, which no vector holds.");
        }
        return ScoreColumn.ofLayer(column, plan.index());
      }
      names.add(plan.name());
    }
    throw new ConfigurationException(
        "The network has no layer '" + layer + "'. " + Names.suggestion(layer, names));
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Rows that are scored at once (&gt;= 1). */
  public M setBatchSize(int value) {
    set(batchSize, value);
    return self();
  }

  /** Param of {@link #setBatchSize}; 256 by default. */
  public IntParam batchSize() {
    return batchSize;
  }

  /**
   * What to do with rows that have a null in a column that is read: 'error', or 'skip' to leave
   * them out.
   */
  public M setHandleInvalid(String value) {
    set(handleInvalid, value);
    return self();
  }

  /** Param of {@link #setHandleInvalid}; {@code error} by default. */
  public Param<String> handleInvalid() {
    return handleInvalid;
  }

  /** Numbers in the first output. */
  final int outputs() {
    return Math.toIntExact(configuration().plan().outputType(0).size());
  }
}
