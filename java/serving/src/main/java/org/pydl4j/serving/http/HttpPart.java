package org.pydl4j.serving.http;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.serving.batching.BatchRules;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.server.ServePart;
import org.pydl4j.serving.server.ServeSettings;
import org.pydl4j.serving.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP and gRPC as a part of {@code pydl4j serve}. */
@AutoService(ServePart.class)
public final class HttpPart implements ServePart {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPart.class);

  @Override
  public List<Key<?>> keys() {
    return HttpKeys.ALL;
  }

  @Override
  public boolean wanted(ServeSettings settings) {
    return settings.find(HttpKeys.PORT).isPresent();
  }

  @Override
  public Running start(ServeSettings settings, Server server) {
    NettyVersion.require(HttpPart.class.getClassLoader());
    HttpSettings asked = HttpSettings.of(settings);
    Events events = Events.of(settings);
    HttpServer http =
        HttpServer.start(
            asked,
            server.models(),
            server.meters(),
            server.traces(),
            server::scrape,
            server::unready,
            events);
    server.loaded().thenRun(() -> tellUnknown(asked.batching(), server.models()));
    String scheme = asked.tls() == null ? "http" : "https";
    LOG.info("Listening at {}://{}:{}", scheme, asked.address().getHostString(), http.port());
    if (settings.get(ServeSettings.CHILD)) {
      System.out.println("http " + http.port()); // for who waits for 'ready' and knows no port
    }
    return () -> {
      if (events != null) {
        events.close();
      }
      http.close();
    };
  }

  /** Models may come later, so a name that is wrong is no error. */
  private static void tellUnknown(BatchRules rules, ModelRepository models) {
    Set<String> names = new TreeSet<>(rules.models().keySet());
    models.index().forEach(line -> names.remove(line.name()));
    if (!names.isEmpty()) {
      LOG.warn("http-batching names models that are not there now: {}", names);
    }
  }
}
