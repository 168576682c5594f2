package org.pydl4j.etl.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockPieces;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.nd.errors.DataException;

/** Reads pieces on threads of its own and gives their blocks in the order of the pieces. */
final class OrderedReader implements BlockReader {
  private static final int AHEAD = 2; // blocks of a piece

  private final BlockPieces pieces; // asked under the lock `asking`
  private final LocalTransformExecutor.Step step;
  private final int threads;
  private final Object asking = new Object();
  private final List<Thread> running = new ArrayList<>();
  private final Deque<Slot> slots = new ArrayDeque<>(); // guarded by this, as all below
  private boolean over; // there are no more pieces
  private boolean stopped;

  /** What there is of a piece; guarded by the reader. */
  private static final class Slot {
    final Deque<Block> ready = new ArrayDeque<>();
    @Nullable Throwable failure;
    boolean finished;
  }

  OrderedReader(BlockPieces pieces, LocalTransformExecutor.Step step, int threads) {
    this.pieces = pieces;
    this.step = step;
    this.threads = threads;
  }

  @Override
  public @Nullable Block next() {
    if (running.isEmpty() && !isStopped()) {
      for (int i = 0; i < threads; i++) {
        Thread thread = new Thread(this::work, "pydl4j-etl-part");
        thread.setDaemon(true);
        running.add(thread);
        thread.start();
      }
    }
    return take();
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized @Nullable Block take() {
    while (true) {
      Slot first = slots.peekFirst();
      if (stopped || first == null && over) {
        return null;
      }
      Block block = first == null ? null : first.ready.pollFirst();
      if (block != null) {
        notifyAll();
        return block;
      }
      if (first != null && first.finished) {
        rethrow(first.failure);
        slots.removeFirst();
        notifyAll();
        continue;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DataException("Reading was interrupted.", e);
      }
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  private void work() {
    for (Job job = ask(); job != null; job = ask()) {
      read(job);
    }
  }

  /** A piece and where its blocks go. */
  private record Job(BlockSource piece, Slot slot) {}

  /** The next piece; one thread at a time, so that slots are in the order of the pieces. */
  private @Nullable Job ask() {
    synchronized (asking) {
      if (!awaitRoom()) {
        return null;
      }
      BlockSource piece = null;
      Throwable failure = null;
      try {
        piece = pieces.next();
      } catch (RuntimeException | Error e) {
        failure = e;
      }
      return asked(piece, failure);
    }
  }

  /** Waits until a piece more may be begun; false where there is none. */
  private synchronized boolean awaitRoom() {
    awaitWhile(() -> slots.size() >= threads + 1);
    return !stopped && !over;
  }

  /** Waits as long as something is full and nobody ends it; an interrupt does not. */
  private synchronized void awaitWhile(BooleanSupplier full) {
    boolean interrupted = false;
    while (full.getAsBoolean() && !stopped) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true; // only close() ends it
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Job asked(
      @Nullable BlockSource piece, @Nullable Throwable failure) {
    over |= piece == null;
    if (piece == null && failure == null) {
      notifyAll();
      return null;
    }
    Slot slot = new Slot();
    slot.failure = failure;
    slot.finished = piece == null;
    slots.addLast(slot);
    notifyAll();
    return piece == null ? null : new Job(piece, slot);
  }

  private void read(Job job) {
    Throwable failure = null;
    try (BlockReader reader = step.of(job.piece()).open()) {
      Block block = reader.next();
      while (block != null && put(job.slot(), block)) {
        block = reader.next();
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    finish(job.slot(), failure);
  }

  private synchronized boolean put(Slot slot, Block block) {
    awaitWhile(() -> slot.ready.size() >= AHEAD);
    if (stopped) {
      block.close();
      return false;
    }
    slot.ready.addLast(block);
    notifyAll();
    return true;
  }

  private synchronized void finish(Slot slot, @Nullable Throwable failure) {
    slot.failure = failure;
    slot.finished = true;
    notifyAll();
  }

  private synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** Ends the threads, and frees what nobody took. */
  @Override
  public void close() {
    stop();
    boolean interrupted = false;
    for (Thread thread : running) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    running.clear();
    synchronized (this) {
      slots.forEach(slot -> slot.ready.forEach(Block::close));
      slots.clear();
    }
    pieces.close();
  }
}
