package org.pydl4j.serving.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.encoding.StreamDecoderFactory;
import com.linecorp.armeria.common.encoding.StreamEncoderFactories;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.encoding.DecodingService;
import com.linecorp.armeria.server.encoding.EncodingService;

/**
 * Bodies packed with gzip or deflate, where a client sends or accepts them; all others go past
 * Armeria's two decorators, which wrap every request and response.
 */
final class BodyCompression {
  private static final int PACK_FROM = 4096;

  private BodyCompression() {}

  /** The service with both ways of packing. */
  static HttpService around(HttpService plain) {
    HttpService unpacking =
        plain.decorate(
            DecodingService.newDecorator(
                StreamDecoderFactory.gzip(), StreamDecoderFactory.deflate()));
    HttpService both =
        unpacking.decorate(
            EncodingService.builder()
                .encoderFactories(StreamEncoderFactories.GZIP, StreamEncoderFactories.DEFLATE)
                // Armeria's own choice is JSON with a charset, which ours has not.
                .encodableContentTypes(MediaType.JSON, MediaType.OCTET_STREAM)
                .minBytesToForceChunkedEncoding(PACK_FROM)
                .newDecorator());
    return plain.decorate(new Choice(unpacking, both));
  }

  private record Choice(HttpService unpacking, HttpService both)
      implements DecoratingHttpServiceFunction {
    @Override
    public HttpResponse serve(HttpService plain, ServiceRequestContext context, HttpRequest request)
        throws Exception {
      if (request.headers().contains(HttpHeaderNames.ACCEPT_ENCODING)) {
        return both.serve(context, request);
      }
      return request.headers().contains(HttpHeaderNames.CONTENT_ENCODING)
          ? unpacking.serve(context, request)
          : plain.serve(context, request);
    }
  }
}
