package org.pydl4j.bridge;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.internal.Bytes;

/** What this side sees of an array: the proof that Python and the JVM look at the same bytes. */
public final class Sight {
  private Sight() {}

  /** Address, size and CRC-32 of the bytes of a dense array, read where they lie. */
  public static Map<String, Object> of(NDArray array) throws IOException {
    CRC32 checksum = new CRC32();
    Bytes.each(array, checksum::update);
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("address", array.address());
    seen.put("nbytes", array.nbytes());
    seen.put("crc32", checksum.getValue());
    seen.put("pid", ProcessHandle.current().pid());
    return seen;
  }
}
