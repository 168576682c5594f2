package org.pydl4j.nd.start;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An array from a class loader of its own, again when that one was closed. */
final class TwoLoaders {
  private static final long[] TWO = {2};

  private TwoLoaders() {}

  public static void main(String[] args) throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      path.add(Path.of(entry).toUri().toURL());
    }
    List<Object> arrays = new ArrayList<>(); // the closed loader cannot be collected
    for (int application = 1; application <= 3; application++) {
      ClassLoader platform = ClassLoader.getPlatformClassLoader();
      try (URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), platform)) {
        Class<?> type = loader.loadClass("org.pydl4j.nd.DType");
        arrays.add(
            loader
                .loadClass("org.pydl4j.nd.Nd")
                .getMethod("full", double.class, type, long[].class)
                .invoke(null, 1.5 * application, type.getField("FLOAT32").get(null), TWO));
        System.out.println(arrays.get(application - 1));
      }
    }
    System.out.println(arrays.get(0));
  }
}
