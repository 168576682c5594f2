package org.pydl4j.etl.internal.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_ADPCM_IMA_QT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F32BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F32LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F64BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_F64LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S16BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S16LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S24BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S24LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S32BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S32LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S64BE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PCM_S64LE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_BITRATE;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.FileReasons;

/**
 * One stream of a file, decoded frame by frame. It owns what FFmpeg holds of the file until it is
 * closed, and is used by one thread at a time; {@link #stop} may come from another. No other file
 * and no network is touched, whatever the content asks for.
 */
final class MediaInput implements AutoCloseable {
  /** Packets in a row that give nothing: a film may have so many sounds between two pictures. */
  private static final int FRUITLESS = 100_000;

  private static final Map<Integer, Integer> BIG_ENDIAN =
      Map.of(
          AV_CODEC_ID_PCM_S16LE, AV_CODEC_ID_PCM_S16BE,
          AV_CODEC_ID_PCM_S24LE, AV_CODEC_ID_PCM_S24BE,
          AV_CODEC_ID_PCM_S32LE, AV_CODEC_ID_PCM_S32BE,
          AV_CODEC_ID_PCM_S64LE, AV_CODEC_ID_PCM_S64BE,
          AV_CODEC_ID_PCM_F32LE, AV_CODEC_ID_PCM_F32BE,
          AV_CODEC_ID_PCM_F64LE, AV_CODEC_ID_PCM_F64BE);

  private final AVFormatContext format;
  private final AVStream stream;
  private final int index;
  private final AVPacket packet;
  private final AVFrame frame;
  private final WavHeader header;
  private @Nullable AVCodecContext decoder;
  private boolean drained;
  private volatile boolean stopped;

