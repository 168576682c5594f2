package org.pydl4j.spark.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.DataException;

class ArrayNamesTest {
  @Test
  void anArrayThatRowsDoNotHaveIsNamedWithThoseThatTheyHave() {
    StructType schema = new StructType().add("age", DataTypes.FloatType);
    RowPlan plan =
        RowPlan.of(schema, List.of(new TensorSpec("age", "age", DType.FLOAT32, new long[0])));
    try (RowShard rows = RowShard.read(plan, Collections.emptyIterator())) {
      for (Runnable use :
          List.<Runnable>of(
              () -> rows.buffer("aeg", 1).close(), () -> rows.replaceAll("aeg", part -> part))) {
        assertEquals(
            "These rows have no array 'aeg'. There are age.",
            assertThrows(DataException.class, use::run).getMessage());
      }
    }
  }
}
