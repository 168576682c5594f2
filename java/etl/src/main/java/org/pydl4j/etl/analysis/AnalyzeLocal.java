package org.pydl4j.etl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.nd.errors.DataException;

/** Looks at a data set on this machine, in one pass. */
public final class AnalyzeLocal {
  private AnalyzeLocal() {}

  /** Statistics and quality of a source's columns; its parts are read side by side. */
  public static DataAnalysis analyze(BlockSource source) {
    return analyze(source, Math.min(4, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * The same with so many threads, whose number changes nothing in the result.
   *
   * @throws DataException if the source cannot be read
   */
  public static DataAnalysis analyze(BlockSource source, int threads) {
    List<BlockSource> parts = source.parts();
    if (parts.size() == 1 || threads < 2) {
      DataAnalysis all = new DataAnalysis(source.schema());
      parts.forEach(part -> all.merge(part(part)));
      return all;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, parts.size()));
    try {
      List<Future<DataAnalysis>> running = new ArrayList<>();
      parts.forEach(part -> running.add(pool.submit(() -> part(part))));
      DataAnalysis all = new DataAnalysis(source.schema());
      for (Future<DataAnalysis> each : running) {
        all.merge(finished(each));
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }

  private static DataAnalysis finished(Future<DataAnalysis> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("The analysis was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new DataException("The analysis failed: " + e.getCause(), e.getCause());
    }
  }

  private static DataAnalysis part(BlockSource source) {
    DataAnalysis found = new DataAnalysis(source.schema());
    try (BlockReader reader = source.open()) {
      for (Block block = reader.next(); block != null; block = reader.next()) {
        try (Block owned = block) {
          if (Thread.currentThread().isInterrupted()) {
            throw new DataException("The analysis was interrupted.");
          }
          found.add(owned);
        }
      }
    }
    return found;
  }
}
