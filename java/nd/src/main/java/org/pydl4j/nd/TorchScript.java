package org.pydl4j.nd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Script;
import org.pydl4j.nd.ops.Autograd;

/**
 * A TorchScript module of a file that {@code torch.jit.save} wrote. It owns its parameters in
 * native memory (counted by the file's size) until {@link #close()}; arrays that it returns belong
 * to the caller. Any number of threads may call it at once; a close waits for them.
 */
public final class TorchScript implements AutoCloseable {
  private final Script script;
  private final List<String> inputs;
  private final long bytes;
  private final ReadWriteLock life = new ReentrantReadWriteLock();
  private boolean closed;

  private TorchScript(Script script, List<String> inputs, long bytes) {
    this.script = script;
    this.inputs = inputs;
    this.bytes = bytes;
    Memory.allocated(bytes);
  }

  /**
   * Reads a file, in evaluation mode, onto {@link Engine#device()}.
   *
   * @throws ModelFileException if it is missing or no TorchScript
   */
  public static TorchScript load(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ModelFileException("There is no TorchScript file " + file.toAbsolutePath() + ".");
    }
    Script script = null;
    try {
      long bytes = Files.size(file);
      Memory.check(bytes);
      script = Script.load(file.toString());
      return new TorchScript(script, script.inputs(), bytes);
    } catch (EngineException e) {
      if (script != null) {
        script.close();
      }
      throw new ModelFileException(
          "The file "
              + file
              + " is no TorchScript module with a forward method: "
              + e.getMessage()
              + ". Write it with torch.jit.script(model).save(path).",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read.", e);
    }
  }

  /** The names of what {@code forward} takes, in order. */
  public List<String> inputs() {
    return inputs;
  }

  /**
   * Runs {@code forward} without derivatives.
   *
   * @param arguments one for each of {@link #inputs()}
   * @param outputs names of the results: what to take of a dictionary; a tensor, a tuple or a list
   *     of them must be as many
   * @return the results in the order of {@code outputs}; the caller owns them
   * @throws EngineException if the module refuses its arguments; the message is the engine's
   */
  public List<NDArray> forward(List<NDArray> arguments, List<String> outputs) {
    if (arguments.size() > inputs.size()) {
      throw new ShapeException(
          "The TorchScript module takes " + inputs + ", got " + arguments.size() + " arguments.");
    }
    Lock use = life.readLock();
    use.lock();
    long begun = System.nanoTime();
    try (Autograd.Guard quiet = Autograd.noGrad()) {
      if (closed) {
        throw new ClosedException("This TorchScript module was closed. Load it again.");
      }
      List<NDArray> results = script.forward(arguments, outputs);
      if (results.size() != outputs.size()) {
        int found = results.size();
        results.forEach(NDArray::close);
        throw new ShapeException(
            "The TorchScript module gives "
                + found
                + " tensors, its signature names "
                + outputs
                + ". Correct the signature.");
      }
      return results;
    } finally {
      LongWork.pieceDone(begun);
      use.unlock();
    }
  }

  @Override
  public void close() {
    Lock end = life.writeLock();
    end.lock();
    try {
      if (!closed) {
        closed = true;
        script.close();
        Memory.freed(bytes);
      }
    } finally {
      end.unlock();
    }
  }
}
