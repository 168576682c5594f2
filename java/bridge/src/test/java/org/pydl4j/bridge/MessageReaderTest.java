package org.pydl4j.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.errors.PyDl4jException;

class MessageReaderTest {
  private static Object read(String text) {
    return MessageReader.read(text, marked -> "mark " + marked);
  }

  @Test
  void valuesOfJsonBecomeThoseOfJava() {
    assertEquals(
        Arrays.asList(1L, -2L, 0.5, -1e30, true, false, null, "a", List.of(), Map.of()),
        read(" [1, -2 ,0.5,-1e30,true,false,null,\"a\",[ ],{ }] "));
    assertEquals(Map.of("a", Map.of("b", 1L), "c", 2L), read("{\"a\": {\"b\": 1}, \"c\": 2}"));
  }

  @Test
  void whatPythonWritesBeyondJsonIsRead() {
    assertEquals(
        List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
        read("[NaN,Infinity,-Infinity]"));
  }

  @Test
  void escapesInTextsAreUndone() {
    assertEquals(
        "\"\\/\b\f\n\r\té\ud83d\ude00",
        read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\""));
  }

  @Test
  void marksAreResolvedAndOtherObjectsAreNot() {
    assertEquals(List.of("mark {@r=7}", Map.of("r", 7L)), read("[{\"@r\":7},{\"r\":7}]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[1",
        "[1 2]",
        "{\"a\" 1}",
        "{1:2}",
        "\"a",
        "\"\\u00e\"",
        "tru",
        "1 2",
        "-",
        "1.2.3",
        "'a'"
      })
  void whatIsNoJsonIsRefused(String text) {
    assertThrows(PyDl4jException.class, () -> read(text));
  }

  @Test
  void wholeNumbersBeyond64BitsKeepTheirValue() {
    assertEquals(Long.MIN_VALUE, read("" + Long.MIN_VALUE));
    assertEquals(new BigInteger("9223372036854775808"), read("9223372036854775808"));
    assertThrows(PyDl4jException.class, () -> read("9".repeat(1001)));
  }

  @Test
  void quotedTextStaysOnOneLineAndComesBack() {
    String text = "q\" b\\ n\n r\r nul\0 del\u007f é € \ud83d\ude00";
    StringBuilder out = new StringBuilder();
    MessageFormat.quote(out, text);
    assertEquals(-1, out.indexOf("\n"));
    assertEquals(text, read(out.toString()));
  }
}
