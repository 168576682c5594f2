package org.pydl4j.etl.readers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/** Finds the types of columns in the first records of a CSV file. */
final class Inference {
  private static final List<ColumnType> LADDER =
      List.of(
          ColumnType.Integer,
          ColumnType.Long,
          ColumnType.Double,
          ColumnType.Boolean,
          ColumnType.Time,
          ColumnType.String);

  private Inference() {}

  static Schema of(
      Source source,
      CsvFormat format,
      boolean header,
      boolean comma,
      Charset encoding,
      Set<String> missing,
      int rows) {
    try (Walk walk = source.walk()) {
      Walk.Entry entry = walk.next();
      if (entry == null) {
        throw new DataException("There is no file to infer columns from.");
      }
      String begun = entry.name();
      for (; entry != null; entry = walk.next()) {
        Rejects none = Rejects.skip();
        Records records = new Records(new Schema(List.of()), comma, none, none.sink());
        InputStream text = Encodings.asUtf8(entry.stream(), encoding);
        CsvParser parser = new CsvParser(format, text, entry.name(), records);
        List<String> names = header ? parser.headerTexts() : null;
        List<String> first = parser.texts();
        if (first != null) {
          if (names == null) {
            names = IntStream.range(0, first.size()).mapToObj(i -> "column" + i).toList();
          }
          return of(distinct(names, entry.name()), first, parser, comma, missing, rows);
        }
      }
      throw new DataException(
          begun
              + (header ? " has no records behind its header" : " has no records")
              + " to infer columns from. Give their schema, which is enough for files without"
              + " records.");
    } catch (IOException e) {
      throw Walk.failed(source.names().get(0), e);
    }
  }

  private static Schema of(
      List<String> names,
      List<String> first,
      CsvParser parser,
      boolean comma,
      Set<String> missing,
      int rows)
      throws IOException {
    List<List<Field>> open = new ArrayList<>();
    names.forEach(name -> open.add(ladder(name, comma)));
    boolean[] seen = new boolean[names.size()];
    List<String> record = first;
    for (int row = 0; row < rows && record != null; row++, record = parser.texts()) {
      for (int i = 0; i < Math.min(record.size(), open.size()); i++) {
        if (!missing.contains(record.get(i))) {
          byte[] text = record.get(i).getBytes(StandardCharsets.UTF_8);
          seen[i] = true;
          open.get(i).removeIf(field -> !field.read(text, 0, text.length));
        }
      }
    }
    List<ColumnMetaData> columns = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      ColumnType type = seen[i] ? open.get(i).get(0).column().type() : ColumnType.String;
      columns.add(ColumnMetaData.of(type, names.get(i)));
    }
    return new Schema(columns, missing);
  }

  private static List<String> distinct(List<String> names, String file) {
    if (new LinkedHashSet<>(names).size() < names.size()) {
      throw new DataException(
          file + " names a column twice: " + names + ". Read it without the header.");
    }
    return names;
  }

  private static List<Field> ladder(String name, boolean comma) {
    List<Field> fields = new ArrayList<>();
    for (ColumnType type : LADDER) {
      fields.add(Field.of(ColumnMetaData.of(type, name), comma));
    }
    return fields;
  }
}
