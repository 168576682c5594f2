package org.pydl4j.etl.internal.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.io.Extra;

/** FFmpeg's start, once in a JVM, and its errors. */
final class FFmpeg {
  private static final String[] LIBRARIES = {
    "libavutil.so.60", "libswresample.so.6", "libavcodec.so.62", "libavformat.so.62",
    "libswscale.so.9", "libjniavutil.so", "libjniswresample.so", "libjniavcodec.so",
    "libjniavformat.so", "libjniswscale.so"
  };
  private static final String[] BESIDE = {"libdrm.so.2", "libva.so.2", "libva-drm.so.2"};

  private FFmpeg() {}

  /** Goes on when FFmpeg can be used. */
  static void start() {
    Extra.MEDIA.require("Reading sound and films");
    Started.check();
  }

  /**
   * What a function of FFmpeg returned, where it is no error.
   *
   * @param what failed, the end of a sentence about the file: {@code cannot be opened}
   */
  static int check(int returned, String what) {
    if (returned < 0) {
      throw new DataException(what + ": " + reason(returned));
    }
    return returned;
  }

  /** FFmpeg's words for an error, such as "Invalid data found when processing input". */
  static String reason(int error) {
    byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
    avutil.av_strerror(error, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** A class is initialised by one thread, and others wait for it. */
  private static final class Started {
    static {
      Engine.device(); // loads JavaCPP's own library from where the engine's lie
      Path folder = Extra.MEDIA.folder();
      try {
        if (folder != null) {
          for (String name : BESIDE) {
            System.load(folder.resolve(name).toString());
          }
          for (String name : LIBRARIES) {
            System.load(folder.resolve(name).toString());
          }
        }
        Loader.load(avutil.class);
        Loader.load(swresample.class);
        Loader.load(avcodec.class);
        Loader.load(avformat.class);
        Loader.load(swscale.class);
        avutil.av_log_set_level(avutil.AV_LOG_QUIET); // errors are exceptions here
      } catch (LinkageError e) {
        throw new EngineException(
            "The libraries of the extra 'media' cannot be loaded from "
                + (folder == null ? "the class path" : folder)
                + ": "
                + e.getMessage()
                + ". Install it again: 'pydl4j extras install media'.",
            e);
      }
    }

    static void check() {
      // initialises
    }
  }
}
