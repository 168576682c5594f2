package org.pydl4j.nd.internal;

import java.lang.ref.Reference;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ReadOnlyException;

/**
 * The gate of every native call: arguments are kept alive while it runs, native errors become ours,
 * and the result gets its owner.
 *
 * <p>A result is <em>fresh</em> (new memory), a <em>view</em> of an argument, or <em>either</em>
 * (the engine decides, as in reshape).
 */
public final class Native {
  private Native() {}

  /** A native call on one tensor. */
  @FunctionalInterface
  interface Unary {
    Tensor apply(Tensor a);
  }

  /** A native call on two tensors. */
  @FunctionalInterface
  interface Binary {
    Tensor apply(Tensor a, Tensor b);
  }

  /** A native call on three tensors. */
  @FunctionalInterface
  interface Ternary {
    Tensor apply(Tensor a, Tensor b, Tensor c);
  }

  /** New memory from no argument. */
  static NDArray fresh(Supplier<Tensor> call) {
    Libtorch.ensureLoaded();
    try {
      return own(call.get());
    } catch (RuntimeException e) {
      throw NativeErrors.map(e);
    }
  }

  static NDArray fresh(NDArray a, Unary call) {
    return use(a, t -> own(call.apply(t)));
  }

  /** New memory as large as {@code a}, which is refused before the call where there is no room. */
  static NDArray sameSize(NDArray a, Unary call) {
    return use(
        a,
        t -> {
          if (Storage.isOnCpu(t)) {
            Memory.check(t.nbytes());
          }
          return own(call.apply(t));
        });
  }

  static NDArray fresh(NDArray a, NDArray b, Binary call) {
    return use(a, x -> use(b, y -> own(call.apply(x, y))));
  }

  static NDArray fresh(NDArray a, NDArray b, NDArray c, Ternary call) {
    return use(a, x -> use(b, y -> use(c, z -> own(call.apply(x, y, z)))));
  }

  /** New memory from many arguments, handed over in order. */
  static NDArray fresh(List<NDArray> arrays, Function<Tensor[], Tensor> call) {
    return use(arrays, tensors -> own(call.apply(tensors)));
  }

  /** A view of {@code a}: same memory, own handle. */
  static NDArray view(NDArray a, Unary call) {
    return use(a, t -> viewOf(a, call.apply(t)));
  }

  /** A view of {@code a} where the engine could make one, else new memory. */
  static NDArray either(NDArray a, Unary call) {
    return use(
        a,
        t -> {
          Tensor result = call.apply(t);
          return sharesMemory(t, result) ? viewOf(a, result) : own(result);
        });
  }

  /** Writes into {@code a}, whatever the call returns; answers {@code a}. */
  static NDArray inPlace(NDArray a, Unary call) {
    requireWritable(a);
    return use(
        a,
        t -> {
          // What an in-place method returns is a second Java handle to t: closing it would close t.
          call.apply(t);
          return a;
        });
  }

  /** Runs {@code call} on the live tensor of {@code a}. */
  static <R> R use(NDArray a, Function<Tensor, R> call) {
    Handle handle = acquired(a);
    try {
      return call.apply(handle.tensor());
    } catch (RuntimeException e) {
      throw NativeErrors.map(e);
    } finally {
      handle.release();
    }
  }

  /** The handle of {@code a}, with a call in flight that the caller ends. */
  static Handle acquired(NDArray a) {
    try {
      Handle handle = a.handle();
      if (!handle.acquire()) {
        throw closed();
      }
      return handle;
    } finally {
      // The compiler may end the life of an array with its last use: collected before its handle
      // was acquired, it would be closed.
      Reference.reachabilityFence(a);
    }
  }

  private static ClosedException closed() {
    return new ClosedException(
        "This array was closed. Keep it open while it is used, or take a copy before its Scope"
            + " ends.");
  }

  /** Runs {@code call} on the live tensors of all {@code arrays}, in their order. */
  static <R> R use(List<NDArray> arrays, Function<Tensor[], R> call) {
    Tensor[] tensors = new Tensor[arrays.size()];
    int held = 0;
    try {
      for (; held < tensors.length; held++) {
        tensors[held] = acquired(arrays.get(held)).tensor();
      }
      return call.apply(tensors);
    } catch (RuntimeException e) {
      throw NativeErrors.map(e);
    } finally {
      for (int i = 0; i < held; i++) {
        arrays.get(i).handle().release();
      }
    }
  }

  /**
   * An array that owns the memory which the engine gave {@code result}; takes {@code result} over.
   *
   * @throws org.pydl4j.nd.errors.OffHeapMemoryException when there is too much with it
   */
  static NDArray own(Tensor result) {
    Storage storage = Storage.ofEngine(result);
    try {
      Memory.requireWithinLimit(result.nbytes());
      GradientCount.watch(result);
    } catch (RuntimeException e) {
      result.close();
      storage.release();
      throw e;
    }
    return new NDArray(new Handle(result, storage, false));
  }

  /** An array over {@code result}, whose memory is that of {@code parent}. */
  static NDArray viewOf(NDArray parent, Tensor result) {
    Handle handle = parent.handle();
    return new NDArray(new Handle(result, handle.storage().retain(), handle.readOnly()));
  }

  /** Throws when {@code a} was given out read-only. */
  static void requireWritable(NDArray a) {
    if (a.handle().readOnly()) {
      throw new ReadOnlyException(
          "This array is read-only: its owner gave it out so (a numpy array with writeable=False)."
              + " Write into a copy, array.dup().");
    }
  }

  static boolean sharesMemory(Tensor a, Tensor b) {
    return a.storage().unsafeGetStorageImpl().address()
        == b.storage().unsafeGetStorageImpl().address();
  }
}
