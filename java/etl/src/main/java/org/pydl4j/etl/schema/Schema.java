package org.pydl4j.etl.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/**
 * The columns of a data set, in their order, and which texts mean that a value is missing.
 * Immutable. DataVec: {@code Schema}.
 *
 * <pre>{@code
 * Schema schema =
 *     new Schema.Builder()
 *         .addColumnInteger("age", 0, 120)
 *         .addColumnCategorical("country", "US", "UK")
 *         .addColumnTime("when", "UTC")
 *         .missing("", "NA")
 *         .build();
 * }</pre>
 */
public sealed class Schema permits SequenceSchema {
  /** What stands for a missing value where nothing else is said: the empty field. */
  public static final Set<String> DEFAULT_MISSING = Set.of("");

  private final List<ColumnMetaData> columns;
  private final Map<String, Integer> places = new HashMap<>();
  private final Set<String> missing;

  /**
   * Of these columns, with the empty field for missing values.
   *
   * @throws ConfigurationException if two have the same name
   */
  public Schema(List<ColumnMetaData> columns) {
    this(columns, DEFAULT_MISSING);
  }

  /**
   * Of these columns.
   *
   * @param missing the texts that stand for a missing value in sources of text
   * @throws ConfigurationException if two columns have the same name
   */
  public Schema(List<ColumnMetaData> columns, Set<String> missing) {
    this.columns = List.copyOf(columns);
    this.missing = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(missing));
    for (ColumnMetaData column : this.columns) {
      if (places.put(column.name(), places.size()) != null) {
        throw new ConfigurationException(
            "The columns of a schema must have different names. '"
                + column.name()
                + "' comes twice.");
      }
    }
  }

  /** The columns. */
  public List<ColumnMetaData> getColumnMetaData() {
    return columns;
  }

  /** The texts that stand for a missing value in sources of text. */
  public Set<String> missing() {
    return missing;
  }

  /** How many columns there are. */
  public int numColumns() {
    return columns.size();
  }

  /** The columns' names. */
  public List<String> getColumnNames() {
    return columns.stream().map(ColumnMetaData::name).toList();
  }

  /** The columns' types. */
  public List<ColumnType> getColumnTypes() {
    return columns.stream().map(ColumnMetaData::type).toList();
  }

  /** The name of a column by its place, from 0. */
  public String getName(int column) {
    return getMetaData(column).name();
  }

  /** The type of a column by its place, from 0. */
  public ColumnType getType(int column) {
    return getMetaData(column).type();
  }

  /** The type of a column. */
  public ColumnType getType(String column) {
    return getMetaData(column).type();
  }

  /** All that is said of a column, by its place from 0. */
  public ColumnMetaData getMetaData(int column) {
    return columns.get(column);
  }

  /** All that is said of a column. */
  public ColumnMetaData getMetaData(String column) {
    return columns.get(getIndexOfColumn(column));
  }

  /** Whether there is a column of this name. */
  public boolean hasColumn(String name) {
    return places.containsKey(name);
  }

  /**
   * The place of a column, from 0.
   *
   * @throws ConfigurationException if there is none of this name; names the nearest
   */
  public int getIndexOfColumn(String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw new ConfigurationException(
          "There is no column '" + name + "'. " + Names.suggestion(name, getColumnNames()));
    }
    return place;
  }

  /** Whether rows belong to sequences: then this is a {@link SequenceSchema}. */
  public boolean isSequence() {
    return false;
  }

  /** The same kind of schema, with the same texts for missing values, of other columns. */
  public Schema newSchema(List<ColumnMetaData> newColumns) {
    return new Schema(newColumns, missing);
  }

  /** The same columns, of rows that belong to no sequence. */
  public Schema asRows() {
    return this;
  }

  /** The same columns, of sequences. */
  public SequenceSchema asSequence() {
    return new SequenceSchema(columns, missing);
  }

  /** DataVec's JSON. */
  public final String toJson() {
    return SchemaJson.text(this);
  }

  /**
   * Reads DataVec's JSON, of M2.1 and of older versions.
   *
   * @throws ConfigurationException if it is no schema; says where
   */
  public static Schema fromJson(String json) {
    return SchemaJson.read(json);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Schema that
        && isSequence() == that.isSequence()
        && columns.equals(that.columns)
        && missing.equals(that.missing);
  }

  @Override
  public final int hashCode() {
    return columns.hashCode();
  }

  @Override
  public final String toString() {
    List<String> shown = new ArrayList<>();
    columns.forEach(column -> shown.add(column.name() + ": " + column.type()));
    return (isSequence() ? "SequenceSchema(" : "Schema(") + String.join(", ", shown) + ")";
  }

  /** Starts a schema. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the columns of a {@link Schema}, under DataVec's names. */
  public static class Builder extends SchemaBuilder<Builder> {
    /** No columns yet. */
    public Builder() {}

    /** The finished schema. */
    public Schema build() {
      return new Schema(columns(), missing());
    }
  }
}