  /**
   * Opens a file.
   *
   * @param kind of the stream, as FFmpeg numbers them
   * @param what the stream holds, for messages: {@code sound}
   * @param formats those of FFmpeg that may be tried, with commas between
   */
  MediaInput(Path file, int kind, String what, String formats) {
    FFmpeg.start();
    requireFile(file);
    format = new AVFormatContext((Pointer) null);
    packet = av_packet_alloc();
    frame = av_frame_alloc();
    try {
      open(file, kind, formats);
      if (!isSaid()) {
        FFmpeg.check(
            avformat_find_stream_info(format, (AVDictionary) null), "cannot be understood");
      }
      AVCodec codec = new AVCodec((Pointer) null);
      index = av_find_best_stream(format, kind, -1, -1, codec, 0);
      if (index < 0) {
        throw new DataException("has no " + what + " in it: " + FFmpeg.reason(index));
      }
      stream = format.streams(index);
      for (int i = 0; i < format.nb_streams(); i++) {
        if (i != index) {
          format.streams(i).discard(AVDISCARD_ALL);
        }
      }
      header = WavHeader.of(file);
      if (header.isBigEndian()) {
        int encoding = stream.codecpar().codec_id();
        stream.codecpar().codec_id(BIG_ENDIAN.getOrDefault(encoding, encoding));
      }
      decoder = opened(avcodec_find_decoder(stream.codecpar().codec_id()));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private static void requireFile(Path file) {
    try {
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      if (!Files.isRegularFile(file)) {
        throw new DataException("is no file but a folder, a pipe or a device");
      }
      if (Files.size(file) == 0) {
        throw new DataException("is empty");
      }
    } catch (IOException e) {
      throw new DataException("cannot be read: " + FileReasons.of(e), e);
    }
  }

  /** Whether the header says all of the one stream, so that nothing of it need be tried. */
  private boolean isSaid() {
    if (format.nb_streams() != 1) {
      return false;
    }
    AVCodecParameters said = format.streams(0).codecpar();
    return isPlain(said.codec_id()) && said.sample_rate() > 0 && said.ch_layout().nb_channels() > 0;
  }

  /** Whether a codec's samples all take the same room, or are counted in the header. */
  static boolean isPlain(int codec) {
    return codec == AV_CODEC_ID_FLAC
        || codec >= AV_CODEC_ID_PCM_S16LE && codec < AV_CODEC_ID_ADPCM_IMA_QT;
  }

  private void open(Path file, int kind, String formats) {
    AVDictionary options = new AVDictionary((Pointer) null);
    byte[] name = ("file:" + file.toAbsolutePath()).getBytes(StandardCharsets.UTF_8);
    try (BytePointer url = new BytePointer(name.length + 1L)) {
      url.put(name, 0, name.length).put(name.length, (byte) 0);
      av_dict_set(options, "protocol_whitelist", "file", 0);
      av_dict_set(options, "format_whitelist", formats, 0);
      if (kind == AVMEDIA_TYPE_AUDIO) {
        av_dict_set(options, "max_probe_packets", "1", 0); // else of each WAV 13 ms, for DTS in it
        av_dict_set(options, "max_size", "65536", 0); // of a packet of WAV
      }
      FFmpeg.check(avformat_open_input(format, url, null, options), "cannot be opened");
    } finally {
      av_dict_free(options);
    }
  }

  private AVCodecContext opened(@Nullable AVCodec codec) {
    if (codec == null || codec.isNull()) {
      throw new DataException("is encoded in a way that FFmpeg cannot decode");
    }
    AVCodecContext made = avcodec_alloc_context3(codec);
    decoder = made;
    FFmpeg.check(avcodec_parameters_to_context(made, stream.codecpar()), "cannot be decoded");
    made.thread_count(1); // files are read by several threads, one each
    made.max_pixels(1L << 26); // whatever a header says
    made.pkt_timebase(stream.time_base());
    made.err_recognition(AV_EF_CRCCHECK | AV_EF_EXPLODE); // else damage passes as noise
    FFmpeg.check(avcodec_open2(made, codec, (AVDictionary) null), "cannot be decoded");
    return made;
  }

  AVFormatContext format() {
    return format;
  }

  /** Bytes of the samples of a WAV file that its header speaks of, and that are not there. */
  long missing() {
    return header.missing();
  }

  /** The name of the file's format, as FFmpeg has it. */
  String name() {
    return format.iformat().name().getString();
  }

  /** Seconds that the stream lasts, as the file says; -1 when it does not. */
  double stated() {
    if (format.duration_estimation_method() == AVFMT_DURATION_FROM_BITRATE) {
      return -1;
    }
    boolean alone = format.nb_streams() == 1; // else what is said of all may be another's
    long own = stream.duration();
    if (own > 0 && (alone || !name().equals("asf"))) {
      AVRational base = stream.time_base();
      return (double) own * base.num() / base.den();
    }
    return alone && format.duration() > 0 ? (double) format.duration() / AV_TIME_BASE : -1;
  }

  /** Refuses a stream that ends before the file says so. */
  void requireWhole(double had, double slack) {
    double seconds = stated();
    if (seconds >= 0 && had < seconds - slack) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "is cut off: it says that it lasts %.3f s, and ends after %.3f s",
              seconds,
              had));
    }
  }

  /**
   * Seconds from the stream's start to the end of the frame that was decoded last; 0 if unknown.
   */
  double end() {
    long time = frame.best_effort_timestamp();
    if (time == AV_NOPTS_VALUE) {
      return 0;
    }
    long start = stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time();
    AVRational base = stream.time_base();
    return (double) (time - start + frame.duration()) * base.num() / base.den();
  }

  AVStream stream() {
    return stream;
  }

  AVCodecContext decoder() {
    if (decoder == null) {
      throw closed();
    }
    return decoder;
  }

  /** It is going to be closed: whoever reads stops before the next frame. From any thread. */
  void stop() {
    stopped = true;
  }

  void requireOpen() {
    if (stopped) {
      throw closed();
    }
  }

  private static ClosedException closed() {
    return new ClosedException("The file is closed: there is nothing more to read of it.");
  }

  /** The frame that {@link #next} decoded last; the next call writes over it. */
  AVFrame frame() {
    return frame;
  }

  /**
   * Decodes the next frame.
   *
   * @return whether there was one
   */
  boolean next() {
    for (int tries = 0; tries < FRUITLESS; tries++) {
      requireOpen();
      int got = avcodec_receive_frame(decoder(), frame);
      if (got == AVERROR_EOF) {
        return false;
      }
      if (got != AVERROR_EAGAIN()) {
        FFmpeg.check(got, "is damaged");
        return true;
      }
      if (drained) {
        return false;
      }
      feed();
    }
    throw new DataException("is damaged: it goes on and on without anything to decode");
  }

  private void feed() {
    int read = av_read_frame(format, packet);
    if (read == AVERROR_EOF) {
      drained = true;
      FFmpeg.check(avcodec_send_packet(decoder(), null), "is damaged");
      return;
    }
    FFmpeg.check(read, "is damaged");
    try {
      if (packet.stream_index() == index) {
        FFmpeg.check(avcodec_send_packet(decoder(), packet), "is damaged");
      }
    } finally {
      av_packet_unref(packet);
    }
  }

  @Override
  public void close() {
    AVCodecContext open = decoder;
    decoder = null;
    if (open != null) {
      avcodec_free_context(open);
    }
    if (!packet.isNull()) {
      av_packet_free(packet);
      av_frame_free(frame);
    }
    if (!format.isNull()) {
      avformat_close_input(format);
    }
  }
}
