package org.pydl4j.spark.rows;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.Platform;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.DataException;

/**
 * Images in Spark's image schema (origin, height, width, nChannels, mode, data: rows of pixels,
 * each blue, green, red) as [channels, height, width], the channels in the same order, which is
 * also DL4J's.
 */
final class ImageReader extends ColumnReader {
  private static final long serialVersionUID = 1L;
  private static final int FIELDS = 6;

  private transient byte @Nullable [] planes;

  ImageReader(TensorSpec spec, int ordinal) {
    super(spec, ordinal, DType.UINT8);
  }

  @Override
  void copy(InternalRow row, long address) {
    InternalRow image = row.getStruct(ordinal, FIELDS);
    long[] found = {image.getInt(3), image.getInt(1), image.getInt(2)};
    byte[] pixels = image.isNullAt(5) ? new byte[0] : image.getBinary(5);
    if (!Arrays.equals(found, spec.example()) || pixels.length != elements) {
      throw new DataException(
          "The image "
              + image.getUTF8String(0)
              + " in column '"
              + spec.column()
              + "' is [channels, height, width] "
              + Arrays.toString(found)
              + " with "
              + pixels.length
              + " bytes, where "
              + spec.described()
              + " is needed. Resize the images, or change the network's inputType.");
    }
    byte[] planes = this.planes == null ? new byte[elements] : this.planes;
    this.planes = planes;
    int channels = (int) found[0];
    int plane = elements / channels;
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < plane; i++) {
        planes[c * plane + i] = pixels[i * channels + c];
      }
    }
    Platform.copyMemory(planes, Platform.BYTE_ARRAY_OFFSET, null, address, elements);
  }

  /** Spark writes what it could not decode without pixels, and with a height of -1. */
  @Override
  boolean lacksNumbers(InternalRow row) {
    InternalRow image = row.getStruct(ordinal, FIELDS);
    return image.isNullAt(5) || image.getInt(1) <= 0 || image.getBinary(5).length == 0;
  }
}
