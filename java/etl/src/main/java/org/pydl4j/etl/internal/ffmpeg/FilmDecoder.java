package org.pydl4j.etl.internal.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GBRP;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/**
 * The pictures of a film, one after the other. It owns the open file until it is closed, also by
 * another thread than the one that reads, which then ends with a {@code ClosedException}. Messages
 * are ends of a sentence about the file.
 */
public final class FilmDecoder implements AutoCloseable {
  private static final String FORMATS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,mpegvideo,flv,asf,gif,ogg,ivf"
          + ",yuv4mpegpipe,nut";
  private static final long MOST_PIXELS = 1L << 26;
  private static final double SLACK = 0.25; // seconds that headers may be off by
  private static final double SLACK_FRAMES = 3;

  private final MediaInput input;
  private final int[] planes; // of the converted picture, in the order of the channels
  private final int height;
  private final int width;
  private final double rate;
  private long decoded;
  private double end; // seconds, of the picture that ends last
  private @Nullable SwsContext scaler;
  private @Nullable AVFrame converted;

  /**
   * Opens a file.
   *
   * @param height of what is given; 0 for the film's
   * @param width of what is given; 0 for the film's
   * @param channels {@code gray}, {@code rgb} or {@code bgr}
   */
  public FilmDecoder(Path file, int height, int width, String channels) {
    input = new MediaInput(file, AVMEDIA_TYPE_VIDEO, "film", FORMATS);
    try {
      planes =
          switch (channels) {
            case "rgb" -> new int[] {2, 0, 1};
            case "bgr" -> new int[] {1, 0, 2};
            default -> new int[] {0};
          };
      long own = (long) input.decoder().width() * input.decoder().height();
      if (own < 1 || own > MOST_PIXELS) {
        throw new DataException(
            "says that its pictures are "
                + input.decoder().width()
                + " by "
                + input.decoder().height());
      }
      this.height = height == 0 ? input.decoder().height() : height;
      this.width = width == 0 ? input.decoder().width() : width;
      prepare();
      AVRational told = input.stream().avg_frame_rate();
      rate = told.den() == 0 ? 0 : (double) told.num() / told.den();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void prepare() {
    AVFrame made = av_frame_alloc();
    converted = made;
    made.format(planes.length == 1 ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_GBRP);
    made.width(width);
    made.height(height);
    made.color_range(AVCOL_RANGE_JPEG);
    FFmpeg.check(av_frame_get_buffer(made, 0), "cannot be converted");
    SwsContext context = sws_alloc_context();
    scaler = context;
    context.flags(kernel() | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP);
  }

  private int kernel() {
    int ownHeight = input.decoder().height();
    int ownWidth = input.decoder().width();
    if (height == ownHeight && width == ownWidth) {
      return SWS_BICUBIC; // of colours, which most films have for four pixels together
    }
    return (long) height * width < (long) ownHeight * ownWidth ? SWS_AREA : SWS_BILINEAR;
  }

  /** Height of what is given. */
  public int height() {
    return height;
  }

  /** Width of what is given. */
  public int width() {
    return width;
  }

  /** Pictures a second; 0 when the file does not say. */
  public double rate() {
    return rate;
  }

  /**
   * Decodes the next picture without converting it.
   *
   * @return whether there was one
   * @throws DataException if it is damaged, or ends before the file says so
   */
  public synchronized boolean next() {
    if (input.next()) {
      decoded++;
      end = Math.max(end, input.end());
      return true;
    }
    double counted = rate > 0 ? decoded / rate : 0;
    input.requireWhole(
        Math.max(end, counted), rate > 0 ? Math.max(SLACK, SLACK_FRAMES / rate) : SLACK);
    return false;
  }

  /**
   * Writes the picture that was decoded last.
   *
   * @param into room for [channels, height, width] bytes, which are written from its position on
   */
  public synchronized void write(ByteBuffer into) {
    input.requireOpen();
    AVFrame made = converted;
    if (made == null) {
      throw new IllegalStateException("There is no room for a picture.");
    }
    FFmpeg.check(av_frame_make_writable(made), "cannot be converted");
    FFmpeg.check(sws_scale_frame(scaler, made, input.frame()), "cannot be converted");
    for (int plane : planes) {
      int stride = made.linesize(plane);
      BytePointer memory = made.data(plane);
      memory.position(0).limit((long) stride * (made.height() - 1) + made.width());
      ByteBuffer rows = memory.asByteBuffer();
      for (int row = 0; row < made.height(); row++) {
        into.put(rows.slice(row * stride, made.width()));
      }
    }
  }

  @Override
  public void close() {
    input.stop(); // before the lock, which a thread that reads holds
    release();
  }

  private synchronized void release() {
    SwsContext context = scaler;
    scaler = null;
    if (context != null) {
      sws_free_context(context);
    }
    AVFrame made = converted;
    converted = null;
    if (made != null) {
      av_frame_free(made);
    }
    input.close();
  }
}
