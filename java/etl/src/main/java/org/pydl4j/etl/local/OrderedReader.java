package org.pydl4j.etl.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.nd.errors.DataException;

/** Reads parts on threads of its own and gives their blocks in the order of the parts. */
final class OrderedReader implements BlockReader {
  private static final int AHEAD = 2;

  private final List<BlockSource> parts;
  private final Deque<Part> running = new ArrayDeque<>();
  private final int threads;
  private int next;

  OrderedReader(List<BlockSource> parts, int threads) {
    this.parts = parts;
    this.threads = threads;
  }

  @Override
  public @Nullable Block next() {
    while (true) {
      while (running.size() < threads && next < parts.size()) {
        running.addLast(new Part(parts.get(next++)));
      }
      Part first = running.peekFirst();
      if (first == null) {
        return null;
      }
      Block block = first.take();
      if (block != null) {
        return block;
      }
      running.removeFirst().end();
    }
  }

  @Override
  public void close() {
    next = parts.size();
    running.forEach(Part::stop);
    running.forEach(Part::end);
    running.clear();
  }

  /** One part and its thread. */
  private static final class Part implements Runnable {
    private final BlockSource source;
    private final Thread thread;
    private final Deque<Block> ready = new ArrayDeque<>(); // guarded by this, as all below
    private @Nullable Throwable failure;
    private boolean finished;
    private boolean stopped;

    Part(BlockSource source) {
      this.source = source;
      thread = new Thread(this, "pydl4j-etl-part");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void run() {
      try (BlockReader reader = source.open()) {
        for (Block block = reader.next(); block != null && put(block); block = reader.next()) {}
      } catch (RuntimeException | Error e) {
        fail(e);
      } finally {
        finish();
      }
    }

    private synchronized boolean put(Block block) {
      boolean interrupted = false;
      while (ready.size() >= AHEAD && !stopped) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true; // only stop() ends it
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (stopped) {
        block.close();
        return false;
      }
      ready.addLast(block);
      notifyAll();
      return true;
    }

    private synchronized void fail(Throwable why) {
      failure = why;
    }

    private synchronized void finish() {
      finished = true;
      notifyAll();
    }

    /** The next block; null at the end of the part. */
    synchronized @Nullable Block take() {
      while (ready.isEmpty() && !finished) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new DataException("Reading was interrupted.", e);
        }
      }
      Block block = ready.pollFirst();
      notifyAll();
      if (block == null && failure instanceof RuntimeException exception) {
        throw exception;
      }
      if (block == null && failure instanceof Error error) {
        throw error;
      }
      return block;
    }

    synchronized void stop() {
      stopped = true;
      notifyAll();
    }

    /** Waits for the thread, and frees what nobody took. */
    void end() {
      boolean interrupted = false;
      while (true) {
        try {
          thread.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      synchronized (this) {
        ready.forEach(Block::close);
        ready.clear();
      }
    }
  }
}
