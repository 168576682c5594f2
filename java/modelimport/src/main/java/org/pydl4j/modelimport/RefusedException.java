package org.pydl4j.modelimport;

import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nn.files.Inspection;

/** One part of a file cannot be read; {@link Problems} collects such parts. */
public final class RefusedException extends ModelFileException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String what;
  private final String remedy;

  /**
   * Something that cannot be read.
   *
   * @param message one sentence of it
   * @param place the layer and the option
   * @param what is wrong there
   * @param remedy what helps; empty where nothing is known
   */
  public RefusedException(String message, String place, String what, String remedy) {
    super(message);
    this.place = place;
    this.what = what;
    this.remedy = remedy;
  }

  /** For {@link Inspection}. */
  public Inspection.Problem problem() {
    return new Inspection.Problem(place, what, remedy);
  }
}
