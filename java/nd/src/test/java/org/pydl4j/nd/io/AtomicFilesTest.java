package org.pydl4j.nd.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.DataException;

class AtomicFilesTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("net.zip");
  }

  private static void write(Path file, int... bytes) throws IOException {
    AtomicFiles.write(file, channel -> channel.write(bytes(bytes)));
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip();
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private String refusal(Path target) {
    return FileReasons.of(assertThrows(IOException.class, () -> write(target, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-r-----", "rwxrwxrwx"})
  void theModeOfTheFormerFileStays(String mode) throws IOException {
    write(file, 1);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    write(file, 2);
    assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertArrayEquals(new byte[] {2}, Files.readAllBytes(file));
  }

  @Test
  void aSecretFileIsSecretWhileItIsWritten() throws IOException {
    write(file, 1);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    AtomicFiles.write(
        file,
        channel -> {
          for (String name : names()) {
            Path path = folder.resolve(name);
            assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                name);
          }
        });
  }

  @Test
  void aNewFileHasTheModeThatAnyProgramWouldGiveIt() throws IOException {
    write(file, 1);
    Path other = Files.writeString(folder.resolve("other"), "");
    assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(file));
  }

  @Test
  void aSymbolicLinkStaysAndItsFileIsReplaced() throws IOException {
    Path real = Files.createDirectory(folder.resolve("data")).resolve("real.zip");
    Files.createSymbolicLink(file, Path.of("data", "real.zip"));
    for (int value = 1; value <= 2; value++) { // nothing there at first
      write(file, value);
      assertTrue(Files.isSymbolicLink(file));
      assertArrayEquals(new byte[] {(byte) value}, Files.readAllBytes(real));
    }
    Path circle = Files.createSymbolicLink(folder.resolve("a"), folder.resolve("b"));
    Files.createSymbolicLink(folder.resolve("b"), circle);
    assertTrue(refusal(circle).contains("lead in a circle"), refusal(circle));
  }

  @Test
  void aFolderIsRefused() throws IOException {
    Files.createDirectory(file);
    assertEquals(file.toRealPath() + " is a folder, not a regular file", refusal(file));
  }

  @Test
  void aNamedPipeIsRefusedAndStays() throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    assertEquals(file.toRealPath() + " is a named pipe, not a regular file", refusal(file));
    assertEquals(Set.of("net.zip"), names());
  }

  @Test
  void aSocketIsRefusedAndStays() throws IOException {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(file));
      assertTrue(refusal(file).endsWith("is a socket, not a regular file"), refusal(file));
    }
  }

  @Test
  void aDeviceIsRefusedAndStays() {
    Path device = Path.of("/dev/null");
    assertEquals("/dev/null is a device, not a regular file", refusal(device));
    assertTrue(Files.exists(device) && !Files.isRegularFile(device));
    try (NDArray a = Nd.ones(2)) {
      DataException told = assertThrows(DataException.class, () -> Npy.write(a, device));
      assertEquals(
          "/dev/null cannot be written: /dev/null is a device, not a regular file.",
          told.getMessage());
    }
  }

  @Test
  void aWriteProtectedFileIsRefused() throws IOException {
    write(file, 1);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    Assumptions.assumeFalse(Files.isWritable(file), "root may write to all files");
    assertTrue(refusal(file).contains("may not write"), refusal(file));
  }

  @Test
  void aMissingFolderIsNamed() {
    Path nowhere = folder.resolve("no").resolve("net.zip");
    assertEquals("the folder " + folder.resolve("no") + " does not exist", refusal(nowhere));
  }

  @Test
  void whatADeadProcessLeftIsRemovedByTheNextWriteAndALivingOnesStays() throws Exception {
    Process other = writer();
    try {
      assertEquals('w', other.getInputStream().read());
      String left =
          names().stream().filter(name -> name.startsWith(".net.zip.")).findFirst().orElseThrow();
      write(file, 1);
      assertTrue(names().contains(left), "the other process still writes it");
      other.destroyForcibly().waitFor();
      Files.writeString(folder.resolve(".net.zip.notes.pydl4j.txt"), "of the user");
      write(folder.resolve("other.zip"), 1);
      assertTrue(names().contains(left), "it belongs to another file");
      write(file, 2);
      assertEquals(Set.of(".net.zip.notes.pydl4j.txt", "net.zip", "other.zip"), names());
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void twoWritesOfOneFileInOneProcessDoNotMeet() throws IOException {
    AtomicFiles.write(
        file,
        channel -> {
          channel.write(bytes(1));
          write(file, 2);
          assertArrayEquals(new byte[] {2}, Files.readAllBytes(file));
          channel.write(bytes(1));
        });
    assertArrayEquals(new byte[] {1, 1}, Files.readAllBytes(file));
    assertEquals(Set.of("net.zip"), names());
  }

  private Process writer() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return new ProcessBuilder(
            List.of(java, "-Xshare:auto", "-cp", classes, Blocked.class.getName(), "" + file))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Begins to write a file, says so, and waits for its end. */
  public static final class Blocked {
    private Blocked() {}

    /** Writes the file that the argument names. */
    public static void main(String[] arguments) throws IOException {
      AtomicFiles.write(
          Path.of(arguments[0]),
          channel -> {
            channel.write(bytes(1, 2, 3));
            System.out.println("writing");
            System.in.read();
          });
    }
  }
}
