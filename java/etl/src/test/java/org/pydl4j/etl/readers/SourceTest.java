package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.etl.readers.Read.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.internal.aircompressor.PackedBytes;
import org.pydl4j.nd.errors.DataException;

class SourceTest {
  /** By Python: {@code bz2.compress(bytes(70 << 20))}. */
  private static final byte[] BZIP2_BOMB =
      Base64.getDecoder()
          .decode(
              "QlpoOTFBWSZTWQ4J4t8BX45AAMAAAAggADCATUZCoCWpCoCXMUFZJlNZM/Kv7gDSo8EAwABAAAAI"
                  + "IAAwzAUppqhJEtgRJEvF3JFOFCQL+FqUAA==");

  private static List<Object> lines(Source source) {
    return rows(new LineRecordReader(source, Rejects.fail())).stream()
        .map(each -> each.get(0))
        .toList();
  }

  private static void readAll(Source source) {
    try (BlockReader reader = new LineRecordReader(source, Rejects.fail()).open()) {
      for (Block block = reader.next(); block != null; block = reader.next()) {
        block.close();
      }
    }
  }

  private static byte[] tar(String... namesAndTexts) {
    return TarFiles.tar(namesAndTexts);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return packed.toByteArray();
  }

  @Test
  void patternsFoldersAndNumbersNameFiles(@TempDir Path folder) throws IOException {
    Path inner = Files.createDirectories(folder.resolve("in"));
    for (int i = 2; i >= 0; i--) {
      Files.writeString(folder.resolve("a_" + i + ".txt"), "a" + i + "\n");
    }
    Files.writeString(inner.resolve("b.txt"), "b");
    Files.writeString(inner.resolve(".hidden.txt"), "hidden");
    Files.writeString(folder.resolve("x[1].txt"), "x");
    String at = folder + "/";
    assertEquals(List.of("a0", "a1", "a2"), lines(Source.files(at + "a_*.txt")));
    assertEquals(List.of("a0", "a1", "a2", "b", "x"), lines(Source.files(folder.toString())));
    assertEquals(List.of("b"), lines(Source.files(at + "**/*.txt")));
    assertEquals(List.of("x"), lines(Source.files(at + "x[1].txt")));
    assertEquals(
        List.of("x", "b"),
        lines(Source.files("file://" + at + "x%5B1%5D.txt", "file://" + at + "in/*.txt")));
    assertEquals(List.of("a1", "a2"), lines(Source.numbered(at + "a_%d.txt", 1, 2)));
    for (String missing : List.of("no.txt", "no*.txt", "no/a*.txt", "a_[.txt", "a\0b")) {
      assertThrows(DataException.class, () -> Source.files(at + missing), missing);
    }
    assertThrows(DataException.class, () -> Source.numbered(at + "a_%d.txt", 1, 3));
    LineRecordReader reader = new LineRecordReader(Source.files(at + "a_*.txt"), Rejects.fail());
    List<BlockSource> parts = reader.parts();
    assertEquals(3, parts.size());
    assertEquals(List.of(List.of("a1")), rows(parts.get(1)));
  }

