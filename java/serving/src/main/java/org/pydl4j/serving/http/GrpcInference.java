package org.pydl4j.serving.http;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.pydl4j.nn.Signature;
import org.pydl4j.serving.batching.Batching;
import org.pydl4j.serving.grpc.v2.DataType;
import org.pydl4j.serving.grpc.v2.GRPCInferenceServiceGrpc;
import org.pydl4j.serving.grpc.v2.ModelConfig;
import org.pydl4j.serving.grpc.v2.ModelConfigRequest;
import org.pydl4j.serving.grpc.v2.ModelConfigResponse;
import org.pydl4j.serving.grpc.v2.ModelInferRequest;
import org.pydl4j.serving.grpc.v2.ModelInferResponse;
import org.pydl4j.serving.grpc.v2.ModelInput;
import org.pydl4j.serving.grpc.v2.ModelMetadataRequest;
import org.pydl4j.serving.grpc.v2.ModelMetadataResponse;
import org.pydl4j.serving.grpc.v2.ModelOutput;
import org.pydl4j.serving.grpc.v2.ModelReadyRequest;
import org.pydl4j.serving.grpc.v2.ModelReadyResponse;
import org.pydl4j.serving.grpc.v2.RepositoryIndexRequest;
import org.pydl4j.serving.grpc.v2.RepositoryIndexResponse;
import org.pydl4j.serving.grpc.v2.RepositoryModelLoadRequest;
import org.pydl4j.serving.grpc.v2.RepositoryModelLoadResponse;
import org.pydl4j.serving.grpc.v2.RepositoryModelUnloadRequest;
import org.pydl4j.serving.grpc.v2.RepositoryModelUnloadResponse;
import org.pydl4j.serving.grpc.v2.ServerLiveRequest;
import org.pydl4j.serving.grpc.v2.ServerLiveResponse;
import org.pydl4j.serving.grpc.v2.ServerMetadataRequest;
import org.pydl4j.serving.grpc.v2.ServerMetadataResponse;
import org.pydl4j.serving.grpc.v2.ServerReadyRequest;
import org.pydl4j.serving.grpc.v2.ServerReadyResponse;
import org.pydl4j.serving.models.Lease;
import org.pydl4j.serving.models.ModelNotFoundException;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.models.ModelStatus;
import org.pydl4j.serving.protocol.Datatype;
import org.pydl4j.serving.protocol.InferRequest;

/** The protocol over gRPC; each call does what the one over HTTP does. */
final class GrpcInference extends GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase {
  private final ModelRepository models;
  private final Batching batching;
  private final ModelDescriptions descriptions;
  private final BooleanSupplier ready;
  private final Executor files;

  GrpcInference(
      ModelRepository models,
      Batching batching,
      ModelDescriptions descriptions,
      BooleanSupplier ready,
      Executor files) {
    this.models = models;
    this.batching = batching;
    this.descriptions = descriptions;
    this.ready = ready;
    this.files = files;
  }

  private static <T> void answer(StreamObserver<T> client, Supplier<T> call) {
    T message;
    try {
      message = call.get();
    } catch (RuntimeException e) {
      client.onError(failure(e));
      return;
    }
    client.onNext(message);
    client.onCompleted();
  }

  private static RuntimeException failure(Throwable failure) {
    Throwable cause = Answers.cause(failure);
    Status status =
        switch (Answers.status(cause).code()) {
          case 400 -> Status.INVALID_ARGUMENT;
          case 404 -> Status.NOT_FOUND;
          case 422 -> Status.FAILED_PRECONDITION;
          case 503 -> Status.UNAVAILABLE;
          case 504 -> Status.DEADLINE_EXCEEDED;
          default -> Status.INTERNAL;
        };
    boolean ours = cause instanceof org.pydl4j.nd.errors.PyDl4jException;
    String message = ours ? cause.getMessage() : "The server failed.";
    return status.withDescription(message).withCause(cause).asRuntimeException();
  }

  private static String version(String version) {
    return version.isEmpty() ? null : version;
  }

