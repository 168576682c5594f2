package org.pydl4j.spark.sync;

import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.updaters.Schedule;
import org.pydl4j.spark.transport.Wire;

/**
 * How the workers of a distributed training keep one model together. Each worker has a replica; a
 * synchronisation is a rule for their gradients or parameters: of workers that are connected,
 * {@link ConnectedSync}, or through Spark's own jobs, {@link TreeAggregate}.
 */
public abstract class Sync extends Configured {
  /** The family. */
  public static final Kind<Sync> KIND =
      Kind.of(
          "sync", Sync.class, "How the workers of a distributed training keep one model together.");

  /** How numbers travel. */
  public static final Key<Wire> WIRE =
      Key.of("wire", Type.enumOf(Wire.class))
          .defaultsTo(Wire.FULL)
          .doc(
              "How numbers travel between workers: FULL as they are, BFLOAT16 or FLOAT16 with half"
                  + " of float32's bytes. Sums are made in the network's own type.");

  /** Steps between two rounds. */
  static final Key<Long> EVERY =
      Key.of("every", Type.LONG)
          .defaultsTo(10L)
          .check(ValueCheck.atLeast(1))
          .doc("H: steps of each worker between two rounds. A pass over the data ends with one.");

  /** Takes the place of {@link #EVERY}. */
  static final Key<Schedule> EVERY_SCHEDULE =
      Key.of("everySchedule", Type.object(Schedule.KIND))
          .doc(
              "When set, gives H in place of every; it is asked at each round with the steps and"
                  + " passes done, and its value is rounded, to at least 1.");

  /** For subclasses. */
  protected Sync(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** Reads what {@link #toJson} wrote. */
  public static Sync fromJson(String json) {
    return KIND.fromJson(json);
  }

  /**
   * Whether each mini-batch is a step of all workers together: a step of several mini-batches is
   * none of it.
   */
  public boolean stepsEachBatch() {
    return false;
  }

  /** H at this point. */
  final long every(long iteration, long epoch) {
    Schedule schedule = get(EVERY_SCHEDULE);
    return schedule == null
        ? usualEvery()
        : Math.max(1, Math.round(schedule.valueAt(iteration, epoch)));
  }

  /** H without a schedule; for those with another default. */
  long usualEvery() {
    return get(EVERY);
  }
}
