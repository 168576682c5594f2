package org.pydl4j.serving.formats;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Lines of numbers with commas between them, one line a row, without a header (RFC 4180). */
@AutoService(RecordFormat.class)
public final class CsvRowsFormat extends RowsFormat {
  private static final int LONGEST = 1000; // characters of a number

  private double[] numbers = new double[1024];

  @Override
  public List<String> contentTypes() {
    return List.of("text/csv");
  }

  @Override
  public int read(Payload payload, InputBatch batch) {
    int length = rowLength(batch);
    ByteBuffer bytes = payload.bytes();
    int end = bytes.limit();
    int count = 0;
    int inLine = 0;
    int from = bytes.position();
    while (from < end || inLine > 0) {
      int to = from;
      while (to < end && bytes.get(to) != ',' && bytes.get(to) != '\n') {
        to++;
      }
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count++] = number(bytes, from, to);
      inLine++;
      boolean last = to >= end || bytes.get(to) == '\n';
      if (last && inLine != length) {
        throw new BadRecordException(
            "Line "
                + ((count - 1) / length + 1)
                + " must hold "
                + length
                + " numbers. Got "
                + inLine
                + ".");
      }
      inLine = last ? 0 : inLine;
      from = to + 1;
    }
    return take(numbers, count, batch);
  }

  /** Decimals alone: no NaN, no infinity, none of Java's literals such as 0x1p3 and 2d. */
  private static double number(ByteBuffer bytes, int from, int to) {
    byte[] text = new byte[Math.max(0, Math.min(to - from, LONGEST + 1))];
    bytes.get(from, text);
    String word = new String(text, StandardCharsets.UTF_8).trim();
    boolean decimal = to - from <= LONGEST;
    for (int i = 0; decimal && i < word.length(); i++) {
      decimal = "0123456789+-.eE".indexOf(word.charAt(i)) >= 0;
    }
    try {
      double value = decimal ? Double.parseDouble(word) : Double.NaN;
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      decimal = false; // told below: the exception would carry the whole text
    }
    String shown = word.length() > 40 ? word.substring(0, 40) + "…" : word;
    throw new BadRecordException(
        "CSV rows hold finite decimal numbers. Got '"
            + shown
            + (decimal ? "', which is beyond a double." : "'."));
  }

  @Override
  public byte[] write(OutputBatch outputs, int row, int rows) {
    StringBuilder text = new StringBuilder();
    for (int i = row; i < row + rows; i++) {
      String separator = i > row ? "\n" : "";
      for (OutputBatch.Output output : outputs.outputs()) {
        text.append(separator);
        separator = ",";
        append(text, output, i, ',', false);
      }
    }
    return bytes(text);
  }
}
