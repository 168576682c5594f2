package org.pydl4j.etl.text;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.FileReasons;

/** Pieces of words with their numbers: the lines of a {@code vocab.txt}, from 0. Immutable. */
public final class PieceVocabulary {
  private static final long MOST_BYTES = 64L << 20;

  private final Map<String, Integer> places;
  private final List<String> pieces;
  private final int longest;

  /**
   * Of these pieces.
   *
   * @throws DataException if there are none, or one comes twice
   */
  public PieceVocabulary(List<String> pieces) {
    this.pieces = List.copyOf(pieces);
    places = new LinkedHashMap<>(pieces.size() * 2);
    int most = 0;
    for (String piece : this.pieces) {
      Integer before = places.put(piece, places.size());
      if (before != null) {
        throw new DataException(
            "A vocabulary must have each piece once. '"
                + piece
                + "' is in the lines "
                + (before + 1)
                + " and "
                + (places.size() + 1)
                + ".");
      }
      most = Math.max(most, piece.length());
    }
    if (places.isEmpty()) {
      throw new DataException("A vocabulary must have pieces. Got an empty one.");
    }
    longest = most;
  }

  /**
   * Reads a file with a piece a line, in UTF-8.
   *
   * @throws DataException if it cannot be read, or is none; names the file
   */
  public static PieceVocabulary read(String file) {
    List<String> lines = new ArrayList<>();
    try {
      Path path = Path.of(file);
      if (Files.exists(path) && !Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
        throw new DataException(
            "It must be a regular file of at most " + (MOST_BYTES >> 20) + " MiB.");
      }
      for (String line : Files.readAllLines(path)) {
        lines.add(line.strip());
      }
      while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
        lines.remove(lines.size() - 1);
      }
      return new PieceVocabulary(lines);
    } catch (MalformedInputException e) {
      throw new DataException("The vocabulary " + file + " is no text in UTF-8.", e);
    } catch (IOException | InvalidPathException e) {
      String why =
          e instanceof IOException io ? FileReasons.of(io) : String.valueOf(e.getMessage());
      throw new DataException("The vocabulary " + file + " cannot be read: " + why, e);
    } catch (DataException e) {
      throw new DataException("The vocabulary " + file + " cannot be used. " + e.getMessage(), e);
    }
  }

  /** How many pieces there are. */
  public int size() {
    return pieces.size();
  }

  /** The piece of a number. */
  public String piece(int number) {
    return pieces.get(number);
  }

  /** The number of a piece; null if it is none. */
  public @Nullable Integer find(String piece) {
    return places.get(piece);
  }

  /**
   * The number of a piece that must be there.
   *
   * @throws DataException if it is none
   */
  public int require(String piece) {
    Integer place = places.get(piece);
    if (place == null) {
      throw new DataException(
          "The vocabulary has no piece '" + piece + "', which is needed. It has " + size() + ".");
    }
    return place;
  }

  /** The pieces in the order of their numbers. */
  public List<String> pieces() {
    return pieces;
  }

  /** The length of the longest piece. */
  int longest() {
    return longest;
  }
}
