package org.pydl4j.serving.http;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.pydl4j.serving.grpc.v2.ModelInferRequest;
import org.pydl4j.serving.grpc.v2.ModelInferResponse;
import org.pydl4j.serving.grpc.v2.ModelStreamInferResponse;

/**
 * One client's stream of requests: they are computed in batches with everybody's, and answered in
 * the order in which they are done; {@code id} says which is which. A request that fails is
 * answered with a message, and the stream goes on.
 */
final class GrpcStream implements StreamObserver<ModelInferRequest> {
  private final StreamObserver<ModelStreamInferResponse> client;
  private final Function<ModelInferRequest, CompletableFuture<ModelInferResponse>> infer;
  private int waiting;
  private boolean ended;
  private boolean broken;

  GrpcStream(
      StreamObserver<ModelStreamInferResponse> client,
      Function<ModelInferRequest, CompletableFuture<ModelInferResponse>> infer) {
    this.client = client;
    this.infer = infer;
  }

  @Override
  public void onNext(ModelInferRequest request) {
    synchronized (this) {
      waiting++;
    }
    infer
        .apply(request)
        .whenComplete((response, failed) -> answer(request.getId(), response, failed));
  }

  private synchronized void answer(String id, ModelInferResponse response, Throwable failed) {
    waiting--;
    if (broken) {
      return;
    }
    ModelStreamInferResponse.Builder made = ModelStreamInferResponse.newBuilder();
    if (failed == null) {
      made.setInferResponse(response);
    } else {
      Throwable cause = Answers.cause(failed);
      made.setErrorMessage(Answers.message(cause))
          .setInferResponse(ModelInferResponse.newBuilder().setId(id));
    }
    client.onNext(made.build());
    endIfDone();
  }

  private void endIfDone() {
    if (ended && waiting == 0) {
      client.onCompleted();
    }
  }

  /** The client went away: what is computed for it still is let go. */
  @Override
  public synchronized void onError(Throwable reason) {
    broken = true;
  }

  @Override
  public synchronized void onCompleted() {
    ended = true;
    endIfDone();
  }
}
