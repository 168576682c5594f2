package org.pydl4j.spark.training;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.WorkerException;

/** Whether a cluster has room for all workers at once: asked first, since Spark tells very late. */
final class Slots {
  /** Executors of a session that has just started need some seconds to appear. */
  private static final long PATIENCE_MS = 20_000;

  private Slots() {}

  /**
   * The resources of one worker: a whole executor where it has several cores and the cluster can
   * give them to one task; null for the session's usual task.
   */
  static ResourceProfile profile(JavaSparkContext spark) {
    SparkConf conf = spark.getConf();
    int cores = conf.getInt("spark.executor.cores", 0);
    if (spark.isLocal() || cores <= conf.getInt("spark.task.cpus", 1)) {
      return null;
    }
    ResourceProfile profile =
        new ResourceProfileBuilder().require(new TaskResourceRequests().cpus(cores)).build();
    try {
      spark.sc().resourceProfileManager().isSupported(profile);
      return profile;
    } catch (RuntimeException e) {
      return null; // a cluster manager without stage-level scheduling
    } catch (Exception e) { // a checked exception that Scala does not declare
      if (e instanceof SparkException) {
        return null;
      }
      throw e;
    }
  }

  /**
   * Waits until all workers find room.
   *
   * @throws ConfigurationException if dynamic allocation is on
   * @throws WorkerException if the cluster is too small
   */
  static void require(JavaSparkContext spark, int workers, ResourceProfile profile) {
    if (spark.getConf().getBoolean("spark.dynamicAllocation.enabled", false)) {
      throw new ConfigurationException(
          "Workers that are connected with each other need a fixed number of executors, but"
              + " spark.dynamicAllocation.enabled is true. Switch it off, or train with the sync"
              + " TreeAggregate().");
    }
    SparkContext context = spark.sc();
    ResourceProfile wanted =
        profile == null ? context.resourceProfileManager().defaultResourceProfile() : profile;
    long end = System.currentTimeMillis() + PATIENCE_MS;
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
              + ". Lower numWorkers, or give the application more executors (spark.cores.max,"
              + " spark.executor.instances, spark.executor.cores).");
    }
  }
}
