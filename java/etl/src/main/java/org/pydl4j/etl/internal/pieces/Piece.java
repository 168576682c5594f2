package org.pydl4j.etl.internal.pieces;

/**
 * One piece of a text.
 *
 * @param id its number in the vocabulary
 * @param text the piece as it stands there
 * @param from where in the original it begins, in characters of Java's
 * @param to where it ends
 */
public record Piece(int id, String text, int from, int to) {}
