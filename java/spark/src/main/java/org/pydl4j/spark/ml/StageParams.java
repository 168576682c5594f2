package org.pydl4j.spark.ml;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;

/** The params of our stages as JSON, from which {@code pydl4j/_codegen_spark.py} makes Python's. */
public final class StageParams {
  private StageParams() {}

  /** A list of stages: name, whether it is an estimator, params with type, doc, default, least. */
  public static String export() {
    List<PipelineStage> stages =
        List.of(
            new NeuralNetworkClassifier(),
            new NeuralNetworkRegressor(),
            new NeuralNetworkAutoencoder(),
            new NeuralNetworkEstimator(),
            new NeuralNetworkClassificationModel(),
            new NeuralNetworkRegressionModel(),
            new NeuralNetworkAutoencoderModel(),
            new NeuralNetworkModel(),
            new ImageFeaturizer());
    return new GsonBuilder()
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .create()
        .toJson(stages.stream().map(StageParams::stage).toList());
  }

  private static Map<String, Object> stage(PipelineStage stage) {
    List<Object> params = new ArrayList<>();
    for (Param<?> param : stage.params()) {
      Map<String, Object> made = new LinkedHashMap<>();
      made.put("name", param.name());
      made.put("type", type(param));
      made.put("doc", param.doc());
      if (stage.getDefault(param).isDefined()) {
        made.put("default", stage.getDefault(param).get());
      }
      Bounded.least(param).ifPresent(least -> made.put("least", least));
      params.add(made);
    }
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("name", stage.getClass().getSimpleName());
    made.put("estimator", stage instanceof Estimator);
    made.put("params", params);
    return made;
  }

  private static String type(Param<?> param) {
    if (param instanceof IntParam || param instanceof LongParam) {
      return "int";
    } else if (param instanceof DoubleParam) {
      return "float";
    } else if (param instanceof BooleanParam) {
      return "bool";
    } else if (param instanceof StringArrayParam) {
      return "strings";
    }
    return param instanceof DoubleArrayParam ? "floats" : "string";
  }

  /** Writes {@link #export()} to a file. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), export());
  }
}
