package org.pydl4j.etl.internal.arrow;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Int;
import org.jspecify.annotations.Nullable;

/**
 * A column of Arrow.
 *
 * @param name its name
 * @param kind what it holds, of a dictionary's column the dictionary
 * @param indices of a dictionary's column: what its indices are; else null
 * @param dictionary the number of its dictionary
 * @param ownBuffers of a nested one: how many buffers it has without its children
 * @param children of a nested one
 */
record Column(
    String name,
    Kind kind,
    @Nullable Kind indices,
    long dictionary,
    int ownBuffers,
    List<Column> children) {
  private static final int DEEPEST = 32;
  private static final int MOST = 100_000;

  private boolean isNumber() {
    return indices == null && kind.isNumber();
  }

  /** Whether it is a list of numbers. */
  boolean isList() {
    return indices == null && kind.layout() == Kind.Layout.NESTED && kind.type() != null;
  }

  /** Whether its values are those of columns in it. */
  boolean isStruct() {
    return indices == null && kind.isStruct();
  }

  /** What lies in the batches of rows. */
  Kind stored() {
    return indices == null ? kind : indices;
  }

  static Column of(Field field, short version) {
    return of(field, version, 0, new int[] {MOST});
  }

  private static Column of(Field field, short version, int depth, int[] left) {
    if (depth > DEEPEST || --left[0] < 0) {
      throw new IllegalArgumentException("columns lie too deep in each other");
    }
    String name = field.name() == null ? "" : field.name();
    Kind kind = Kind.of(field);
    DictionaryEncoding encoding = field.dictionary();
    if (encoding != null) {
      Int type = encoding.indexType();
      Kind indices = type == null ? Kind.integer32() : Kind.integer(type);
      return new Column(name, kind, indices, encoding.id(), 0, List.of());
    }
    List<Column> children = new ArrayList<>();
    boolean nested = kind.layout() == Kind.Layout.NESTED;
    for (int i = 0; nested && i < field.childrenLength(); i++) {
      children.add(of(field.children(i), version, depth + 1, left));
    }
    int own = nested ? Kind.ownBuffers(field, version) : 0;
    Kind list = children.size() == 1 && children.get(0).isNumber() ? Kind.listOf(field) : null;
    return new Column(name, list == null ? kind : list, null, 0, own, children);
  }
}