  @Override
  public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> client) {
    answer(client, () -> ServerLiveResponse.newBuilder().setLive(true).build());
  }

  @Override
  public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> client) {
    answer(client, () -> ServerReadyResponse.newBuilder().setReady(ready.getAsBoolean()).build());
  }

  @Override
  public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> client) {
    boolean served = true;
    try {
      models.acquire(request.getName(), version(request.getVersion())).close();
    } catch (ModelNotFoundException e) {
      served = false;
    }
    client.onNext(ModelReadyResponse.newBuilder().setReady(served).build());
    client.onCompleted();
  }

  @Override
  public void serverMetadata(
      ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> client) {
    answer(
        client,
        () ->
            ServerMetadataResponse.newBuilder()
                .setName(ModelDescriptions.SERVER)
                .setVersion(ModelDescriptions.version())
                .addAllExtensions(ModelDescriptions.EXTENSIONS)
                .build());
  }

  @Override
  public void modelMetadata(
      ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> client) {
    answer(
        client,
        () -> {
          try (Lease lease = models.acquire(request.getName(), version(request.getVersion()))) {
            ModelMetadataResponse.Builder made =
                ModelMetadataResponse.newBuilder()
                    .setName(request.getName())
                    .addAllVersions(models.versions(request.getName()))
                    .setPlatform(lease.model().platform());
            Signature signature = lease.model().signature();
            signature.inputs().forEach(t -> made.addInputs(metadata(t)));
            signature.outputs().forEach(t -> made.addOutputs(metadata(t)));
            return made.build();
          }
        });
  }

  private static ModelMetadataResponse.TensorMetadata metadata(Signature.Tensor tensor) {
    return ModelMetadataResponse.TensorMetadata.newBuilder()
        .setName(tensor.name())
        .setDatatype(Datatype.of(tensor.dtype()))
        .addAllShape(sizes(tensor.shape()))
        .build();
  }

  private static List<Long> sizes(long... shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  @Override
  public void modelConfig(ModelConfigRequest request, StreamObserver<ModelConfigResponse> client) {
    answer(
        client,
        () -> {
          try (Lease lease = models.acquire(request.getName(), version(request.getVersion()))) {
            Signature signature = lease.model().signature();
            boolean batched = ModelDescriptions.batched(signature);
            ModelConfig.Builder config =
                ModelConfig.newBuilder()
                    .setName(request.getName())
                    .setPlatform(lease.model().platform())
                    .setMaxBatchSize(descriptions.maxBatch(signature));
            for (Signature.Tensor t : signature.inputs()) {
              config.addInput(
                  ModelInput.newBuilder()
                      .setName(t.name())
                      .setDataType(DataType.valueOf("TYPE_" + Datatype.of(t.dtype())))
                      .addAllDims(sizes(ModelDescriptions.dims(t, batched))));
            }
            for (Signature.Tensor t : signature.outputs()) {
              config.addOutput(
                  ModelOutput.newBuilder()
                      .setName(t.name())
                      .setDataType(DataType.valueOf("TYPE_" + Datatype.of(t.dtype())))
                      .addAllDims(sizes(ModelDescriptions.dims(t, batched))));
            }
            return ModelConfigResponse.newBuilder().setConfig(config).build();
          }
        });
  }

  @Override
  public void modelInfer(ModelInferRequest message, StreamObserver<ModelInferResponse> client) {
    try {
      InferRequest request = GrpcTensors.request(message);
      batching
          .submit(message.getModelName(), version(message.getModelVersion()), request)
          .whenComplete(
              (response, failed) -> {
                if (failed != null) {
                  client.onError(failure(failed));
                } else {
                  client.onNext(GrpcTensors.response(response, request));
                  client.onCompleted();
                }
              });
    } catch (RuntimeException e) {
      client.onError(failure(e));
    }
  }

  @Override
  public void repositoryIndex(
      RepositoryIndexRequest request, StreamObserver<RepositoryIndexResponse> client) {
    answer(
        client,
        () -> {
          RepositoryIndexResponse.Builder index = RepositoryIndexResponse.newBuilder();
          for (ModelStatus status : models.index()) {
            if (!request.getReady() || status.state() == ModelStatus.State.READY) {
              index.addModels(
                  RepositoryIndexResponse.ModelIndex.newBuilder()
                      .setName(status.name())
                      .setVersion(status.version())
                      .setState(status.state().name())
                      .setReason(status.reason()));
            }
          }
          return index.build();
        });
  }

  @Override
  public void repositoryModelLoad(
      RepositoryModelLoadRequest request, StreamObserver<RepositoryModelLoadResponse> client) {
    files.execute(
        () ->
            answer(
                client,
                () -> {
                  models.load(request.getModelName());
                  return RepositoryModelLoadResponse.getDefaultInstance();
                }));
  }

  @Override
  public void repositoryModelUnload(
      RepositoryModelUnloadRequest request, StreamObserver<RepositoryModelUnloadResponse> client) {
    files.execute(
        () ->
            answer(
                client,
                () -> {
                  models.unload(request.getModelName());
                  return RepositoryModelUnloadResponse.getDefaultInstance();
                }));
  }
}
