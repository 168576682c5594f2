package org.pydl4j.spark.ml;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.network.util.JavaUtils;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.spark.rows.TensorSpec;
import org.pydl4j.spark.training.ShardPlan;

/**
 * How many rows a worker may keep in off-heap memory.
 *
 * @param bytes all that it may own for rows: those kept, or window and batches of a pass
 * @param rawBytes what a row takes as it is read
 * @param scaledBytes what a normalizer makes of it
 * @param keptBytes what it takes while it is kept: raw until all are there, then scaled
 * @param batchSize rows in a batch
 */
record CacheLimit(long bytes, long rawBytes, long scaledBytes, long keptBytes, int batchSize) {
  private static final long LIBRARIES = 512L << 20;

  static CacheLimit of(TrainingRows rows, ShardPlan plan) {
    long raw = rows.plan().bytesPerRow();
    long scaled = 0;
    long unchanged = 0;
    for (int i = 0; i < rows.plan().specs().size(); i++) {
      TensorSpec spec = rows.plan().specs().get(i);
      if (rows.change(spec.name(), plan.signature()) == null) {
        unchanged += (long) spec.elements() * rows.plan().storage().get(i).bytes();
      } else { // bytes become floats, too
        scaled += (long) spec.elements() * TrainingRows.type(plan.signature()).bytes();
      }
    }
    long bytes = rows.cacheBytes() > 0 ? rows.cacheBytes() : standard(plan.workers());
    return new CacheLimit(bytes, raw, scaled, Math.max(raw, unchanged + scaled), plan.batchSize());
  }

  /**
   * Whether so many rows can be kept, with a batch of them.
   *
   * @param pieceRows rows that are scaled at once
   */
  boolean allows(long rows, int pieceRows) {
    return rows * keptBytes + pieceRows * scaledBytes + batchSize * keptBytes <= bytes;
  }

  /**
   * Rows that a pass can shuffle among each other where it does not keep them all.
   *
   * @throws ConfigurationException if there is no room for a batch
   */
  int window() {
    long batch = batchSize * (rawBytes + scaledBytes);
    long rows = (bytes - batch) / rawBytes;
    if (rows < 1) {
      throw new ConfigurationException(
          "The 'cacheBytes' of "
              + bytes
              + " hold no more than a batch, which takes "
              + batch
              + " bytes. Raise cacheBytes, or lower batchSize.");
    }
    return (int) Math.min(rows, 1 << 30);
  }

  /**
   * What a worker may use unless told otherwise, asked inside its task: half of the memory that its
   * executor has outside of its heap, shared among the executor's slots. Where Spark enforces a
   * memoryOverhead, or one is set, that is this memory, less what the native libraries take;
   * elsewhere as much as the heap, within pydl4j's own limit.
   */
  static long standard(int workers) {
    SparkConf conf = SparkEnv.get().conf();
    String master = conf.get("spark.master", "");
    long heap = Runtime.getRuntime().maxMemory();
    long outside = 2 * heap;
    if (conf.contains("spark.executor.memoryOverhead")) {
      outside = JavaUtils.byteStringAsBytes(mebibytes(conf)) - LIBRARIES;
    } else if (master.startsWith("yarn") || master.startsWith("k8s")) {
      outside = Math.max(384L << 20, heap / 10) - LIBRARIES;
    }
    long free = Memory.limit() - Memory.liveBytes();
    int cores = conf.getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors());
    int slots = Math.max(1, cores / TaskContext.get().cpus()); // of this stage's own size
    return Math.max(LIBRARIES / 8, Math.min(outside, free) / 2 / Math.min(slots, workers));
  }

  private static String mebibytes(SparkConf conf) {
    String set = conf.get("spark.executor.memoryOverhead");
    return set.chars().allMatch(Character::isDigit) ? set + "m" : set;
  }
}
