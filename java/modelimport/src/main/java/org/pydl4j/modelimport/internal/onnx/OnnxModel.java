package org.pydl4j.modelimport.internal.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.ForeignFile;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.LongWork;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.io.Buffers;
import org.pydl4j.nd.io.ByteView;
import org.pydl4j.nd.io.Extra;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.Signature;

/**
 * An ONNX file that ONNX Runtime computes, as a {@link Model}. It owns what the runtime made of the
 * file, counted by the size of the file and of its weights beside it, until {@link #close()}.
 */
public final class OnnxModel implements Model {
  private final OrtSession session;
  private final Signature signature;
  private final long bytes;
  private final ReadWriteLock life = new ReentrantReadWriteLock();
  private boolean closed;

  private OnnxModel(OrtSession session, Signature signature, long bytes) {
    this.session = session;
    this.signature = signature;
    this.bytes = bytes;
    Memory.allocated(bytes);
  }

  /**
   * Reads a file.
   *
   * @throws ModelFileException if it is missing, damaged, asks for text or for what ONNX Runtime
   *     does not know; says what
   * @throws org.pydl4j.nd.errors.MissingExtraException without ONNX Runtime
   */
  public static OnnxModel load(Path file) {
    Extra.ONNX.require("Computing ONNX files");
    return ForeignFile.reading(file, "ONNX", () -> opened(file));
  }

  private static OnnxModel opened(Path file) throws IOException {
    Signature signature;
    long bytes = Files.size(file);
    try (OnnxFile read = OnnxFile.open(file)) { // nothing unchecked goes to native code
      read.requireBeside();
      for (Path beside : read.beside()) {
        bytes += Files.size(beside);
      }
      signature = OnnxSignature.of(read.graph());
    }
    Memory.check(bytes);
    OrtSession session = null;
    try {
      session = session(file);
      return new OnnxModel(session, OnnxSignature.completed(signature, session), bytes);
    } catch (OrtException e) {
      close(session);
      throw new DataException("ONNX Runtime refuses it: " + reason(e), e);
    } catch (RuntimeException e) {
      close(session);
      throw e;
    }
  }

  private static OrtSession session(Path file) throws OrtException {
    OrtEnvironment runtime = Runtime.SHARED;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(Engine.threads());
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0"); // others need the cores
      options.setCPUArenaAllocator(false); // which would keep the memory of the largest batch
      Device device = Engine.device();
      if (!device.isCpu() && Runtime.CUDA) {
        options.addCUDA(device.index());
      }
      return runtime.createSession(file.toAbsolutePath().toString(), options);
    }
  }

  /** Loaded at the first use, since the extra need not be there. */
  private static final class Runtime {
    static final OrtEnvironment SHARED = start();
    static final boolean CUDA = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);

    private static OrtEnvironment start() {
      Path natives = Extra.ONNX.folder();
      if (natives != null) {
        System.setProperty("onnxruntime.native.path", natives.toString());
      }
      return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "pydl4j");
    }
  }

  private static void close(@Nullable OrtSession session) {
    try {
      if (session != null) {
        session.close();
      }
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime cannot let go of a model: " + reason(e), e);
    }
  }

  /** What the runtime says, without the places in its sources. */
  private static String reason(OrtException failure) {
    String said = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return said.replaceAll("(?:/\\S+\\.(?:cc|h):\\d+ )\\S+ ?(?:\\([^)]*\\))? ?", "").strip();
  }

  @Override
  public Signature signature() {
    return signature;
  }

  /**
   * Computes outputs; the caller owns them. Numbers of other types are brought into those of the
   * signature.
   */
  @Override
  public Map<String, NDArray> output(Map<String, NDArray> inputs) {
    requireNames(inputs);
    Lock use = life.readLock();
    use.lock();
    long begun = System.nanoTime();
    try (Scope scope = Scope.open()) {
      if (closed) {
        throw new ClosedException("This ONNX model was closed. Load it again.");
      }
      Map<String, NDArray> made = computed(inputs);
      made.values().forEach(scope::keep);
      return made;
    } finally {
      LongWork.pieceDone(begun);
      use.unlock();
    }
  }

  private void requireNames(Map<String, NDArray> inputs) {
    List<String> wanted = signature.inputNames();
    if (inputs.size() != wanted.size() || !inputs.keySet().containsAll(wanted)) {
      throw new ShapeException("The model has the inputs " + wanted + ", got " + inputs.keySet());
    }
  }

  private Map<String, NDArray> computed(Map<String, NDArray> inputs) {
    Map<String, OnnxTensor> given = new HashMap<>();
    List<ByteView> lent = new ArrayList<>(); // the runtime reads arrays where they lie
    try {
      for (Signature.Tensor input : signature.inputs()) {
        NDArray array = ready(input, Objects.requireNonNull(inputs.get(input.name())));
        ByteView view = new ByteView(array);
        lent.add(view);
        ByteBuffer elements = view.window(0, Math.toIntExact(view.bytes()));
        given.put(
            input.name(),
            OnnxTensor.createTensor(
                Runtime.SHARED,
                elements.order(ByteOrder.nativeOrder()),
                array.shape(),
                javaType(array.dtype())));
      }
      try (OrtSession.Result result = session.run(given)) {
        Map<String, NDArray> made = new LinkedHashMap<>();
        for (Signature.Tensor output : signature.outputs()) {
          made.put(output.name(), array(output, result.get(output.name()).orElseThrow()));
        }
        return made;
      }
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime refused: " + reason(e), e);
    } finally {
      given.values().forEach(OnnxTensor::close);
      lent.forEach(ByteView::close);
    }
  }

  private static NDArray ready(Signature.Tensor input, NDArray given) {
    long[] shape = given.shape();
    boolean fits = shape.length == input.shape().length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = input.shape()[i] < 0 || input.shape()[i] == shape[i];
    }
    if (!fits) {
      throw new ShapeException(
          "The input '"
              + input.name()
              + "' of the model is "
              + input
              + ". Got an array of shape "
              + Arrays.toString(shape)
              + ".");
    }
    return Casts.contiguous(Casts.toDevice(Casts.castTo(given, input.dtype()), Device.CPU));
  }

  private static OnnxJavaType javaType(DType type) {
    return switch (type) {
      case FLOAT64 -> OnnxJavaType.DOUBLE;
      case FLOAT32 -> OnnxJavaType.FLOAT;
      case FLOAT16 -> OnnxJavaType.FLOAT16;
      case BFLOAT16 -> OnnxJavaType.BFLOAT16;
      case INT64 -> OnnxJavaType.INT64;
      case INT32 -> OnnxJavaType.INT32;
      case INT16 -> OnnxJavaType.INT16;
      case INT8 -> OnnxJavaType.INT8;
      case UINT8 -> OnnxJavaType.UINT8;
      case BOOL -> OnnxJavaType.BOOL;
    };
  }

  private static NDArray array(Signature.Tensor output, OnnxValue value) throws OrtException {
    if (!(value instanceof OnnxTensor tensor)) {
      throw new DataException("The output '" + output.name() + "' is no tensor.");
    }
    NDArray made = Buffers.hostArray(output.dtype(), tensor.getInfo().getShape());
    if (made.length() > 0) {
      Buffers.of(made).put(tensor.getByteBuffer());
    }
    return Casts.toDevice(made, Engine.device());
  }

  @Override
  public void close() {
    Lock end = life.writeLock();
    end.lock();
    try {
      if (!closed) {
        closed = true;
        close(session);
        Memory.freed(bytes);
      }
    } finally {
      end.unlock();
    }
  }
}
