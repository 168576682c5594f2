package org.pydl4j.serving.http;

import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.batching.Batching;
import org.pydl4j.serving.grpc.v2.GRPCInferenceServiceGrpc;
import org.pydl4j.serving.grpc.v2.ModelConfigRequest;
import org.pydl4j.serving.grpc.v2.ModelConfigResponse;
import org.pydl4j.serving.grpc.v2.ModelInferRequest;
import org.pydl4j.serving.grpc.v2.ModelInferResponse;
import org.pydl4j.serving.grpc.v2.ModelMetadataRequest;
import org.pydl4j.serving.grpc.v2.ModelMetadataResponse;
import org.pydl4j.serving.grpc.v2.ModelReadyRequest;
import org.pydl4j.serving.grpc.v2.ModelReadyResponse;
import org.pydl4j.serving.grpc.v2.ModelStatisticsRequest;
import org.pydl4j.serving.grpc.v2.ModelStatisticsResponse;
import org.pydl4j.serving.grpc.v2.ModelStreamInferResponse;
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
import org.pydl4j.serving.models.ModelNotFoundException;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.protocol.InferRequest;
import org.pydl4j.serving.protocol.InferResponse;
import org.pydl4j.serving.protocol.RepositoryRequest;

/** The protocol over gRPC; each call does what the one over HTTP does. */
final class GrpcInference extends GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase {
  private final ModelRepository models;
  private final Batching batching;
  private final GrpcDescriptions messages;
  private final BooleanSupplier ready;
  private final Executor files;
  private final InFlight memory;
  private final ChangeGuard guard;

  GrpcInference(
      ModelRepository models,
      Batching batching,
      ModelDescriptions descriptions,
      BooleanSupplier ready,
      Executor files,
      InFlight memory,
      ChangeGuard guard) {
    this.guard = guard;
    this.memory = memory;
    this.models = models;
    this.batching = batching;
    this.messages = new GrpcDescriptions(models, descriptions);
    this.ready = ready;
    this.files = files;
  }

  private static <T> void answer(StreamObserver<T> client, Supplier<T> call) {
    T message;
    try {
      message = call.get();
    } catch (RuntimeException e) {
      client.onError(GrpcFailures.of(e).asRuntimeException());
      return;
    }
    client.onNext(message);
    client.onCompleted();
  }

  /** A name or a version; empty stands for none. */
  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
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
      models.acquire(request.getName(), given(request.getVersion())).close();
    } catch (ModelNotFoundException e) {
      served = false;
    }
    client.onNext(ModelReadyResponse.newBuilder().setReady(served).build());
    client.onCompleted();
  }

  @Override
  public void serverMetadata(
      ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> client) {
    answer(client, messages::server);
  }

  @Override
  public void modelMetadata(
      ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> client) {
    answer(client, () -> messages.model(request.getName(), given(request.getVersion())));
  }

  @Override
  public void modelConfig(ModelConfigRequest request, StreamObserver<ModelConfigResponse> client) {
    answer(client, () -> messages.config(request.getName(), given(request.getVersion())));
  }

  @Override
  public void modelStatistics(
      ModelStatisticsRequest request, StreamObserver<ModelStatisticsResponse> client) {
    answer(
        client, () -> messages.statistics(given(request.getName()), given(request.getVersion())));
  }

  @Override
  public void modelInfer(ModelInferRequest message, StreamObserver<ModelInferResponse> client) {
    ServiceRequestContext call = ServiceRequestContext.current();
    CompletableFuture<ModelInferResponse> answer = infer(message, InFlight.of(call));
    call.whenRequestCancelling().thenAccept(cause -> answer.cancel(false));
    answer.whenComplete(
        (response, failed) -> {
          if (failed != null) {
            client.onError(GrpcFailures.of(failed).asRuntimeException());
          } else {
            client.onNext(response);
            client.onCompleted();
          }
        });
  }

  @Override
  public StreamObserver<ModelInferRequest> modelStreamInfer(
      StreamObserver<ModelStreamInferResponse> client) {
    ServiceRequestContext call = ServiceRequestContext.current();
    call.clearRequestTimeout(); // a stream is open as long as its client wants; requests have
    return new GrpcStream(client, this::inferAlone); // their own time
  }

  /** One request of a stream, which has memory for itself. */
  private CompletableFuture<ModelInferResponse> inferAlone(ModelInferRequest message) {
    InFlight.Share share = memory.open();
    return infer(message, share).whenComplete((response, failed) -> share.close());
  }

  private CompletableFuture<ModelInferResponse> infer(
      ModelInferRequest message, InFlight.Share share) {
    try {
      share.take(message.getSerializedSize());
      InferRequest request = GrpcTensors.request(message);
      CompletableFuture<InferResponse> computed =
          batching.submit(message.getModelName(), given(message.getModelVersion()), request);
      CompletableFuture<ModelInferResponse> answer =
          computed.thenApply(response -> GrpcTensors.response(response, request));
      answer.whenComplete((response, failed) -> computed.cancel(false)); // when it is cancelled
      return answer;
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void repositoryIndex(
      RepositoryIndexRequest request, StreamObserver<RepositoryIndexResponse> client) {
    answer(client, () -> messages.index(request.getReady()));
  }

  @Override
  public void repositoryModelLoad(
      RepositoryModelLoadRequest request, StreamObserver<RepositoryModelLoadResponse> client) {
    RequestHeaders headers = ServiceRequestContext.current().request().headers();
    files.execute(
        () ->
            answer(
                client,
                () -> {
                  guard.require(headers);
                  request.getParametersMap().keySet().forEach(RepositoryRequest::requireServed);
                  models.load(request.getModelName());
                  return RepositoryModelLoadResponse.getDefaultInstance();
                }));
  }

  @Override
  public void repositoryModelUnload(
      RepositoryModelUnloadRequest request, StreamObserver<RepositoryModelUnloadResponse> client) {
    RequestHeaders headers = ServiceRequestContext.current().request().headers();
    files.execute(
        () ->
            answer(
                client,
                () -> {
                  guard.require(headers);
                  models.unload(request.getModelName());
                  return RepositoryModelUnloadResponse.getDefaultInstance();
                }));
  }
}
