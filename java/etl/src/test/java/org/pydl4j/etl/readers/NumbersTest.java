package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
  private static double read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    double quick = Numbers.quickFraction(bytes, 0, bytes.length);
    double slow = Numbers.fraction(bytes, 0, bytes.length, false);
    if (!Double.isNaN(quick)) {
      assertEquals(slow, quick, text);
    }
    return slow;
  }

  /** What Java's own reader says, which is exact. */
  @Test
  void numbersAreTheNearestOnes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      String text =
          switch (i % 4) {
            case 0 -> Double.isFinite(value) ? Double.toString(value) : "0";
            case 1 -> Double.toString(random.nextGaussian());
            case 2 -> random.nextLong(1L << 60) + "e" + (random.nextInt(700) - 350);
            default -> random.nextInt() + "." + random.nextInt(1_000_000_000);
          };
      assertEquals(Double.parseDouble(text), read(text), text + ", seed " + seed);
    }
  }

  /** In the middle between two numbers, and at the ends of what there is. */
  @Test
  void oddNumbersAreTheNearestOnes() {
    String[] texts = {
      "9007199254740993",
      "9007199254740992.5",
      "9007199254740995",
      "1e22",
      "1e23",
      "8.5e23",
      "4503599627370496.5",
      "4503599627370497.5",
      "2.2250738585072011e-308",
      "4.9e-324",
      "2e-324",
      "1.7976931348623157e308",
      "1.7976931348623159e308",
      "0.000000000000000000000001",
      "-0",
      "-0.0",
      "7205759403792793200001e-5",
      "1448997445238699",
      "00000000000000000000012.5",
      "0.3",
      ".5",
      "5.",
    };
    for (String text : texts) {
      assertEquals(Double.parseDouble(text), read(text), text);
    }
    assertEquals(
        Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(read("-0")), "the sign of 0");
  }

  @Test
  void wholeNumbersAreReadUpToEighteenDigits() {
    String[] texts = {"0", "-0", "7", "-999999999999999999", "999999999999999999"};
    for (String text : texts) {
      assertEquals(Long.parseLong(text), whole(text), text);
    }
    for (String text : new String[] {"", "-", "+7", "1.0", " 1", "9223372036854775807", "1a"}) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      assertEquals(Long.MIN_VALUE, whole(text), text);
      assertTrue(
          Double.isNaN(Numbers.quickFraction(bytes, 0, bytes.length)) || text.matches("[0-9.]+"));
    }
  }

  @Test
  void wholeNumbersOfAnyLengthAndBytesThatAreNoDigitsAreToldApart() {
    Random random = new Random(20261130);
    for (int i = 0; i < 200_000; i++) {
      int length = 1 + random.nextInt(12);
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < length; k++) {
        text.append((char) ('0' + random.nextInt(10)));
      }
      assertEquals(Long.parseLong(text.toString()), whole(text.toString()));
      int place = random.nextInt(length);
      char other = (char) random.nextInt(256);
      text.setCharAt(place, other);
      boolean isOne = text.toString().matches("-?[0-9]+");
      long expected = isOne ? Long.parseLong(text.toString()) : Long.MIN_VALUE;
      assertEquals(expected, whole(text.toString()), () -> text + ", byte " + (int) other);
    }
  }

  /** Of a field with other digits behind it, as in a file. */
  private static long whole(String text) {
    byte[] bytes = (text + "12345678").getBytes(StandardCharsets.ISO_8859_1);
    return Numbers.quickWhole(bytes, 0, text.length());
  }
}
