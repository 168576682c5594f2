package org.pydl4j.etl.internal.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.schema.StringMetaData;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

/** No text lets an expression run for ever or end the thread. */
class RegexTest {
  private static final String LETTERS = "a".repeat(60);
  private static final String LONG = "ab".repeat(200_000);

  @Test
  void aSearchThatWouldTakeYearsIsAnError() {
    Regex years = Regex.of("It", "(.*a){25}b");
    DataException error = assertThrows(DataException.class, () -> years.matches(LETTERS));
    assertTrue(error.getMessage().contains("'(.*a){25}b'"), error.getMessage());
    assertTrue(error.getMessage().contains("60 characters"), error.getMessage());
    assertThrows(DataException.class, () -> years.replaceAll(LETTERS, ""));
    assertThrows(DataException.class, () -> years.each(LETTERS, match -> {}));
    assertTrue(Regex.of("It", "(.*a){2}b").matches("aaab"));
  }

  @Test
  void aSearchDeeperThanTheStackIsTheSameError() {
    Regex deep = Regex.of("It", "(a|b)*c?");
    assertThrows(DataException.class, () -> deep.matches(LONG));
    assertTrue(Regex.of("It", "(?:[ab]{2})*+").matches(LONG));
  }

  @Test
  void whatIsFoundIsJavas() {
    Regex words = Regex.of("It", "(\\w)(\\w*)");
    List<String> found = new ArrayList<>();
    words.each("Grüße an alle", match -> found.add(match.group(1) + "-" + match.group(2)));
    assertEquals(List.of("G-r", "e-", "a-n", "a-lle"), found);
    assertEquals("[] [n]", Regex.of("It", "a(n?)").replaceAll("a an", "[$1]"));
    assertEquals("b", Regex.of("It", "a(.)c").match("abc").group(1));
    assertNull(Regex.of("It", "a(.)c").match("abcd"));
    assertEquals(2, words.groups());
    assertFalse(words.matches(""));
  }

  @Test
  void whatIsNoneIsSaidWhereItIsGiven() {
    for (var wrong :
        List.<Runnable>of(
            () -> Regex.of("It", "(a"), () -> new StringMetaData("city", "[", null, null))) {
      ConfigurationException error = assertThrows(ConfigurationException.class, wrong::run);
      assertTrue(error.getMessage().contains("regular expression"), error.getMessage());
    }
  }
}
