package org.pydl4j.spark.rows;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;

/** The column of a name as it is: dots, spaces and backticks are part of the name. */
public final class NamedColumn {
  private NamedColumn() {}

  /** The column of {@code rows} that has this name. */
  public static Column of(Dataset<?> rows, String name) {
    return rows.col(quoted(name));
  }

  /** The name as Spark's parser takes it. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
