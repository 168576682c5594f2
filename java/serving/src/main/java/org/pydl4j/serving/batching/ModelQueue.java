package org.pydl4j.serving.batching;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.serving.models.Lease;
import org.pydl4j.serving.protocol.InferRequest;
import org.pydl4j.serving.protocol.InferResponse;

/**
 * The requests that wait for one model. At most so many threads as there are full batches compute
 * it at once, one where there is none: what comes while one computes is the next batch.
 */
final class ModelQueue {
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final long WATCH_NS = 20_000_000;

  private final Batching owner;
  private final String model;
  private final @Nullable String version;
  private final PriorityQueue<Pending> waiting = new PriorityQueue<>();
  private final BatchSettings settings;
  private final BatchMeters meters;
  private long rows;
  private int running;
  private boolean timed;
  private boolean watched;

  ModelQueue(Batching owner, String model, @Nullable String version) {
    this.owner = owner;
    this.model = model;
    this.version = version;
    this.settings = owner.rules().of(model);
    this.meters = new BatchMeters(owner.registry(), model, version, this);
  }

  /** Requests that wait. */
  synchronized int length() {
    return waiting.size();
  }

  Pending add(InferRequest request) {
    long micros = request.timeoutMicros();
    long nanos =
        micros == 0
            ? settings.timeout().toNanos()
            : TimeUnit.MICROSECONDS.toNanos(Math.min(micros, TimeUnit.DAYS.toMicros(1)));
    Pending pending = new Pending(request, NUMBERS.getAndIncrement(), nanos);
    synchronized (this) {
      if (waiting.size() >= settings.queueLimit()) {
        meters.refused();
        owner.failed(model, version, 0);
        throw new OverloadedException(
            "The model '" + model + "' has " + waiting.size() + " requests waiting. Try later.", 1);
      }
      waiting.add(pending);
      rows += pending.rows();
      wake(settings.maxDelay().toNanos());
      watch();
    }
    return pending;
  }

  /** Sees to it that clients hear in time that their time is over, however long a batch takes. */
  private void watch() {
    if (!watched && !waiting.isEmpty()) {
      try {
        owner.later(this::sweep, WATCH_NS);
        watched = true;
      } catch (RejectedExecutionException e) {
        // The server ends, and computes at once what waits.
      }
    }
  }

  private void sweep() {
    List<Pending> late;
    synchronized (this) {
      watched = false;
      late = waiting.stream().filter(p -> p.isLate() || p.answer.isDone()).toList();
      waiting.removeAll(late);
      rows -= late.stream().mapToLong(Pending::rows).sum();
      watch();
    }
    late.forEach(this::expire);
  }

  private void expire(Pending late) {
    if (late.answer.isDone()) {
      return; // its client went away
    }
    meters.expired();
    failed(late);
    late.answer.completeExceptionally(
        new ExpiredException("The request waited longer than it may. Try later, or wait more."));
  }

  /** Sees to it that a thread comes, now or when the oldest has waited enough. */
  private void wake(long delay) {
    boolean full = rows >= settings.maxBatch();
    if (full ? running < settings.threads() : running == 0 && delay <= 0) {
      running++;
      try {
        owner.execute(this::run);
      } catch (RejectedExecutionException e) {
        running--;
        throw new OverloadedException("The server ends. Try another one.", 1);
      }
    } else if (running == 0 && !timed) {
      timed = true;
      owner.later(this::elapsed, delay);
    }
  }

  private synchronized void elapsed() {
    timed = false;
    if (!waiting.isEmpty()) {
      wake(0);
    }
  }

  /** One batch; then another thread's turn, so that busy models do not starve the others. */
  private void run() {
    try {
      List<Pending> taken;
      synchronized (this) {
        taken = take();
      }
      serve(taken);
    } finally {
      synchronized (this) {
        running--;
        if (!waiting.isEmpty()) {
          long waited = System.nanoTime() - waiting.peek().arrived;
          wake(settings.maxDelay().toNanos() - waited);
        }
      }
    }
  }

  private List<Pending> take() {
    List<Pending> taken = new ArrayList<>();
    long count = 0;
    while (!waiting.isEmpty()) {
      Pending next = waiting.peek();
      boolean first = taken.isEmpty();
      if (!first && (count + next.rows() > settings.maxBatch() || !next.fits(taken.get(0)))) {
        break;
      }
      waiting.remove();
      rows -= next.rows();
      count += next.rows();
      taken.add(next);
    }
    return taken;
  }

  @SuppressWarnings("CatchingUnchecked") // whatever goes wrong, each client must hear of it
  private void serve(List<Pending> taken) {
    try (Lease lease = owner.models().acquire(model, version)) {
      RequestBatch batch = new RequestBatch(lease);
      boolean together = RequestBatch.possible(lease.model().signature());
      for (Pending member : taken) {
        if (admit(batch, member) && !together) {
          compute(lease, batch);
          batch = new RequestBatch(lease);
        }
      }
      if (batch.rows() > 0) {
        compute(lease, batch);
      }
    } catch (RuntimeException | Error e) {
      for (Pending member : taken) {
        if (member.answer.completeExceptionally(e)) {
          failed(member);
        }
      }
    }
  }

  private boolean admit(RequestBatch batch, Pending member) {
    if (member.isLate() || member.answer.isDone()) {
      expire(member);
      return false;
    }
    try {
      batch.add(member);
      return true;
    } catch (PyDl4jException e) {
      failed(member);
      member.answer.completeExceptionally(e);
      return false;
    }
  }

  private void failed(Pending member) {
    owner.failed(model, version, System.nanoTime() - member.arrived);
  }

  private void compute(Lease lease, RequestBatch batch) {
    long start = System.nanoTime();
    List<InferResponse> responses;
    try {
      responses = batch.compute();
    } catch (RuntimeException e) { // a model may be anybody's
      fail(lease, batch, e);
      return;
    }
    meters.computed(batch, lease.model().version(), start);
    owner.counts(model, lease.model().version()).computed(batch);
    for (int i = 0; i < responses.size(); i++) {
      batch.members().get(i).answer.complete(responses.get(i));
    }
  }

  /** A batch that the model refuses is computed one by one: it may be one member's fault. */
  private void fail(Lease lease, RequestBatch batch, RuntimeException reason) {
    for (Pending member : batch.members()) {
      if (batch.members().size() == 1) {
        meters.failed();
        owner.counts(model, lease.model().version()).failed(System.nanoTime() - member.arrived);
        member.answer.completeExceptionally(reason);
      } else {
        RequestBatch alone = new RequestBatch(lease);
        alone.add(member);
        compute(lease, alone);
      }
    }
  }
}
