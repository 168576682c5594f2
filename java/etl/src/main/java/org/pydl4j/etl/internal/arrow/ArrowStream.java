package org.pydl4j.etl.internal.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Cells;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.NDArrayMetaData;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.Extra;
import org.pydl4j.nn.conf.Names;

/**
 * The rows of a stream or a file in Arrow's IPC format, batch by batch. Owns off-heap memory for a
 * batch and for dictionaries until it is closed; the stream of bytes stays the caller's.
 */
public final class ArrowStream implements AutoCloseable {
  /** Dictionaries of text of more values are columns of text. */
  private static final int MOST_CATEGORIES = 10_000;

  private final String name;
  private final Messages messages;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Set<String> twice = new HashSet<>(); // paths that several columns have
  private final List<Column> ordered = new ArrayList<>();
  private final Map<Long, Dictionary> dictionaries = new HashMap<>();
  private List<String> chosen = List.of();
  private List<@Nullable Map<String, Integer>> states = List.of();
  private @Nullable Message waiting; // the first batch of rows, found behind dictionaries
  private @Nullable Cells body;
  private @Nullable RowValues[] values = new RowValues[0];
  private int rows;
  private long before; // rows of batches before

  /**
   * Reads the columns.
   *
   * @param name for messages
   * @throws org.pydl4j.nd.errors.MissingExtraException without the extra {@code etl}
   * @throws DataException if it is no Arrow, or of a kind that is not read
   */
  public ArrowStream(InputStream stream, String name) throws IOException {
    Extra.ETL.require("Reading Arrow");
    this.name = name;
    this.messages = new Messages(stream, name);
    try {
      Message first = messages.next();
      if (first == null || first.headerType() != MessageHeader.Schema) {
        throw Damaged.of(name, "it does not begin with its columns");
      }
      read(header(first, new org.apache.arrow.flatbuf.Schema()), first.version());
    } catch (RuntimeException e) {
      throw Damaged.of(name, e);
    }
  }

  private static <T extends com.google.flatbuffers.Table> T header(Message message, T type) {
    message.header(type);
    return type;
  }

  private void read(org.apache.arrow.flatbuf.Schema schema, short version) {
    if (schema.endianness() != Endianness.Little) {
      throw new DataException(
          name + " was written on a big-endian machine, which is not read. Write it anew.");
    }
    for (int i = 0; i < schema.fieldsLength(); i++) {
      Column column = Column.of(schema.fields(i), version);
      ordered.add(column);
      know(column.name(), column);
    }
  }

  /** Those in a struct are columns by their path: {@code a.b}. */
  private void know(String path, Column column) {
    if (column.isStruct()) {
      column.children().forEach(child -> know(path + "." + child.name(), child));
    } else if (columns.putIfAbsent(path, column) != null) {
      twice.add(path);
    }
  }

  /**
   * Chooses the columns that are read.
   *
   * @param wanted their names; empty for all
   * @return what they are; text from a dictionary of up to 10,000 values is a category
   * @throws ConfigurationException if there is no such column
   * @throws DataException if no column can hold what it has
   */
  public Schema choose(List<String> wanted) throws IOException {
    try {
      chosen = wanted.isEmpty() ? List.copyOf(columns.keySet()) : List.copyOf(wanted);
      for (String each : chosen) {
        requireReadable(each);
      }
      waiting = messages.next();
      while (waiting != null && waiting.headerType() == MessageHeader.DictionaryBatch) {
        keep(waiting);
        waiting = messages.next();
      }
      List<ColumnMetaData> found = new ArrayList<>();
      for (String each : chosen) {
        found.add(described(each));
      }
      return new Schema(found);
    } catch (RuntimeException e) {
      throw Damaged.of(name, e);
    }
  }

  private void requireReadable(String each) {
    Column column = columns.get(each);
    if (column == null) {
      throw new ConfigurationException(
          name
              + " has no column '"
              + each
              + "'. "
              + Names.suggestion(each, List.copyOf(columns.keySet())));
    }
    if (twice.contains(each)) {
      throw new DataException(
          name
              + " has several columns of the name '"
              + each
              + "' (what lies in a struct is a column by its path). Name the columns to be read"
              + " without it, or rename one before the file is written.");
    }
    if (column.kind().type() == null) {
      throw new DataException(
          name
              + ": the column '"
              + each
              + "' is of Arrow's type "
              + column.kind().label()
              + ", which no column can hold. Name the columns to be read without it.");
    }
  }

  private ColumnMetaData described(String each) {
    Column column = Objects.requireNonNull(columns.get(each));
    ColumnType type = Objects.requireNonNull(column.kind().type());
    if (type == ColumnType.NDArray) {
      return new NDArrayMetaData(each, column.kind().scale());
    }
    Dictionary dictionary = column.indices() == null ? null : dictionaries.get(column.dictionary());
    if (dictionary != null && type == ColumnType.String && dictionary.size() <= MOST_CATEGORIES) {
      List<@Nullable String> texts = dictionary.texts();
      Set<@Nullable String> distinct = new LinkedHashSet<>(texts);
      if (distinct.size() == texts.size() && !distinct.contains(null)) {
        List<String> names = new ArrayList<>();
        texts.forEach(text -> names.add(Objects.requireNonNull(text)));
        return new CategoricalMetaData(each, names);
      }
    }
    return ColumnMetaData.of(type, each);
  }

  /** Says which categories columns have: those of the first of several files. */
  public void expect(Schema schema) {
    List<@Nullable Map<String, Integer>> found = new ArrayList<>();
    for (int i = 0; i < schema.numColumns(); i++) {
      Map<String, Integer> codes = null;
      if (schema.getMetaData(i) instanceof CategoricalMetaData categories) {
        codes = new HashMap<>();
        for (String state : categories.stateNames()) {
          codes.put(state, codes.size());
        }
      }
      found.add(codes);
    }
    states = found;
  }

