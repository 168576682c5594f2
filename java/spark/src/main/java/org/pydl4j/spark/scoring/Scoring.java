package org.pydl4j.spark.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.layers.OutputLayer;
import org.pydl4j.spark.rows.TensorSpec;

/**
 * What is computed for each row, as it goes to the executors: the model, the features, the columns.
 */
public final class Scoring implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final Broadcast<byte[]> bytes;
  private final TensorSpec features;
  private final List<ScoreColumn> columns;
  private final int batchSize;

  /**
   * Made on the driver.
   *
   * @param featuresCol the column with the features
   * @param columns what is added
   * @param batchSize rows that are computed at once, at least 1
   */
  public Scoring(
      SparkContext context,
      PackedModel model,
      String featuresCol,
      List<ScoreColumn> columns,
      int batchSize) {
    MultiLayerConfiguration configuration = model.configuration();
    this.id = model.id();
    this.bytes = model.broadcast(context);
    this.features = features(configuration, featuresCol);
    this.columns = List.copyOf(columns);
    this.batchSize = batchSize;
  }

  /** The features of a network as a column holds them. */
  public static TensorSpec features(MultiLayerConfiguration configuration, String column) {
    DType type = configuration.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
    return new TensorSpec("input", column, type, configuration.inputType().shape());
  }

  /** The array that is filled from rows. */
  TensorSpec features() {
    return features;
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
    return SharedModels.lease(id, bytes);
  }

  /** The numbers of each column, row after row. */
  List<float[]> compute(SharedModels.Lease model, NDArray rows) {
    try (Scope scope = Scope.open()) {
      NDArray in = model.normalizer() == null ? rows : model.normalizer().transform(rows);
      Outputs outputs = new Outputs(model, in);
      List<float[]> results = new ArrayList<>();
      for (ScoreColumn column : columns) {
        results.add(outputs.numbers(column));
      }
      return results;
    }
  }

  /** Computes what columns share only once. */
  private final class Outputs {
    private final SharedModels.Lease model;
    private final MultiLayerNetwork network;
    private final NDArray in;
    private NDArray logits;
    private NDArray output;

    Outputs(SharedModels.Lease model, NDArray in) {
      this.model = model;
      this.network = model.network();
      this.in = in;
      if (columns.stream().anyMatch(column -> column.kind() == ScoreColumn.Kind.RAW)) {
        logits = network.logits(in);
      }
    }

    float[] numbers(ScoreColumn column) {
      return switch (column.kind()) {
        case CLASS -> classes(output());
        case RAW -> logits.toFloatArray();
        case ACTIVATION -> network.activation(in, column.layer()).toFloatArray();
        case VALUE, OUTPUT, ARRAY ->
            model.normalizer() == null
                ? output().toFloatArray()
                : model.normalizer().revertLabels(output()).toFloatArray();
      };
    }

    private NDArray output() {
      if (output == null) {
        output = logits == null ? network.output(Map.of("input", in)).get("output") : activated();
      }
      return output;
    }

    private NDArray activated() {
      List<org.pydl4j.nn.LayerPlan> plan = network.configuration().plan();
      return ((OutputLayer) plan.get(plan.size() - 1).layer()).activation().apply(logits);
    }
  }

  private static float[] classes(NDArray output) {
    int width = (int) output.size(1);
    float[] values = output.toFloatArray();
    float[] best = new float[values.length / width];
    for (int i = 0; i < best.length; i++) {
      int found = 0;
      for (int j = 1; j < width; j++) {
        if (values[i * width + j] > values[i * width + found]) {
          found = j;
        }
      }
      best[i] = found;
    }
    return best;
  }

  /** Loads the model and computes one row of zeros: the first task then starts at once. */
  public void warmUp() {
    try (SharedModels.Lease model = lease();
        NDArray row = Nd.zeros(shapeOfOne())) {
      compute(model, row);
    }
  }

  private long[] shapeOfOne() {
    long[] example = features.example();
    long[] shape = new long[example.length + 1];
    shape[0] = 1;
    System.arraycopy(example, 0, shape, 1, example.length);
    return shape;
  }
}
