package org.pydl4j.nd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.ArrayDescriptor.InSegment;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.errors.ShapeException;

class ArrayDescriptorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "float32|rw|2,3|3,1|addr:140735340871680",
        "bfloat16|ro|2,3|1,2|seg:7:4194304:128:/proc/123/fd/9",
        "uint8|rw|4|0|seg:7:10:9:/odd:path|with bars",
        "int64|rw|5|2|own:-42:16",
        "bool|rw|||addr:1",
        "float64|rw|0,3|3,1|none",
      })
  void linesAreReadAndWrittenAlike(String line) {
    assertEquals(line, ArrayDescriptor.parse(line).encode());
  }

  @Test
  void everyFieldOfADescriptorIsRead() {
    ArrayDescriptor d = ArrayDescriptor.parse("float32|ro|2,3|1,2|seg:7:4096:128:/proc/1/fd/9");
    assertEquals(DType.FLOAT32, d.dtype());
    assertTrue(d.readOnly());
    assertArrayEquals(new long[] {2, 3}, d.shape());
    assertArrayEquals(new long[] {1, 2}, d.strides());
    assertEquals(new InSegment(7, 4096, 128, "/proc/1/fd/9"), d.place());
    assertEquals(24, d.extent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "float32",
        "float32|rw|2|1",
        "float32|rx|2|1|addr:1",
        "float32|rw|2,|1|addr:1",
        "float32|rw|a|1|addr:1",
        "float32|rw|2|1|addr:",
        "float32|rw|2|1|addr:1:2",
        "float32|rw|2|1|seg:1:2:/x",
        "float32|rw|2|1|own:1",
        "float32|rw|2|1|none too",
        "float128|rw|2|1|addr:1",
      })
  void whatIsNoDescriptorIsRefused(String line) {
    assertThrows(PyDl4jException.class, () -> ArrayDescriptor.parse(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "float32|rw|2|-1|seg:1:100:50:/x",
        "float32|rw|2,2|1|addr:1",
        "float32|rw|-2|1|addr:1",
        "float32|rw|2|1|none",
        "float32|rw|26|1|seg:1:100:0:/x",
        "float32|rw|1|1|seg:1:100:97:/x",
        "float32|rw|1|1|seg:1:100:-4:/x",
        "float32|rw|1|1|seg:1:100:104:/x",
        "float32|rw|2,2|20,10|seg:1:100:0:/x",
        "float32|rw|2,3|4611686018427387904,4611686018427387904|seg:1:100:0:/x",
        "float64|rw|4611686018427387904|1|seg:1:100:0:/x",
        "int8|rw|9223372036854775807,9223372036854775807|0,1|seg:1:100:0:/x",
      })
  void nothingReachesOutsideTheSegment(String line) {
    assertThrows(ShapeException.class, () -> ArrayDescriptor.parse(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "float32|rw|25|1|seg:1:100:0:/x",
        "float32|rw|1|1|seg:1:100:96:/x",
        "float32|rw|1000|0|seg:1:100:96:/x",
        "float32|rw|0,1000|1000,1|seg:1:100:100:/x",
        "float32|rw|2,2|18,6|seg:1:100:0:/x",
      })
  void theLastByteOfTheSegmentCounts(String line) {
    assertEquals(line, ArrayDescriptor.parse(line).encode());
  }
}
