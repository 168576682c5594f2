package org.pydl4j.spark.scoring;

import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * What a step of a plan computes: of a call of a model those columns that are read. No part of the
 * expressions of its step, whose inputs are columns by then.
 *
 * @param call in Spark's canonical form, by which equal calls are found
 * @param fields the numbers of the scoring's columns, in order
 */
record Computed(Scoring scoring, Expression call, List<Integer> fields) implements Serializable {
  private static final long serialVersionUID = 1L;

  Computed {
    fields = List.copyOf(fields);
  }

  /** These fields and others. */
  Computed with(List<Integer> more) {
    TreeSet<Integer> all = new TreeSet<>(fields);
    all.addAll(more);
    return new Computed(scoring, call, List.copyOf(all));
  }

  /** What executors are sent. */
  Scoring sent() {
    return scoring.only(fields);
  }

  /** For Spark's {@code explain}. */
  @Override
  public String toString() {
    return sent().toString();
  }
}
