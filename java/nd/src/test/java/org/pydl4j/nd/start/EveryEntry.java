package org.pydl4j.nd.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.TorchScript;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.io.Npy;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.shared.SegmentPool;

/** Calls what can be the first call of a program, twice each, and prints what came. */
final class EveryEntry {
  private EveryEntry() {}

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempFile("pydl4j", ".npy");
    try {
      Files.write(file, oneNumber());
      for (int time = 1; time <= 2; time++) {
        for (Map.Entry<String, Callable<Object>> entry : entries(file).entrySet()) {
          System.out.println(entry.getKey() + " " + time + ": " + outcome(entry.getValue()));
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  private static Map<String, Callable<Object>> entries(Path file) {
    Map<String, Callable<Object>> entries = new LinkedHashMap<>();
    entries.put("zeros", () -> Nd.zeros(2));
    entries.put("create", () -> Nd.create(new float[] {1}, 1));
    entries.put("arange", () -> Nd.arange(3));
    entries.put("scalar", () -> Nd.scalar(1.0, DType.FLOAT32));
    entries.put("RandomSource", () -> new RandomSource(1));
    entries.put("TorchScript", () -> TorchScript.load(file));
    entries.put("Npy", () -> Npy.read(file));
    entries.put("noGrad", Autograd::noGrad);
    entries.put("inference", Autograd::inference);
    entries.put("SegmentPool", () -> SegmentPool.open(1 << 20).allocate(16));
    entries.put("info", Engine::info);
    entries.put("threads", Engine::threads);
    entries.put("device", Engine::device);
    entries.put(
        "start",
        () -> {
          Engine.start();
          return null;
        });
    return entries;
  }

  private static String outcome(Callable<Object> call) {
    try {
      return "no error: " + call.call();
    } catch (PyDl4jException e) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    } catch (Throwable e) { // the point: an Error of the JVM may come
      return "foreign: " + e;
    }
  }

  private static byte[] oneNumber() {
    byte[] file = new byte[128 + 4];
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }";
    byte[] start = ("\u0093NUMPY\u0001\u0000v\u0000" + header).getBytes(ISO);
    java.util.Arrays.fill(file, (byte) ' ');
    System.arraycopy(start, 0, file, 0, start.length);
    file[127] = '\n';
    return file;
  }

  private static final java.nio.charset.Charset ISO = java.nio.charset.StandardCharsets.ISO_8859_1;
}