  @Test
  void archivesAreTheirFiles() throws IOException {
    byte[] text = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of("one", "two"), lines(Source.bytes("x.txt.gz", gzip(text))));
    String longName = "d/" + "n".repeat(150) + ".txt";
    String big = "line\n".repeat(50_000);
    for (boolean packed : new boolean[] {false, true}) {
      byte[] tar = tar("d/", "", longName, "one\ntwo", "big.txt", big, "empty.txt", "");
      Source source = packed ? Source.bytes("x.tgz", gzip(tar)) : Source.bytes("x.tar", tar);
      assertEquals(50_002, lines(source).size());
      assertEquals("two", lines(source).get(1));
    }
    byte[] zip = zip("a.txt", "one", "d/", "", "d/b.txt", "two\n");
    assertEquals(List.of("one", "two"), lines(Source.bytes("x.zip", zip)));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void zstandardAndBzip2AreUnpacked() throws IOException {
    byte[] text = "one\ntwo\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);
    byte[] tar = tar("a.txt", "one\ntwo", "b.txt", "three");
    for (String kind : List.of("zst", "bz2")) {
      Packer packer = kind.equals("zst") ? PackedBytes::zstd : PackedBytes::bzip2;
      byte[] packed = packer.pack(text);
      assertEquals(80_000, lines(Source.bytes("x.csv." + kind, packed)).size());
      Source twice = Source.bytes("X." + kind, joined(packed, packed));
      if (kind.equals("zst")) {
        assertEquals(160_000, lines(twice).size());
      } else {
        String several = // never one of two only
            assertThrows(DataException.class, () -> lines(twice)).getMessage();
        assertTrue(several.contains("unpack the file, or pack it by zstd"), several);
      }
      for (String name : List.of("x.tar." + kind, "x.t" + kind)) {
        assertEquals(
            List.of("one", "two", "three"), lines(Source.bytes(name, packer.pack(tar))), name);
      }
      byte[] bomb = kind.equals("zst") ? packer.pack(new byte[70 << 20]) : BZIP2_BOMB;
      String told =
          assertThrows(DataException.class, () -> readAll(Source.bytes("bomb." + kind, bomb)))
              .getMessage();
      assertTrue(told.contains("more than 250 times") || told.contains("more than 67108864"), told);
      for (int cut : new int[] {0, 3, packed.length / 2, packed.length - 1}) {
        byte[] some = Arrays.copyOf(packed, cut);
        assertThrows(
            DataException.class, () -> lines(Source.bytes("x." + kind, some)), kind + " " + cut);
      }
    }
  }

  private interface Packer {
    byte[] pack(byte[] bytes) throws IOException;
  }

  @Test
  void archivesThatLeadOutOfThemselvesOrHoldLinksAreRefused() throws IOException {
    for (String name : List.of("../x", "/etc/x", "a/../../x", "..\\x", "C:\\x")) {
      byte[] zip = zip("ok.txt", "fine", name, "evil");
      assertThrows(DataException.class, () -> lines(Source.bytes("x.zip", zip)), name);
      byte[] tar = tar(name, "evil");
      assertThrows(DataException.class, () -> lines(Source.bytes("x.tar", tar)), name);
    }
    ByteArrayOutputStream link = new ByteArrayOutputStream();
    TarFiles.entry(link, "link", '2', new byte[0]);
    assertThrows(DataException.class, () -> lines(Source.bytes("x.tar", link.toByteArray())));
  }

  @Test
  void whatUnpacksToMuchMoreThanDataDoesIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] lines = ("a".repeat((1 << 20) - 1) + "\n").getBytes(StandardCharsets.US_ASCII);
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 70; i++) {
        out.write(lines);
      }
    }
    Source bomb = Source.bytes("bomb.gz", packed.toByteArray());
    String message = assertThrows(DataException.class, () -> readAll(bomb)).getMessage();
    assertTrue(message.contains("bomb.gz unpacks to more than 250 times"), message);
  }

  /** Cut off and with changed bytes: an error of ours, or rows. */
  @Test
  void damagedArchivesAreErrors() throws IOException {
    Random random = new Random(3);
    byte[][] whole = {
      gzip("one\ntwo\n".repeat(500).getBytes(StandardCharsets.UTF_8)),
      zip("a.txt", "one\n".repeat(500), "b.txt", "two"),
      tar("a.txt", "one\n".repeat(500), "b.txt", "two"),
      PackedBytes.zstd(mixed(random)),
      PackedBytes.bzip2(mixed(random)),
    };
    String[] names = {"x.gz", "x.zip", "x.tar", "x.zst", "x.bz2"};
    for (int kind = 0; kind < names.length; kind++) {
      String name = names[kind];
      byte[] cut = Arrays.copyOf(whole[kind], whole[kind].length / 3);
      assertThrows(DataException.class, () -> lines(Source.bytes(name, cut)), name);
      assertThrows(
          DataException.class, () -> lines(Source.bytes(name, new byte[] {1, 2, 3})), name);
      for (int i = 0; i < 150; i++) {
        byte[] changed = whole[kind].clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
        try {
          lines(Source.bytes(name, changed));
        } catch (DataException e) {
          assertTrue(e.getMessage().contains(name), e.getMessage());
        }
      }
    }
    assertThrows(DataException.class, () -> lines(Source.bytes("x.csv.xz", new byte[9])));
  }

  /** Lines that pack to literals and repetitions both. */
  private static byte[] mixed(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 800; i++) {
      text.append(random.nextInt(50)).append(i % 3 == 0 ? "some words\n" : "\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
