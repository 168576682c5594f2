package org.pydl4j.etl.internal.opencv;

/**
 * One change of a picture and of what goes with it. Every lot is drawn already, so that it is the
 * same for all pictures of a film.
 */
@FunctionalInterface
public interface Change {
  /** Makes it. */
  void on(Canvas canvas);
}
