package org.pydl4j.spark.ml;

import java.io.Serializable;
import java.util.OptionalDouble;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.pydl4j.nd.errors.ConfigurationException;
import scala.runtime.AbstractFunction1;

/**
 * The check of a param of numbers that has a least value, which Spark asks of each value that is
 * set: Spark's own refusal says neither what is right nor in whose terms.
 */
final class Bounded extends AbstractFunction1<Object, Object> implements Serializable {
  private static final long serialVersionUID = 1L;
  private final String owner;
  private final String name;
  private final double least;

  private Bounded(Params owner, String name, double least) {
    this.owner = owner.getClass().getSimpleName();
    this.name = name;
    this.least = least;
  }

  /** A whole number, at least {@code least}. */
  static IntParam whole(Params owner, String name, String doc, int least) {
    return new IntParam(owner, name, doc, new Bounded(owner, name, least));
  }

  /** A long whole number, at least {@code least}. */
  static LongParam large(Params owner, String name, String doc, long least) {
    return new LongParam(owner, name, doc, new Bounded(owner, name, least));
  }

  /** A number, at least {@code least}. */
  static DoubleParam real(Params owner, String name, String doc, double least) {
    return new DoubleParam(owner, name, doc, new Bounded(owner, name, least));
  }

  /** The least value of a param that was made here. */
  static OptionalDouble least(Param<?> param) {
    return param.isValid() instanceof Bounded bounded
        ? OptionalDouble.of(bounded.least)
        : OptionalDouble.empty();
  }

  @Override
  public Object apply(Object value) {
    double number = ((Number) value).doubleValue();
    if (!(number >= least)) {
      String bound = least == (long) least ? Long.toString((long) least) : Double.toString(least);
      throw new ConfigurationException(
          "The '" + name + "' of " + owner + " must be at least " + bound + ". Got " + value + ".");
    }
    return true;
  }
}
