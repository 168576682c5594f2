package org.pydl4j.nn.evaluation;

import java.util.Map;

/** What Keras, scikit-learn and others call our metrics: their letters alone lead elsewhere. */
final class MetricNames {
  /** By the folded name there, ours. */
  static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("acc", "accuracy"),
          Map.entry("accuracyscore", "accuracy"),
          Map.entry("categoricalaccuracy", "accuracy"),
          Map.entry("sparsecategoricalaccuracy", "accuracy"),
          Map.entry("binaryaccuracy", "accuracy"),
          Map.entry("f1score", "f1"),
          Map.entry("fscore", "f1"),
          Map.entry("precisionscore", "precision"),
          Map.entry("recallscore", "recall"),
          Map.entry("matthewscorrcoef", "mcc"),
          Map.entry("auc", "auroc"),
          Map.entry("roc", "auroc"),
          Map.entry("rocauc", "auroc"),
          Map.entry("rocaucscore", "auroc"),
          Map.entry("prauc", "auprc"),
          Map.entry("aucpr", "auprc"),
          Map.entry("averageprecision", "auprc"),
          Map.entry("meansquarederror", "mse"),
          Map.entry("meanabsoluteerror", "mae"),
          Map.entry("rootmeansquarederror", "rmse"),
          Map.entry("r2score", "r2"),
          Map.entry("pearsonr", "pc"));

  private MetricNames() {}
}
