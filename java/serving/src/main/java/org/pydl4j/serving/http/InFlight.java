package org.pydl4j.serving.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AttributeKey;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.batching.OverloadedException;
import org.pydl4j.serving.protocol.Allowance;

/**
 * The memory of all requests that are under way: their bodies, the numbers read of them, the texts
 * of their answers. Beyond a limit a request is refused, to be sent again later; the server's heap
 * is the same however many come.
 */
final class InFlight implements DecoratingHttpServiceFunction {
  private static final AttributeKey<Share> SHARE =
      AttributeKey.valueOf(InFlight.class, "pydl4j-memory");

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  InFlight(long limit) {
    this.limit = limit;
  }

  /** Bytes of all requests now. */
  long taken() {
    return taken.get();
  }

  /** What one request has, until it is answered. */
  final class Share implements Allowance, AutoCloseable {
    private long mine;
    private long arrived;
    private long announced;
    private boolean closed;
    private @Nullable RuntimeException refusal;

    @Override
    public synchronized void take(long bytes) {
      if (mine + bytes > limit) {
        throw refuse(
            new TooLargeException(
                "The request needs more memory than all requests together have, "
                    + (limit >> 20)
                    + " MiB (http-max-memory). Send fewer numbers at once."));
      }
      if (taken.addAndGet(bytes) > limit && !closed) {
        taken.addAndGet(-bytes);
        throw refuse(
            new OverloadedException(
                "The requests under way have all of the memory that there is for them. Try later.",
                1));
      }
      mine += bytes;
      if (closed) {
        giveBack(); // the client went away meanwhile
      }
    }

    /** Keeps why the request is refused: a stream that breaks off does not say it. */
    synchronized RuntimeException refuse(RuntimeException reason) {
      refusal = reason;
      return reason;
    }

    synchronized boolean isRefused() {
      return refusal != null;
    }

    /** Throws why the request is refused, if it is. */
    synchronized void requireTaken() {
      if (refusal != null) {
        throw refusal;
      }
    }

    /** Why the request failed: what was refused of it, else what came. */
    synchronized Throwable reason(Throwable failure) {
      return refusal == null ? failure : refusal;
    }

    /** Takes what a client says that it will send. */
    synchronized void announce(long bytes) {
      take(bytes);
      announced = bytes;
    }

    /** Takes what arrives and was not announced. */
    synchronized void arrive(HttpData data) {
      arrived += data.length();
      if (arrived > announced) {
        take(arrived - announced);
        announced = arrived;
      }
    }

    private void giveBack() {
      taken.addAndGet(-mine);
      mine = 0;
    }

    @Override
    public synchronized void close() {
      closed = true;
      giveBack();
    }
  }

  /** A share for something that is no request of its own, which the caller closes. */
  Share open() {
    return new Share();
  }

  /** The share of a request that came through here. */
  static Share of(ServiceRequestContext context) {
    return Objects.requireNonNull(context.attr(SHARE), "it came past the decorator");
  }

  @Override
  public HttpResponse serve(HttpService next, ServiceRequestContext context, HttpRequest request)
      throws Exception {
    Share share = open();
    context.setAttr(SHARE, share);
    context.log().whenComplete().thenRun(share::close);
    long length = request.headers().getLong(HttpHeaderNames.CONTENT_LENGTH, 0);
    if (length > context.maxRequestLength() && context.maxRequestLength() > 0) {
      return next.serve(context, request); // which refuses it before it is read
    }
    try {
      share.announce(length);
    } catch (TooLargeException | OverloadedException e) {
      return GrpcFailures.concerns(request.headers()) ? GrpcFailures.response(e) : Answers.of(e);
    }
    return next.serve(context, request);
  }
}
