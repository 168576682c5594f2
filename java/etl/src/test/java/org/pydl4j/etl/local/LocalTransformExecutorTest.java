package org.pydl4j.etl.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.readers.CSVRecordReader;
import org.pydl4j.etl.readers.Source;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.transform.TransformProcess;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

class LocalTransformExecutorTest {
  private static final Schema SCHEMA =
      Schema.builder().addColumnInteger("i").addColumnString("s").build();
  private static final TransformProcess ROW_WISE =
      TransformProcess.builder(SCHEMA).removeColumns("s").build();

  @TempDir private Path folder;
  private final List<List<Object>> rows = new ArrayList<>();

  /** Five files, of one and of several blocks; one is empty. */
  @BeforeEach
  void write() throws IOException {
    int[] lengths = {10, 40_000, 0, 20_000, 5};
    for (int file = 0; file < lengths.length; file++) {
      StringBuilder csv = new StringBuilder();
      for (int k = 0; k < lengths[file]; k++) {
        rows.add(List.of(rows.size()));
        csv.append(rows.size() - 1).append(",s").append(k % 7).append('\n');
      }
      Files.writeString(folder.resolve("p" + file + ".csv"), csv);
    }
  }

  private BlockSource source() {
    return CSVRecordReader.builder(Source.files(folder.toString()), SCHEMA).build();
  }

  private static List<List<Object>> read(BlockSource source) {
    List<List<Object>> found = new ArrayList<>();
    try (BlockReader reader = source.open()) {
      for (Block block = reader.next(); block != null; block = reader.next()) {
        try (Block owned = block) {
          for (int row = 0; row < owned.rows(); row++) {
            found.add(List.of(owned.value(row, 0)));
          }
        }
      }
    }
    return found;
  }

  @Test
  void anyNumberOfThreadsGivesTheRowsInOrder() {
    for (int threads : new int[] {1, 2, 7}) {
      BlockSource result = LocalTransformExecutor.execute(source(), ROW_WISE, threads);
      assertEquals(List.of("i"), result.schema().getColumnNames());
      assertEquals(rows, read(result), threads + " threads");
      assertEquals(rows, read(result), "a second pass");
      assertEquals(5, result.parts().size());
    }
    assertEquals(rows, read(LocalTransformExecutor.execute(source(), ROW_WISE)));
  }

  @Test
  void stepsThatCompareRowsSeeAllOfThem() {
    TransformProcess process = TransformProcess.builder(SCHEMA).deduplicate("s").build();
    assertTrue(!process.isRowWise());
    List<List<Object>> one = read(LocalTransformExecutor.execute(source(), process, 1));
    assertEquals(7, one.size());
    assertEquals(one, read(LocalTransformExecutor.execute(source(), process, 3)));
  }

  @Test
  void anErrorOfAPartComesBehindTheRowsInFrontOfIt() throws IOException {
    Files.writeString(folder.resolve("p3.csv"), "1,a\nx,b\n");
    BlockSource result = LocalTransformExecutor.execute(source(), ROW_WISE, 3);
    int seen = 0;
    try (BlockReader reader = result.open()) {
      for (int i = 0; i < 4; i++) { // one block of p0, three of p1
        try (Block block = reader.next()) {
          seen += block.rows();
        }
      }
      assertEquals(40_010, seen);
      String message = assertThrows(DataException.class, reader::next).getMessage();
      assertTrue(message.contains("p3.csv, line 2, column 'i'"), message);
    }
  }

  /** That no thread and no memory is left is what the rule on all tests sees to. */
  @Test
  void aPassCanEndInTheMiddle() {
    try (BlockReader reader = LocalTransformExecutor.parallel(source(), 4).open();
        Block first = reader.next()) {
      assertEquals(10, first.rows());
    }
  }

  @Test
  void whatCannotBeIsRefusedBeforeAnythingIsRead() {
    assertThrows(
        ConfigurationException.class, () -> LocalTransformExecutor.execute(source(), ROW_WISE, 0));
    Schema other = Schema.builder().addColumnInteger("other").build();
    TransformProcess process = TransformProcess.builder(other).build();
    assertThrows(
        ConfigurationException.class, () -> LocalTransformExecutor.execute(source(), process, 2));
  }
}
