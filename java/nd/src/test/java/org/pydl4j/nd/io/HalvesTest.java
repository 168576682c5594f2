package org.pydl4j.nd.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalvesTest {
  @ParameterizedTest
  @CsvSource({
    "0000, 0",
    "8000, -0.0",
    "0001, 0x1p-24",
    "83ff, -0x3ffp-24",
    "0400, 0x1p-14",
    "3555, 0x555p-12",
    "bc00, -1",
    "7bff, 65504",
    "7c00, Infinity",
    "fc00, -Infinity",
    "7e00, NaN"
  })
  void bitsAreTheirNumber(String bits, String number) {
    assertEquals(Float.parseFloat(number), Halves.toFloat((short) Integer.parseInt(bits, 16)));
  }
}
