package org.pydl4j.serving.http;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.Signature;
import org.pydl4j.serving.grpc.v2.DataType;
import org.pydl4j.serving.grpc.v2.ModelConfig;
import org.pydl4j.serving.grpc.v2.ModelConfigResponse;
import org.pydl4j.serving.grpc.v2.ModelInput;
import org.pydl4j.serving.grpc.v2.ModelMetadataResponse;
import org.pydl4j.serving.grpc.v2.ModelOutput;
import org.pydl4j.serving.grpc.v2.ModelStatisticsResponse;
import org.pydl4j.serving.grpc.v2.RepositoryIndexResponse;
import org.pydl4j.serving.grpc.v2.ServerMetadataResponse;
import org.pydl4j.serving.models.Lease;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.models.ModelStatus;
import org.pydl4j.serving.protocol.Datatype;

/** {@link ModelDescriptions} as gRPC's messages. */
final class GrpcDescriptions {
  private final ModelRepository models;
  private final ModelDescriptions descriptions;

  GrpcDescriptions(ModelRepository models, ModelDescriptions descriptions) {
    this.models = models;
    this.descriptions = descriptions;
  }

  ServerMetadataResponse server() {
    return ServerMetadataResponse.newBuilder()
        .setName(ModelDescriptions.SERVER)
        .setVersion(ModelDescriptions.version())
        .addAllExtensions(ModelDescriptions.EXTENSIONS)
        .build();
  }

  ModelMetadataResponse model(String name, @Nullable String version) {
    try (Lease lease = models.acquire(name, version)) {
      ModelMetadataResponse.Builder made =
          ModelMetadataResponse.newBuilder()
              .setName(name)
              .addAllVersions(models.versions(name))
              .setPlatform(lease.model().platform());
      Signature signature = lease.model().signature();
      signature.inputs().forEach(t -> made.addInputs(tensor(t)));
      signature.outputs().forEach(t -> made.addOutputs(tensor(t)));
      return made.build();
    }
  }

  private static ModelMetadataResponse.TensorMetadata tensor(Signature.Tensor tensor) {
    return ModelMetadataResponse.TensorMetadata.newBuilder()
        .setName(tensor.name())
        .setDatatype(Datatype.of(tensor.dtype()))
        .addAllShape(sizes(tensor.shape()))
        .build();
  }

  ModelConfigResponse config(String name, @Nullable String version) {
    try (Lease lease = models.acquire(name, version)) {
      Signature signature = lease.model().signature();
      boolean batched = ModelDescriptions.batched(signature);
      ModelConfig.Builder config =
          ModelConfig.newBuilder()
              .setName(name)
              .setPlatform(lease.model().platform())
              .setMaxBatchSize(descriptions.maxBatch(name, signature));
      if (batched) {
        config
            .getDynamicBatchingBuilder()
            .setMaxQueueDelayMicroseconds(descriptions.maxDelayMicros(name));
      }
      for (Signature.Tensor t : signature.inputs()) {
        config.addInput(
            ModelInput.newBuilder()
                .setName(t.name())
                .setDataType(type(t))
                .addAllDims(sizes(ModelDescriptions.dims(t, batched))));
      }
      for (Signature.Tensor t : signature.outputs()) {
        config.addOutput(
            ModelOutput.newBuilder()
                .setName(t.name())
                .setDataType(type(t))
                .addAllDims(sizes(ModelDescriptions.dims(t, batched))));
      }
      return ModelConfigResponse.newBuilder().setConfig(config).build();
    }
  }

  private static DataType type(Signature.Tensor tensor) {
    return DataType.valueOf("TYPE_" + Datatype.of(tensor.dtype()));
  }

  private static List<Long> sizes(long... shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  ModelStatisticsResponse statistics(@Nullable String name, @Nullable String version) {
    return StatisticsMessages.message(descriptions.statistics(name, version));
  }

  RepositoryIndexResponse index(boolean readyOnly) {
    RepositoryIndexResponse.Builder index = RepositoryIndexResponse.newBuilder();
    for (ModelStatus status : models.index()) {
      if (!readyOnly || status.state() == ModelStatus.State.READY) {
        index.addModels(
            RepositoryIndexResponse.ModelIndex.newBuilder()
                .setName(status.name())
                .setVersion(status.version())
                .setState(status.state().name())
                .setReason(status.reason()));
      }
    }
    return index.build();
  }
}
