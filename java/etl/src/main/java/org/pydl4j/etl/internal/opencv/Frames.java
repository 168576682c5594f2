package org.pydl4j.etl.internal.opencv;

import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.split;

import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.pydl4j.etl.internal.opencv.Pictures.Form;

/** Changes pictures that others decoded. Any number of threads may. */
public final class Frames {
  private Frames() {}

  /** Goes on when pictures can be changed. */
  public static void start() {
    OpenCv.start("Changing the pictures of films");
  }

  /**
   * Changes one picture of 8 bits in its place.
   *
   * @param planes [channels, height, width], as the form says
   */
  public static void change(byte[] planes, Form form, List<Change> changes) {
    start();
    try (PointerScope scope = new PointerScope()) {
      BytePointer memory = new BytePointer(planes);
      int count = form.channels().count();
      long pixels = (long) form.height() * form.width();
      MatVector parts = new MatVector(count);
      for (int i = 0; i < count; i++) {
        BytePointer plane = new BytePointer(memory).position(i * pixels);
        parts.put(form.channels().place(i), new Mat(form.height(), form.width(), CV_8U, plane));
      }
      Mat whole = new Mat();
      merge(parts, whole);
      Canvas canvas = new Canvas(whole, null, form, false);
      changes.forEach(each -> each.on(canvas));
      split(canvas.picture(), parts); // each plane lies where it is wanted already
      memory.get(planes);
    }
  }
}
