package org.pydl4j.spark.ml;

import java.io.Serializable;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Params;
import org.pydl4j.nd.errors.ConfigurationException;
import scala.runtime.AbstractFunction1;

/** A param of numbers that has a least value; another one is refused where it is set. */
interface Bounded {
  /** The least value. */
  double least();

  /** A whole number, at least {@code least}. */
  static IntParam whole(Params owner, String name, String doc, int least) {
    return new Whole(owner, name, doc, least);
  }

  /** A long whole number, at least {@code least}. */
  static LongParam large(Params owner, String name, String doc, long least) {
    return new Large(owner, name, doc, least);
  }

  /** A number, at least {@code least}. */
  static DoubleParam real(Params owner, String name, String doc, double least) {
    return new Real(owner, name, doc, least);
  }

  /** See {@link #whole}. */
  final class Whole extends IntParam implements Bounded {
    private static final long serialVersionUID = 1L;
    private final int least;

    private Whole(Params owner, String name, String doc, int least) {
      super(owner, name, doc, new Check(owner, name, least));
      this.least = least;
    }

    @Override
    public double least() {
      return least;
    }
  }

  /** See {@link #large}. */
  final class Large extends LongParam implements Bounded {
    private static final long serialVersionUID = 1L;
    private final long least;

    private Large(Params owner, String name, String doc, long least) {
      super(owner, name, doc, new Check(owner, name, least));
      this.least = least;
    }

    @Override
    public double least() {
      return least;
    }
  }

  /** See {@link #real}. */
  final class Real extends DoubleParam implements Bounded {
    private static final long serialVersionUID = 1L;
    private final double least;

    private Real(Params owner, String name, String doc, double least) {
      super(owner, name, doc, new Check(owner, name, least));
      this.least = least;
    }

    @Override
    public double least() {
      return least;
    }
  }

  /** Spark asks it of each value; its own refusal says neither what is right nor in whose terms. */
  final class Check extends AbstractFunction1<Object, Object> implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String owner;
    private final String name;
    private final double least;

    private Check(Params owner, String name, double least) {
      this.owner = owner.getClass().getSimpleName();
      this.name = name;
      this.least = least;
    }

    @Override
    public Object apply(Object value) {
      double number = ((Number) value).doubleValue();
      if (!(number >= least)) {
        String bound = least == (long) least ? Long.toString((long) least) : Double.toString(least);
        throw new ConfigurationException(
            "The '"
                + name
                + "' of "
                + owner
                + " must be at least "
                + bound
                + ". Got "
                + value
                + ".");
      }
      return true;
    }
  }
}
