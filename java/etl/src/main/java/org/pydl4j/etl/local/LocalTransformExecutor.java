package org.pydl4j.etl.local;

import java.util.List;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.transform.Join;
import org.pydl4j.etl.transform.TransformProcess;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Runs processes over the parts of a source side by side. The rows come in the source's order,
 * whatever the number of threads, and each thread is at most two blocks ahead, so that a data set
 * may be larger than the memory. DataVec: {@code LocalTransformExecutor}.
 */
public final class LocalTransformExecutor {
  private LocalTransformExecutor() {}

  /** The rows that a process makes of a source's, with as many threads as there are processors. */
  public static BlockSource execute(BlockSource source, TransformProcess process) {
    return execute(source, process, Runtime.getRuntime().availableProcessors());
  }

  /**
   * The rows that a process makes of a source's. Where a step groups or sorts, the parts are read
   * side by side and the process sees all rows.
   *
   * @param threads how many parts are worked on at a time
   * @throws ConfigurationException if there are no threads, or the process takes other columns
   */
  public static BlockSource execute(BlockSource source, TransformProcess process, int threads) {
    process.execute(source); // refuses other columns
    return process.isRowWise()
        ? new Ordered(source, process.getFinalSchema(), process::execute, threads)
        : process.execute(parallel(source, threads));
  }

  /**
   * The rows that a join makes of two sources, whose parts are read side by side.
   *
   * @throws ConfigurationException if a source has other columns than the join
   */
  public static BlockSource executeJoin(Join join, BlockSource left, BlockSource right) {
    int threads = Runtime.getRuntime().availableProcessors();
    return join.execute(parallel(left, threads), parallel(right, threads));
  }

  /** The rows of a source, whose parts are read side by side. */
  public static BlockSource parallel(BlockSource source, int threads) {
    return new Ordered(source, source.schema(), part -> part, threads);
  }

  /** What is done to a part. */
  interface Step {
    BlockSource of(BlockSource part);
  }

  private record Ordered(BlockSource source, Schema schema, Step step, int threads)
      implements BlockSource {
    Ordered {
      if (threads < 1) {
        throw new ConfigurationException("The 'threads' must be 1 or more. Got " + threads + ".");
      }
    }

    @Override
    public String description() {
      return step.of(source).description();
    }

    @Override
    public BlockReader open() {
      List<BlockSource> parts = source.parts();
      return threads == 1 || parts.size() == 1
          ? step.of(source).open()
          : new OrderedReader(parts.stream().map(step::of).toList(), threads);
    }

    @Override
    public List<BlockSource> parts() {
      return source.parts().stream().map(step::of).toList();
    }
  }
}
