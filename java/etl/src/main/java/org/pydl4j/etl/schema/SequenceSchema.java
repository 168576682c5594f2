package org.pydl4j.etl.schema;

import java.util.List;
import java.util.Set;

/**
 * The columns of sequences: each row is one step, and rows one behind the other make a sequence.
 * DataVec: {@code SequenceSchema}.
 */
public final class SequenceSchema extends Schema {
  /** Of these columns, with the empty field for missing values. */
  public SequenceSchema(List<ColumnMetaData> columns) {
    super(columns);
  }

  /**
   * Of these columns.
   *
   * @param missing the texts that stand for a missing value in sources of text
   */
  public SequenceSchema(List<ColumnMetaData> columns, Set<String> missing) {
    super(columns, missing);
  }

  @Override
  public boolean isSequence() {
    return true;
  }

  @Override
  public SequenceSchema newSchema(List<ColumnMetaData> newColumns) {
    return new SequenceSchema(newColumns, missing());
  }

  @Override
  public Schema asRows() {
    return new Schema(getColumnMetaData(), missing());
  }

  @Override
  public SequenceSchema asSequence() {
    return this;
  }

  /** Starts a schema of sequences. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the columns of a {@link SequenceSchema}, under DataVec's names. */
  public static final class Builder extends Schema.Builder {
    /** No columns yet. */
    public Builder() {}

    @Override
    public SequenceSchema build() {
      return new SequenceSchema(columns(), missing());
    }
  }
}
