package org.pydl4j.spark.training;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.ResourceProfileManager;
import org.apache.spark.resource.TaskResourceRequests;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.WorkerException;
import scala.Option;

/** Whether a cluster has room for all workers at once: asked first, since Spark tells very late. */
final class Slots {
  /**
   * The session's setting for how long workers wait for room, for example 60s; without it as long
   * as {@link #START_MS} and {@link #REPLACEMENT_MS} say.
   */
  static final String TIMEOUT = "spark.pydl4j.slotsTimeout";

  /** Executors of a session that has just started need some seconds to appear. */
  private static final long START_MS = 20_000;

  /** One that died is replaced within some seconds. */
  private static final long REPLACEMENT_MS = 5_000;

  private Slots() {}

  /**
   * The resources of one worker: a whole executor where it has several cores and the cluster can
   * give them to one task, and a GPU if it is to have one; null for the session's usual task.
   *
   * @throws ConfigurationException if a GPU is wanted that this session cannot give
   */
  static @Nullable ResourceProfile profile(JavaSparkContext spark, boolean gpu) {
    SparkConf conf = spark.getConf();
    int cores = conf.getInt("spark.executor.cores", 0);
    boolean whole = !spark.isLocal() && cores > conf.getInt("spark.task.cpus", 1);
    if (gpu) {
      requireGpus(conf);
    }
    boolean usual = gpu && conf.getDouble("spark.task.resource.gpu.amount", 0) >= 1;
    if (!whole && (!gpu || usual)) {
      return null;
    }
    TaskResourceRequests task = new TaskResourceRequests();
    if (whole) {
      task.cpus(cores);
    }
    if (gpu) {
      task.resource(Gpu.RESOURCE, 1);
    }
    ResourceProfile profile = known(spark, new ResourceProfileBuilder().require(task).build());
    if (profile == null && gpu && !usual) {
      throw new ConfigurationException(
          "This cluster does not give single stages resources of their own. Set"
              + " spark.task.resource.gpu.amount=1 for the session.");
    }
    return profile;
  }

  private static void requireGpus(SparkConf conf) {
    if (conf.getInt("spark.executor.resource.gpu.amount", 0) < 1) {
      throw new ConfigurationException(
          "The device of the training is 'gpu', but this session's executors have none. Set"
              + " spark.executor.resource.gpu.amount, and a discoveryScript beside it where the"
              + " cluster needs one, or choose the device 'cpu'.");
    }
  }

  /**
   * The profile as the session knows it, the same one for every training; null where the cluster
   * does not do stage-level scheduling.
   */
  private static @Nullable ResourceProfile known(JavaSparkContext spark, ResourceProfile profile) {
    ResourceProfileManager profiles = spark.sc().resourceProfileManager();
    Option<ResourceProfile> equal = profiles.getEquivalentProfile(profile);
    if (equal.isDefined()) {
      return equal.get();
    }
    try {
      if (!profiles.isSupported(profile)) {
        return null;
      }
      profiles.addResourceProfile(profile); // its slots are counted before a stage brings it
      return profile;
    } catch (RuntimeException e) {
      return null;
    } catch (Exception e) { // a checked exception that Scala does not declare
      if (e instanceof SparkException) {
        return null;
      }
      throw e;
    }
  }

  /** When to give up; in local mode at once, since nothing will come. */
  private static long end(JavaSparkContext spark) {
    long now = System.currentTimeMillis();
    if (spark.isLocal()) {
      return now;
    }
    SparkConf conf = spark.getConf();
    return conf.contains(TIMEOUT)
        ? now + conf.getTimeAsMs(TIMEOUT)
        : Math.max(spark.sc().startTime() + START_MS, now + REPLACEMENT_MS);
  }

  /**
   * Waits until all workers find room.
   *
   * @throws ConfigurationException if dynamic allocation is on
   * @throws WorkerException if the cluster is too small
   */
  static void require(JavaSparkContext spark, int workers, @Nullable ResourceProfile profile) {
    if (spark.getConf().getBoolean("spark.dynamicAllocation.enabled", false)) {
      throw new ConfigurationException(
          "Workers that are connected with each other need a fixed number of executors, but"
              + " spark.dynamicAllocation.enabled is true. Switch it off, or train with the sync"
              + " TreeAggregate().");
    }
    SparkContext context = spark.sc();
    ResourceProfile wanted =
        profile == null ? context.resourceProfileManager().defaultResourceProfile() : profile;
    long end = end(spark);
    int room = context.maxNumConcurrentTasks(wanted);
    while (room < workers && System.currentTimeMillis() < end) {
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
      room = context.maxNumConcurrentTasks(wanted);
    }
    if (room < workers) {
      throw new WorkerException(
          "This training needs "
              + workers
              + " workers at once, the cluster has room for "
              + room
              + taken(spark.getConf(), profile)
              + ". Lower numWorkers, or give the application more executors (spark.cores.max,"
              + " spark.executor.instances, spark.executor.cores).");
    }
  }

  /** Why there is less room than there are free cores. */
  private static String taken(SparkConf conf, @Nullable ResourceProfile profile) {
    int cores = conf.getInt("spark.executor.cores", 0);
    int cpus = conf.getInt("spark.task.cpus", 1);
    if (profile != null && cores > 1) {
      return ", since each takes a whole executor of "
          + cores
          + " cores (spark.executor.cores), for threads";
    }
    return cpus > 1 ? ", since each takes " + cpus + " cores (spark.task.cpus)" : "";
  }
}
