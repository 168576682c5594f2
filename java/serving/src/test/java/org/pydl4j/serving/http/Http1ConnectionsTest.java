package org.pydl4j.serving.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a channel whose clock the test holds; tests/serving has real sockets. */
class Http1ConnectionsTest {
  private static final String REQUEST = "POST / HTTP/1.1\r\nContent-Length: 2\r\n%s\r\n{}";

  private final EmbeddedChannel channel =
      new EmbeddedChannel(new HttpServerCodec(), new ChannelInboundHandlerAdapter());

  Http1ConnectionsTest() {
    channel.freezeTime();
    Http1Connections.prepare(channel.pipeline());
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  private HttpRequest send(String headers) {
    channel.writeInbound(text(REQUEST.formatted(headers)));
    HttpRequest request = channel.readInbound();
    for (HttpObject rest = channel.readInbound(); rest != null; rest = channel.readInbound()) {
      ReferenceCountUtil.release(rest);
    }
    return request;
  }

  private static ByteBuf text(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }

  private void answer(HttpResponseStatus status) {
    channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
  }

  private void closeHalf() {
    channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
  }

  @Test
  void whoClosedItsHalfIsAnsweredAndThenDropped() {
    send("");
    closeHalf();
    assertTrue(channel.isOpen());
    answer(HttpResponseStatus.CONTINUE);
    assertTrue(channel.isOpen(), "this was no answer yet");
    answer(HttpResponseStatus.OK);
    assertFalse(channel.isOpen());
  }

  @Test
  void whoDoesNotGetItsAnswerInTimeIsTakenForGone() {
    send("");
    closeHalf();
    channel.advanceTimeBy(Http1Connections.GRACE * 1000L - 1, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertTrue(channel.isOpen());
    channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertFalse(channel.isOpen());
  }

  @Test
  void whoWaitsForNothingIsDroppedAtOnce() {
    send("");
    answer(HttpResponseStatus.OK);
    assertTrue(channel.isOpen());
    channel.writeInbound(text("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{")); // half a request
    closeHalf();
    assertFalse(channel.isOpen());
  }

  @Test
  void aRequestWithABodyStaysOnItsProtocol() {
    String upgrade =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n";
    HttpRequest request = send(upgrade + "Expect: 100-continue\r\n");
    assertEquals("100-continue", request.headers().get("expect"));
    for (String name : new String[] {"connection", "upgrade", "http2-settings"}) {
      assertFalse(request.headers().contains(name), name);
    }
    channel.writeInbound(text("GET / HTTP/1.1\r\n" + upgrade + "\r\n"));
    HttpRequest bare = channel.readInbound();
    assertEquals("h2c", bare.headers().get("upgrade"));
  }
}
