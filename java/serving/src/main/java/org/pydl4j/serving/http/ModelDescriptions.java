package org.pydl4j.serving.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.processing.RawRows;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.nn.Signature;
import org.pydl4j.serving.batching.Batching;
import org.pydl4j.serving.batching.InferStatistics;
import org.pydl4j.serving.models.Lease;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.models.ModelStatus;
import org.pydl4j.serving.models.ServedModel;
import org.pydl4j.serving.protocol.Datatype;

/** What clients are told about the server and its models, as JSON. */
final class ModelDescriptions {
  static final List<String> EXTENSIONS =
      List.of("binary_tensor_data", "model_repository", "model_configuration", "statistics");
  static final String SERVER = "pydl4j";

  private final ModelRepository models;
  private final Batching batching;

  ModelDescriptions(ModelRepository models, Batching batching) {
    this.models = models;
    this.batching = batching;
  }

  /** This program's version, from the jar; "development" outside of one. */
  static String version() {
    String version = ModelDescriptions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  JsonObject server() {
    JsonObject server = new JsonObject();
    server.addProperty("name", SERVER);
    server.addProperty("version", version());
    JsonArray extensions = new JsonArray();
    EXTENSIONS.forEach(extensions::add);
    server.add("extensions", extensions);
    return server;
  }

  JsonObject model(String name, @Nullable String version) {
    try (Lease lease = models.acquire(name, version)) {
      ServedModel served = lease.model();
      JsonObject model = new JsonObject();
      model.addProperty("name", name);
      JsonArray versions = new JsonArray();
      models.versions(name).forEach(versions::add);
      model.add("versions", versions);
      model.addProperty("platform", served.platform());
      model.add("inputs", tensors(served.signature().inputs()));
      model.add("outputs", tensors(served.signature().outputs()));
      JsonObject parameters = parameters(served);
      if (parameters.size() > 0) {
        model.add("parameters", parameters);
      }
      return model;
    }
  }

  /** The names of the classes, and the raw columns that rows have. */
  private static JsonObject parameters(ServedModel served) {
    JsonObject parameters = new JsonObject();
    if (!served.labels().isEmpty()) {
      JsonArray labels = new JsonArray();
      served.labels().forEach(labels::add);
      parameters.add("labels", labels);
    }
    RawRows raw = served.rawRows();
    if (raw != null) {
      JsonObject columns = new JsonObject();
      for (ColumnMetaData column : raw.schema().getColumnMetaData()) {
        if (!raw.labels().contains(column.name())) {
          columns.addProperty(column.name(), column.type().name());
        }
      }
      parameters.add("rows", columns);
    }
    return parameters;
  }

  private static JsonArray tensors(List<Signature.Tensor> tensors) {
    JsonArray array = new JsonArray();
    for (Signature.Tensor tensor : tensors) {
      JsonObject one = new JsonObject();
      one.addProperty("name", tensor.name());
      one.addProperty("datatype", Datatype.of(tensor.dtype()));
      one.add("shape", sizes(tensor.shape()));
      array.add(one);
    }
    return array;
  }

  private static JsonArray sizes(long... shape) {
    JsonArray sizes = new JsonArray();
    Arrays.stream(shape).forEach(sizes::add);
    return sizes;
  }

  /** Triton's model configuration: shapes without the batch's axis. */
  JsonObject config(String name, @Nullable String version) {
    try (Lease lease = models.acquire(name, version)) {
      ServedModel served = lease.model();
      JsonObject config = new JsonObject();
      config.addProperty("name", name);
      config.addProperty("platform", served.platform());
      boolean batched = batched(served.signature());
      config.addProperty("max_batch_size", maxBatch(name, served.signature()));
      if (batched) {
        JsonObject dynamic = new JsonObject();
        dynamic.addProperty("max_queue_delay_microseconds", maxDelayMicros(name));
        config.add("dynamic_batching", dynamic);
      }
      config.add("input", configTensors(served.signature().inputs(), batched));
      config.add("output", configTensors(served.signature().outputs(), batched));
      return config;
    }
  }

  int maxBatch(String model, Signature signature) {
    return batched(signature) ? batching.rules().of(model).maxBatch() : 0;
  }

  long maxDelayMicros(String model) {
    return batching.rules().of(model).maxDelay().toNanos() / 1000;
  }

  List<InferStatistics> statistics(@Nullable String name, @Nullable String version) {
    return batching.statistics(name, version);
  }

  static boolean batched(Signature signature) {
    return signature.inputs().stream().allMatch(t -> t.shape().length > 0 && t.shape()[0] < 0);
  }

  static long[] dims(Signature.Tensor tensor, boolean batched) {
    long[] shape = tensor.shape();
    return batched && shape.length > 0 ? Arrays.copyOfRange(shape, 1, shape.length) : shape;
  }

  private static JsonArray configTensors(List<Signature.Tensor> tensors, boolean batched) {
    JsonArray array = new JsonArray();
    for (Signature.Tensor tensor : tensors) {
      JsonObject one = new JsonObject();
      one.addProperty("name", tensor.name());
      one.addProperty("data_type", "TYPE_" + Datatype.of(tensor.dtype()));
      one.add("dims", sizes(dims(tensor, batched)));
      array.add(one);
    }
    return array;
  }

  JsonArray index(boolean readyOnly) {
    JsonArray index = new JsonArray();
    for (ModelStatus status : models.index()) {
      if (!readyOnly || status.state() == ModelStatus.State.READY) {
        JsonObject line = new JsonObject();
        line.addProperty("name", status.name());
        line.addProperty("version", status.version());
        line.addProperty("state", status.state().name());
        line.addProperty("reason", status.reason());
        index.add(line);
      }
    }
    return index;
  }
}
