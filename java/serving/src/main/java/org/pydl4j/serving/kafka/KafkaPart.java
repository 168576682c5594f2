package org.pydl4j.serving.kafka;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.serving.server.ServePart;
import org.pydl4j.serving.server.ServeSettings;
import org.pydl4j.serving.server.Server;

/** Kafka as a part of {@code pydl4j serve}. */
@AutoService(ServePart.class)
public final class KafkaPart implements ServePart {
  @Override
  public List<Key<?>> keys() {
    return KafkaKeys.ALL;
  }

  @Override
  public boolean wanted(ServeSettings settings) {
    return settings.find(KafkaKeys.KAFKA).isPresent()
        || settings.find(KafkaKeys.ROUTES).isPresent();
  }

  @Override
  public Running start(ServeSettings settings, Server server) {
    Routes routes = new Routes(server::fail);
    for (KafkaSettings one : RouteSettings.of(settings)) {
      routes.add(
          new Route(
              one, server.models(), server.loaded(), server.meters(), server.traces(), routes));
    }
    routes.start();
    return routes;
  }
}
