package org.pydl4j.etl.internal.opencv;

import java.nio.ShortBuffer;
import org.pydl4j.nd.errors.DataException;

/**
 * The mask that goes with one picture.
 *
 * @param name of its file
 * @param content of its file
 * @param rule what its pixels say
 * @param into of height · width numbers of classes, {@link #IGNORED} of none
 */
@SuppressWarnings("ArrayRecordComponent") // is handed on, not compared
public record Masked(String name, byte[] content, MaskRule rule, ShortBuffer into) {
  /** In place of a class's number. */
  public static final int IGNORED = 65535;

  /** A failure as the end of a sentence about the picture, which is not to be blamed itself. */
  public static DataException blamed(String name, DataException e) {
    return new DataException("has the mask " + name + ", which " + e.getMessage(), e);
  }
}
