package org.pydl4j.nn.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.io.Safetensors;

/** Writes the entries of a model file, each once, and the list of them at the end. */
final class ModelZipWriter {
  private final OutputStream target;
  private final ZipOutputStream zip;
  private final Map<String, Manifest.Member> written = new LinkedHashMap<>();

  /** Writes to a channel, which stays open. */
  ModelZipWriter(WritableByteChannel channel) {
    target = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    zip = new WideZip(target);
    zip.setLevel(Deflater.NO_COMPRESSION); // weights do not shrink
  }

  /** Its blocks are as long as its buffer, of 512 bytes in the JDK. */
  private static final class WideZip extends ZipOutputStream {
    WideZip(OutputStream out) {
      super(out);
      buf = new byte[1 << 16];
    }
  }

  void text(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > ModelZipReader.MOST_TEXT) { // it could not be read again
      throw new IOException(
          "its entry "
              + name
              + " would have "
              + bytes.length
              + " bytes, and at most "
              + ModelZipReader.MOST_TEXT
              + " are read. Large vectors (WeightInitEmbedding) belong into the parameters");
    }
    add(name, out -> out.write(ByteBuffer.wrap(bytes)));
  }

  /** Adds arrays, which are closed. */
  void arrays(String name, Map<String, NDArray> arrays) throws IOException {
    try {
      add(name, out -> Safetensors.write(arrays, Map.of("format", "pt"), out));
    } finally {
      arrays.values().forEach(NDArray::close);
    }
  }

  void finish(String model) throws IOException {
    text(Manifest.NAME, new Manifest(ModelFile.VERSION, model, written).toJson());
    zip.finish();
    target.flush();
  }

  private interface Content {
    void write(WritableByteChannel channel) throws IOException;
  }

  private void add(String name, Content content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0); // equal networks give equal files
    zip.putNextEntry(entry);
    content.write(Channels.newChannel(zip));
    zip.closeEntry(); // which counts
    written.put(name, new Manifest.Member(entry.getSize(), entry.getCrc()));
  }
}
