package org.pydl4j.serving.kafka;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;
import org.pydl4j.serving.server.FatalException;

/** Whether the loop can work now: it has its place in the group, and the brokers are there. */
final class KafkaHealth {
  private static final String CONNECTIONS = "connection-count";
  private static final String HEARTBEAT = "last-heartbeat-seconds-ago";
  private static final int MISSED = 3; // heartbeats, until brokers count as away

  private final double heartbeatSeconds;
  private volatile Supplier<Map<MetricName, ? extends Metric>> metrics = Map::of;
  private volatile @Nullable String waiting = "the brokers have not answered yet";

  private volatile @Nullable FatalException lost;

  KafkaHealth(long heartbeatMs) {
    this.heartbeatSeconds = heartbeatMs / 1000.0;
  }

  /** Notes that the loop cannot go on, and why. */
  void lose(FatalException reason) {
    lost = reason;
  }

  /** Why the loop cannot go on; null while it can. */
  @Nullable FatalException lost() {
    return lost;
  }

  /** Notes what is waited for; null for nothing. */
  void waitsFor(@Nullable String what) {
    waiting = what;
  }

  /** Notes the consumer's meters, which any thread may read. */
  void watch(Supplier<Map<MetricName, ? extends Metric>> of) {
    metrics = of;
  }

  /** Why the loop cannot work now; null when it can. */
  @Nullable String unready() {
    String now = waiting;
    if (now != null) {
      return now;
    }
    for (Map.Entry<MetricName, ? extends Metric> entry : metrics.get().entrySet()) {
      MetricName name = entry.getKey();
      boolean away =
          name.name().equals(CONNECTIONS)
                  && name.group().equals("consumer-metrics")
                  && number(entry.getValue()) == 0
              || name.name().equals(HEARTBEAT)
                  && number(entry.getValue()) > MISSED * heartbeatSeconds;
      if (away) {
        return "the brokers are away";
      }
    }
    return null;
  }

  private static double number(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
