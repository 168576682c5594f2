package org.pydl4j.etl.internal.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.readers.ObjectRows;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.writers.ArrowRecordWriter;

/** Arrow's own library reads what we write. */
class ArrowWriterTest {
  @Test
  void arrowReadsIt(@TempDir Path folder) throws IOException {
    Schema schema =
        Schema.builder()
            .addColumnLong("n")
            .addColumnString("s")
            .addColumnBoolean("b")
            .addColumnTime("t", "UTC")
            .addColumnCategorical("k", "x", "é")
            .build();
    Path file = folder.resolve("x.arrow");
    try (ObjectRows rows = new ObjectRows(schema)) {
      for (int i = 0; i < 100; i++) {
        rows.put(0, i == 7 ? null : (long) i);
        rows.put(1, "s" + i);
        rows.put(2, i % 2 == 0);
        rows.put(3, new java.util.Date(i));
        rows.put(4, i % 3 == 0 ? "é" : "x");
        rows.endRow("memory", i + 1);
      }
      try (Blocks blocks = Blocks.of(schema, List.of(rows.build()))) {
        ArrowRecordWriter.write(blocks, file);
      }
    }
    try (RootAllocator memory = new RootAllocator();
        FileChannel channel = FileChannel.open(file);
        ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      assertEquals(
          "Schema<n: Int(64, true), s: Utf8, b: Bool, t: Timestamp(MILLISECOND, UTC), k:"
              + " Int(32, true)[dictionary: 4]>",
          root.getSchema().toString());
      assertTrue(reader.loadNextBatch());
      assertEquals(100, root.getRowCount());
      assertTrue(root.getVector("n").isNull(7));
      assertEquals(99, ((BigIntVector) root.getVector("n")).get(99));
      assertEquals("s42", root.getVector("s").getObject(42).toString());
      assertEquals(true, root.getVector("b").getObject(98));
      try (VarCharVector words =
          (VarCharVector)
              DictionaryEncoder.decode(
                  root.getVector("k"), reader.getDictionaryVectors().get(4L))) {
        assertEquals("é", words.getObject(99).toString());
      }
      assertFalse(reader.loadNextBatch());
    }
  }
}
