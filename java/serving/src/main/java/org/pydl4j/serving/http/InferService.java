package org.pydl4j.serving.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AsciiString;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.batching.Batching;
import org.pydl4j.serving.models.ModelNotFoundException;
import org.pydl4j.serving.models.ServedModel;
import org.pydl4j.serving.protocol.InferRequest;
import org.pydl4j.serving.protocol.InferResponse;
import org.pydl4j.serving.protocol.ProtocolException;
import org.pydl4j.serving.protocol.Reading;
import org.pydl4j.serving.protocol.RequestReader;
import org.pydl4j.serving.protocol.ResponseWriter;
import org.pydl4j.serving.protocol.RowTensors;

/**
 * {@code POST …/infer}: read on the connection's thread, computed on a batch's, written on the
 * connection's again, so that a batch never waits for text.
 */
final class InferService implements HttpService {
  private static final AsciiString HEADER_LENGTH =
      AsciiString.cached("inference-header-content-length");
  private static final int MOST_DIGITS = 18; // of a long, all values

  /** Bytes of text that take longer to read than other connections of a thread should wait. */
  private static final int LONG = 1 << 20;

  private final Batching batching;

  InferService(Batching batching) {
    this.batching = batching;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    InFlight.Share share = InFlight.of(context);
    return HttpResponse.of(
        request
            .peekData(share::arrive)
            .aggregate()
            .thenCompose(whole -> infer(context, whole, share))
            .exceptionally(failure -> refused(share, failure)));
  }

  /** What broke off before it had arrived; what the server itself refuses has pages of its own. */
  private static HttpResponse refused(InFlight.Share share, Throwable failure) {
    Throwable reason = share.reason(failure);
    if (reason.equals(failure)) {
      throw failure instanceof CompletionException wrapped
          ? wrapped
          : new CompletionException(failure);
    }
    return Answers.of(reason);
  }

  private CompletableFuture<HttpResponse> infer(
      ServiceRequestContext context, AggregatedHttpRequest whole, InFlight.Share share) {
    boolean brief = whole.content().length() < LONG;
    Executor reader = brief ? Runnable::run : context.blockingTaskExecutor();
    Executor writer = brief ? context.eventLoop() : context.blockingTaskExecutor();
    return CompletableFuture.supplyAsync(() -> submit(context, whole, share), reader)
        .thenCompose(
            asked -> asked.answer().thenApplyAsync(r -> written(r, asked.request(), share), writer))
        .exceptionally(Answers::of);
  }

  /** A request and the promise of its answer. */
  private record Asked(InferRequest request, CompletableFuture<InferResponse> answer) {}

  private Asked submit(
      ServiceRequestContext context, AggregatedHttpRequest whole, InFlight.Share share) {
    String model = ModelService.name(context);
    String version = ModelService.version(context);
    Optional<ServedModel> served = batching.served(model, version);
    Reading reading =
        new Reading(
            served.map(ServedModel::isExact).orElse(false),
            share,
            served.map(of -> RowTensors.of(of.rawRows(), of.signature())).orElse(null));
    InferRequest request =
        RequestReader.read(whole.content().array(), headerLength(whole), reading);
    if (request.isOfRows() && version == null && served.isPresent()) {
      return pinned(context, whole, share, request, served.get().version());
    }
    return new Asked(request, answer(context, version, request));
  }

  /** The promise of an answer, which goes with the connection. */
  private CompletableFuture<InferResponse> answer(
      ServiceRequestContext context, @Nullable String version, InferRequest request) {
    CompletableFuture<InferResponse> answer =
        batching.submit(ModelService.name(context), version, request);
    context.whenRequestCancelling().thenAccept(cause -> answer.cancel(false));
    return answer;
  }

  /**
   * Features that one version's process made are for this version alone; when another took its
   * place meanwhile, the rows are read again.
   */
  private Asked pinned(
      ServiceRequestContext context,
      AggregatedHttpRequest whole,
      InFlight.Share share,
      InferRequest request,
      String version) {
    CompletableFuture<InferResponse> answer;
    try {
      answer = answer(context, version, request);
    } catch (ModelNotFoundException e) {
      return submit(context, whole, share);
    }
    return new Asked(
        request,
        answer.exceptionallyCompose(
            failure ->
                Answers.cause(failure) instanceof ModelNotFoundException
                    ? submit(context, whole, share).answer()
                    : CompletableFuture.failedFuture(failure)));
  }

  private static long headerLength(AggregatedHttpRequest whole) {
    String length = whole.headers().get(HEADER_LENGTH);
    if (length == null) {
      return -1;
    }
    boolean digits = !length.isEmpty() && length.length() <= MOST_DIGITS;
    for (int i = 0; digits && i < length.length(); i++) {
      digits = length.charAt(i) >= '0' && length.charAt(i) <= '9';
    }
    if (!digits) {
      throw new ProtocolException(
          "Inference-Header-Content-Length must be a number of bytes. Got '" + length + "'.");
    }
    return Long.parseLong(length);
  }

  private static HttpResponse written(
      InferResponse response, InferRequest request, InFlight.Share share) {
    ResponseWriter.Body body = ResponseWriter.write(response, request, share);
    ResponseHeaders headers =
        body.headerLength() < 0
            ? ResponseHeaders.of(HttpStatus.OK, "content-type", MediaType.JSON)
            : ResponseHeaders.builder(HttpStatus.OK)
                .contentType(MediaType.OCTET_STREAM)
                .addInt(HEADER_LENGTH, body.headerLength())
                .build();
    return HttpResponse.of(headers, HttpData.wrap(body.bytes()));
  }
}
