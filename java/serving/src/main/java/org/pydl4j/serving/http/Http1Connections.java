package org.pydl4j.serving.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What connections without TLS need beside Armeria (1.36), which drops who closes the half that it
 * sends by, and changes to HTTP/2 before it has read a body, so that {@code 100 Continue} is never
 * said.
 */
final class Http1Connections {
  /** Seconds that a client has for its answers after it closed its half. */
  static final int GRACE = 1;

  private static final int CHOICE = 4; // bytes by which Armeria chooses the protocol

  private Http1Connections() {}

  /** Puts what is needed into a new connection's pipeline. */
  static void prepare(ChannelPipeline pipeline) {
    pipeline.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    pipeline.addFirst(new Door());
  }

  /** Adds the part for requests as soon as HTTP/1.1 is chosen, before its first request is read. */
  private static final class Door extends ChannelInboundHandlerAdapter {
    private boolean chosen;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (!chosen && message instanceof ByteBuf bytes) {
        if (bytes.readableBytes() > CHOICE) {
          context.fireChannelRead(bytes.readRetainedSlice(CHOICE));
        }
        choose(context.pipeline());
      }
      context.fireChannelRead(message);
    }

    private void choose(ChannelPipeline pipeline) {
      for (Map.Entry<String, ChannelHandler> entry : pipeline) {
        if (entry.getValue() instanceof HttpServerUpgradeHandler.SourceCodec) {
          pipeline.addAfter(entry.getKey(), null, new Requests());
          chosen = true;
          return;
        }
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      Requests requests = context.pipeline().get(Requests.class);
      if (!(event instanceof ChannelInputShutdownEvent)) {
        context.fireUserEventTriggered(event);
      } else if (requests == null || !requests.isAwaited()) {
        context.close();
      } else {
        requests.last = true;
        Channel channel = context.channel();
        channel.eventLoop().schedule(() -> channel.close(), GRACE, TimeUnit.SECONDS);
      }
    }
  }

  /** Counts requests that wait for answers, and keeps those with bodies on HTTP/1.1. */
  static final class Requests extends ChannelDuplexHandler {
    private int unanswered;
    private boolean last; // nothing more comes

    private boolean isAwaited() {
      return unanswered > 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request) {
        boolean body =
            HttpUtil.getContentLength(request, 0L) > 0
                || HttpUtil.isTransferEncodingChunked(request);
        if (body) {
          stay(request.headers()); // a server is free to (RFC 9110, 7.8)
        }
      }
      if (message instanceof LastHttpContent) {
        unanswered++;
      }
      context.fireChannelRead(message);
    }

    private static void stay(HttpHeaders headers) {
      if (headers.contains(HttpHeaderNames.UPGRADE)) {
        headers.remove(HttpHeaderNames.UPGRADE);
        headers.remove("http2-settings");
        headers.remove(HttpHeaderNames.CONNECTION); // which names the two
      }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      boolean interim =
          message instanceof HttpResponse response
              && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      if (message instanceof LastHttpContent && !interim) {
        unanswered--;
        if (last && !isAwaited()) {
          context.write(message, promise.unvoid().addListener(ChannelFutureListener.CLOSE));
          return;
        }
      }
      context.write(message, promise);
    }
  }
}
