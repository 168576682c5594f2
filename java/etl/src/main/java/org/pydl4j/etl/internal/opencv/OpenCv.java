package org.pydl4j.etl.internal.opencv;

import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.io.Extra;

/** OpenCV's start, once in a JVM. */
final class OpenCv {
  private static final String[] LIBRARIES = {"core", "imgproc", "imgcodecs"};
  private static final String VERSION = ".413";

  private OpenCv() {}

  /**
   * Goes on when OpenCV can be used.
   *
   * @param what is to be done, the beginning of a sentence
   */
  static void start(String what) {
    Extra.IMAGE.require(what);
    Started.check();
  }

  /** A class is initialised by one thread, and others wait for it. */
  private static final class Started {
    static {
      Engine.device(); // the engine first: OpenCV uses its BLAS, by name
      Path folder = Extra.IMAGE.folder();
      try {
        if (folder != null) {
          load(folder);
        }
        Loader.load(opencv_core.class);
        Loader.load(opencv_imgproc.class);
        Loader.load(opencv_imgcodecs.class);
        opencv_core.setNumThreads(1); // pictures are read by several threads, one each
      } catch (LinkageError e) {
        throw new EngineException(
            "The libraries of the extra 'image' cannot be loaded from "
                + (folder == null ? "the class path" : folder)
                + ": "
                + e.getMessage()
                + ". Install it again: 'pydl4j extras install image'.",
            e);
      }
    }

    static void check() {
      // initialises
    }

    private static void load(Path folder) {
      for (String name : LIBRARIES) {
        System.load(folder.resolve("libopencv_" + name + ".so" + VERSION).toString());
      }
      for (String name : LIBRARIES) {
        System.load(folder.resolve("libjniopencv_" + name + ".so").toString());
      }
    }
  }
}