  /** Goes on to the next batch of rows; false behind the last. */
  public boolean next() throws IOException {
    release();
    try {
      Message message = waiting == null ? messages.next() : waiting;
      waiting = null;
      while (message != null && message.headerType() == MessageHeader.DictionaryBatch) {
        keep(message);
        message = messages.next();
      }
      if (message == null) {
        return false;
      }
      if (message.headerType() != MessageHeader.RecordBatch) {
        throw Damaged.of(name, "it has a message that is no batch of rows");
      }
      RecordBatch batch = header(message, new RecordBatch());
      Cells cells = messages.body(message);
      body = cells;
      take(batch, cells);
      return true;
    } catch (RuntimeException e) {
      throw Damaged.of(name, e);
    }
  }

  private void take(RecordBatch batch, Cells cells) {
    Bodies bodies = new Bodies(name, batch, cells.bytes());
    if (batch.length() < 0 || batch.length() > Integer.MAX_VALUE) {
      throw Damaged.of(name, "a batch has " + batch.length() + " rows");
    }
    rows = (int) batch.length();
    values = new RowValues[chosen.size()];
    for (Column column : ordered) {
      take(column.name(), column, bodies, UnaryOperator.identity());
    }
  }

  /** Takes a column, or those of a struct, which are missing where it is. */
  private void take(String path, Column column, Bodies bodies, UnaryOperator<RowValues> inside) {
    if (column.isStruct()) {
      Presence struct = bodies.struct();
      for (Column child : column.children()) {
        take(
            path + "." + child.name(),
            child,
            bodies,
            found -> inside.apply(new Within(struct, found)));
      }
      return;
    }
    int place = chosen.indexOf(path);
    RowValues found = bodies.next(column, place >= 0);
    if (place >= 0) {
      if (found == null || found.rows() != rows) {
        throw Damaged.of(name, "the column '" + path + "' has not " + rows + " values");
      }
      values[place] = inside.apply(found);
    }
  }

  private void keep(Message message) throws IOException {
    DictionaryBatch batch = header(message, new DictionaryBatch());
    Cells cells = messages.body(message);
    try {
      Column column = null;
      for (String each : chosen) { // several may share it
        Column read = Objects.requireNonNull(columns.get(each));
        column = read.indices() != null && read.dictionary() == batch.id() ? read : column;
      }
      RecordBatch data = batch.data();
      if (column == null || data == null) {
        cells.release(); // of a column that is passed over, or inside of a nested one
        return;
      }
      Column plain = new Column(column.name(), column.kind(), null, 0, 0, List.of());
      Values read = new Bodies(name, data, cells.bytes()).plain(plain, true);
      if (read == null) {
        throw Damaged.of(name, "a dictionary has no values");
      }
      Dictionary former = dictionaries.get(batch.id());
      if (former == null || !batch.isDelta()) {
        if (former != null) {
          former.close();
        }
        former = new Dictionary();
        dictionaries.put(batch.id(), former);
      }
      former.add(read, cells);
    } catch (RuntimeException e) {
      cells.release();
      throw e;
    }
  }

  /** How many rows the batch has. */
  public int rows() {
    return rows;
  }

  /**
   * Adds values of a column of the batch, by its place among those chosen.
   *
   * @throws DataException if the column's type does not hold one; names row, column and value
   */
  public void append(int place, ColumnBuilder into, int from, int count) {
    String column = chosen.get(place);
    int row = from;
    try {
      RowValues own = Objects.requireNonNull(values[place]);
      Dictionary dictionary = dictionaryOf(Objects.requireNonNull(columns.get(column)));
      Map<String, Integer> codes = states.get(place);
      int @Nullable [] known = dictionary == null || codes == null ? null : dictionary.codes(codes);
      for (; row < from + count; row++) {
        if (dictionary == null) {
          own.append(into, row);
        } else {
          named(into, own, dictionary, known, row);
        }
      }
    } catch (NoValue e) {
      throw new DataException(
          name + ", row " + (before + row + 1) + ", column '" + column + "': " + e.getMessage());
    } catch (RuntimeException e) {
      throw Damaged.of(name, e);
    }
  }

  private @Nullable Dictionary dictionaryOf(Column column) {
    if (column.indices() == null) {
      return null;
    }
    Dictionary found = dictionaries.get(column.dictionary());
    if (found == null) {
      throw Damaged.of(name, "the dictionary of the column '" + column.name() + "' is not there");
    }
    return found;
  }

  private static void named(
      ColumnBuilder into, RowValues own, Dictionary dictionary, int @Nullable [] codes, int row) {
    if (!own.has(row)) {
      into.addMissing();
      return;
    }
    long index = own.integer(row);
    if (index < 0 || index >= dictionary.size()) {
      throw new IllegalArgumentException(
          "a dictionary of " + dictionary.size() + " values has no value " + index);
    }
    if (codes == null) {
      dictionary.append(into, (int) index);
    } else if (codes[(int) index] >= 0) {
      ((IntColumn.Builder) into).add(codes[(int) index]);
    } else {
      String text = dictionary.texts().get((int) index);
      if (text == null) {
        into.addMissing();
      } else {
        throw new NoValue(
            text,
            "is no category of the first batch. Unify the dictionaries before they are written"
                + " (pyarrow's unify_dictionaries), or write the column as text.");
      }
    }
  }

  private void release() {
    before += rows;
    rows = 0;
    values = new RowValues[0];
    if (body != null) {
      body.release();
      body = null;
    }
  }

  @Override
  public void close() {
    release();
    dictionaries.values().forEach(Dictionary::close);
    dictionaries.clear();
  }
}
