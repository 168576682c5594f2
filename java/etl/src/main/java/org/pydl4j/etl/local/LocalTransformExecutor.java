package org.pydl4j.etl.local;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockPieces;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.readers.Rejects;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.transform.Join;
import org.pydl4j.etl.transform.Rejected;
import org.pydl4j.etl.transform.TransformProcess;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Runs processes over the parts of a source, or pieces of its files, side by side. The rows come in
 * the source's order, whatever the number of threads, and each thread is at most two blocks ahead,
 * so that a data set may be larger than the memory. DataVec: {@code LocalTransformExecutor}.
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
    process.execute(source); // refuses DIVERT
    return execute(source, process, threads, rejected -> {});
  }

  private static BlockSource execute(
      BlockSource source, TransformProcess process, int threads, Consumer<Rejected> rejected) {
    process.execute(source, rejected); // refuses other columns
    return process.isRowWise()
        ? new Ordered(
            source, process.getFinalSchema(), part -> process.execute(part, rejected), threads)
        : process.execute(parallel(source, threads), rejected);
  }

  /**
   * The rows that a process makes of a source's; those that it leaves out are counted, and with
   * {@link Rejects#divert} written to a file, in the order in which they are found.
   *
   * @param rejects for the policies SKIP and DIVERT; of a process that fails nothing comes to it
   */
  public static BlockSource execute(BlockSource source, TransformProcess process, Rejects rejects) {
    rejects.requireApart(source.places());
    int threads = Runtime.getRuntime().availableProcessors();
    return new Told(execute(source, process, threads, rejects::reject), rejects);
  }

  /** A source of whose rows those that are left out are told. */
  private record Told(BlockSource rows, Rejects rejects) implements BlockSource {
    @Override
    public Schema schema() {
      return rows.schema();
    }

    @Override
    public List<String> places() {
      List<String> places = new ArrayList<>(rows.places());
      places.addAll(rejects.places());
      return places;
    }

    @Override
    public String description() {
      return rows.description();
    }

    @Override
    public @Nullable BlockPieces pieces() {
      BlockPieces pieces = rows.pieces();
      return pieces == null ? null : new Stepped(pieces, piece -> piece, rejects::publish);
    }

    @Override
    public BlockReader open() {
      BlockReader reader = rows.open();
      return new BlockReader() {
        @Override
        public @Nullable Block next() {
          return reader.next();
        }

        @Override
        public void close() {
          reader.close();
          rejects.publish();
        }
      };
    }
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

  /** The rows of a source, whose parts are read side by side, by all processors. */
  public static BlockSource parallel(BlockSource source) {
    return parallel(source, Runtime.getRuntime().availableProcessors());
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
    public List<String> places() {
      return source.places();
    }

    @Override
    public String description() {
      return step.of(source).description();
    }

    @Override
    public BlockReader open() {
      BlockPieces pieces = threads == 1 ? null : source.pieces();
      if (pieces == null) {
        List<BlockSource> parts = source.parts();
        if (threads == 1 || parts.size() == 1) {
          return step.of(source).open();
        }
        pieces = BlockPieces.of(parts);
      }
      return new OrderedReader(pieces, step, threads);
    }

    @Override
    public @Nullable BlockPieces pieces() {
      BlockPieces pieces = source.pieces();
      return pieces == null ? null : new Stepped(pieces, step, () -> {});
    }

    @Override
    public List<BlockSource> parts() {
      return source.parts().stream().map(step::of).toList();
    }
  }

  private record Stepped(BlockPieces pieces, Step step, Runnable end) implements BlockPieces {
    @Override
    public @Nullable BlockSource next() {
      BlockSource piece = pieces.next();
      return piece == null ? null : step.of(piece);
    }

    @Override
    public void close() {
      pieces.close();
      end.run();
    }
  }
}
