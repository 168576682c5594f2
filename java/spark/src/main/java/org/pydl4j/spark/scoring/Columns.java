package org.pydl4j.spark.scoring;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** What the logical and the physical step share: lists of columns as Scala has them. */
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
}
