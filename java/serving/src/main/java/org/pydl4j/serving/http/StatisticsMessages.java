package org.pydl4j.serving.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.pydl4j.serving.batching.InferStatistics;
import org.pydl4j.serving.grpc.v2.InferBatchStatistics;
import org.pydl4j.serving.grpc.v2.ModelStatistics;
import org.pydl4j.serving.grpc.v2.ModelStatisticsResponse;
import org.pydl4j.serving.grpc.v2.StatisticDuration;

/** The statistics extension's answers, as JSON and as gRPC's message. */
final class StatisticsMessages {
  private StatisticsMessages() {}

  static JsonObject json(List<InferStatistics> all) {
    JsonArray models = new JsonArray();
    for (InferStatistics one : all) {
      JsonObject model = new JsonObject();
      model.addProperty("name", one.model());
      model.addProperty("version", one.version());
      model.addProperty("last_inference", one.lastInference());
      model.addProperty("inference_count", one.inferences());
      model.addProperty("execution_count", one.executions());
      JsonObject times = new JsonObject();
      times.add("success", json(one.success()));
      times.add("fail", json(one.fail()));
      times.add("queue", json(one.queue()));
      times.add("compute_input", json(one.input()));
      times.add("compute_infer", json(one.infer()));
      times.add("compute_output", json(one.output()));
      times.add("cache_hit", json(InferStatistics.Time.NONE)); // there is no cache
      times.add("cache_miss", json(InferStatistics.Time.NONE));
      model.add("inference_stats", times);
      JsonArray batches = new JsonArray();
      one.batches().forEach(size -> batches.add(json(size)));
      model.add("batch_stats", batches);
      models.add(model);
    }
    JsonObject answer = new JsonObject();
    answer.add("model_stats", models);
    return answer;
  }

  private static JsonObject json(InferStatistics.BatchSize size) {
    JsonObject batch = new JsonObject();
    batch.addProperty("batch_size", size.rows());
    batch.add("compute_input", json(size.input()));
    batch.add("compute_infer", json(size.infer()));
    batch.add("compute_output", json(size.output()));
    return batch;
  }

  private static JsonObject json(InferStatistics.Time time) {
    JsonObject duration = new JsonObject();
    duration.addProperty("count", time.count());
    duration.addProperty("ns", time.nanos());
    return duration;
  }

  static ModelStatisticsResponse message(List<InferStatistics> all) {
    ModelStatisticsResponse.Builder answer = ModelStatisticsResponse.newBuilder();
    all.forEach(one -> answer.addModelStats(message(one)));
    return answer.build();
  }

  private static ModelStatistics message(InferStatistics one) {
    ModelStatistics.Builder model =
        ModelStatistics.newBuilder()
            .setName(one.model())
            .setVersion(one.version())
            .setLastInference(one.lastInference())
            .setInferenceCount(one.inferences())
            .setExecutionCount(one.executions());
    model
        .getInferenceStatsBuilder()
        .setSuccess(message(one.success()))
        .setFail(message(one.fail()))
        .setQueue(message(one.queue()))
        .setComputeInput(message(one.input()))
        .setComputeInfer(message(one.infer()))
        .setComputeOutput(message(one.output()));
    for (InferStatistics.BatchSize size : one.batches()) {
      model.addBatchStats(
          InferBatchStatistics.newBuilder()
              .setBatchSize(size.rows())
              .setComputeInput(message(size.input()))
              .setComputeInfer(message(size.infer()))
              .setComputeOutput(message(size.output())));
    }
    return model.build();
  }

  private static StatisticDuration message(InferStatistics.Time time) {
    return StatisticDuration.newBuilder().setCount(time.count()).setNs(time.nanos()).build();
  }
}
