package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.PartialFunction;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/** What the steps and rules share: lists of columns and partial functions as Scala has them. */
final class Columns {
  private Columns() {}

  static <T> Seq<T> seq(List<? extends T> list) {
    return CollectionConverters.<T>asScala(new ArrayList<T>(list)).toSeq();
  }

  static Seq<Attribute> joined(Seq<Attribute> first, Seq<Attribute> second) {
    List<Attribute> all = new ArrayList<>(CollectionConverters.asJava(first));
    all.addAll(CollectionConverters.asJava(second));
    return seq(all);
  }

  /** Those of the first whose identity is not among the others. */
  static Seq<Attribute> without(Seq<Attribute> columns, Seq<Attribute> dropped) {
    if (dropped.isEmpty()) {
      return columns;
    }
    AttributeSet gone = set(dropped);
    return seq(
        CollectionConverters.asJava(columns).stream().filter(c -> !gone.contains(c)).toList());
  }

  static AttributeSet set(Seq<Attribute> attributes) {
    return AttributeSet.apply(Columns.<Expression>seq(CollectionConverters.asJava(attributes)));
  }

  static StructType schema(Seq<Attribute> columns) {
    StructType schema = new StructType();
    for (Attribute column : CollectionConverters.asJava(columns)) {
      schema = schema.add(column.name(), column.dataType(), column.nullable(), column.metadata());
    }
    return schema;
  }

  /** Scala's partial function of a condition and a change. */
  static <T> PartialFunction<T, T> when(Predicate<T> condition, UnaryOperator<T> change) {
    return new AbstractPartialFunction<>() {
      @Override
      public boolean isDefinedAt(T x) {
        return condition.test(x);
      }

      @Override
      @SuppressWarnings("unchecked") // Scala's own signature allows for wider results
      public <A1 extends T, B1> B1 applyOrElse(A1 x, Function1<A1, B1> otherwise) {
        return condition.test(x) ? (B1) change.apply(x) : otherwise.apply(x);
      }
    };
  }
}
