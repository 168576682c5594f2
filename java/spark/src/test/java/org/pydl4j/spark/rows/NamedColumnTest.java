package org.pydl4j.spark.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NamedColumnTest {
  static Stream<Arguments> names() {
    return Stream.of(
        arguments("x", "`x`"), arguments("a.b", "`a.b`"), arguments("a`b``", "`a``b`````"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void dotsAndBackticksArePartOfTheName(String name, String quoted) {
    assertEquals(quoted, NamedColumn.quoted(name));
  }
}
