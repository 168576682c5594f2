package org.pydl4j.etl.processing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.Features;
import org.pydl4j.etl.blocks.Origins;
import org.pydl4j.etl.readers.JsonObjects;
import org.pydl4j.etl.readers.ObjectRows;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.transform.Operation;
import org.pydl4j.etl.transform.Stage;
import org.pydl4j.etl.transform.TransformProcess;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.conf.Names;

/**
 * Rows of raw columns on their way to a model: its process makes features of them, a row for each
 * row. Immutable and free of native memory.
 */
public final class RawRows {
  private static final String SOURCE = "rows";

  private final TransformProcess process;
  private final List<Integer> features;

  /**
   * Of a process.
   *
   * @throws ConfigurationException if a step groups, sorts, makes sequences or has not learnt what
   *     it needs, or a feature is no number; names it
   */
  public RawRows(TransformProcess process) {
    this.process = process;
    List<Stage> stages = process.stages();
    for (int i = 0; i < stages.size(); i++) {
      if (!stages.get(i).isRowWise() || stages.get(i).output().isSequence()) {
        throw new ConfigurationException(
            "A model answers each row by itself. Step "
                + (i + 1)
                + " of its process ("
                + process.getActionList().get(i).name()
                + ") needs others: do that before, in a process of its own.");
      }
    }
    Schema made = process.getFinalSchema();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < made.numColumns(); i++) {
      if (!process.labels().contains(made.getName(i))) {
        places.add(i);
      }
    }
    Features.require(made, places);
    this.features = List.copyOf(places);
    requireFitted();
  }

  private void requireFitted() {
    try {
      process.getActionList().forEach(Operation::requireLearnt);
    } catch (DataException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  /**
   * Of a process as a model has it, with the check of {@link #requireFeatures}.
   *
   * @param features numbers of an example of the model's first input; -1 where it takes any number
   */
  public static RawRows of(String processJson, long features) {
    RawRows rows = new RawRows(TransformProcess.fromJson(processJson));
    rows.requireFeatures(features);
    return rows;
  }

  /** What is done to the rows. */
  public TransformProcess process() {
    return process;
  }

  /** The raw columns; those of {@link #labels()} may be left out. */
  public Schema schema() {
    return process.getInitialSchema();
  }

  /** The columns that are to be predicted. */
  public List<String> labels() {
    return process.labels();
  }

  /** The categories of the label, where there is one that is categorical at the end; else none. */
  public List<String> classNames() {
    return labels().size() == 1
            && process.getFinalSchema().getMetaData(labels().get(0))
                instanceof CategoricalMetaData states
        ? states.stateNames()
        : List.of();
  }

  /** The names of the features, in their order. */
  public List<String> featureNames() {
    return features.stream().map(process.getFinalSchema()::getName).toList();
  }

  /**
   * Refuses a model of another number of features, as far as that is known: arrays have any.
   *
   * @param inputs numbers of an example; -1 where a model takes any number
   * @throws ConfigurationException if it takes another number; names the features
   */
  public void requireFeatures(long inputs) {
    Schema made = process.getFinalSchema();
    boolean known = features.stream().noneMatch(i -> made.getType(i) == ColumnType.NDArray);
    if (known && inputs >= 0 && inputs != features.size()) {
      throw new ConfigurationException(
          "The process makes "
              + features.size()
              + " features, "
              + featureNames()
              + ", and the model takes "
              + inputs
              + ". Columns that are to be predicted are its labels: "
              + (labels().isEmpty() ? "it has none." : labels() + "."));
    }
  }

  /**
   * The features of rows, float32 [rows, features], which the caller closes.
   *
   * @param raw with the raw columns by name, in any order, without or with labels; the caller's
   * @throws ConfigurationException if a column is missing or of another type; names it
   * @throws DataException if a value cannot be used, or the process leaves a row out; names row,
   *     column and value
   */
  public NDArray features(Block raw) {
    try (Block block = new Block(schema(), chosen(raw), raw.origins());
        Block made = process.apply(block)) {
      if (made.rows() != raw.rows()) {
        throw leftOut(raw.origins(), made.origins());
      }
      return Features.of(made, features);
    }
  }

  /** Which row is missing first: a process keeps the others in their order. */
  private static DataException leftOut(Origins given, Origins kept) {
    int row = 0;
    while (row < kept.rows() && kept.describe(row).equals(given.describe(row))) {
      row++;
    }
    return new DataException(
        given.describe(row)
            + ": the process leaves this row out (a filter, or a sample), so that there is no"
            + " answer to it.");
  }

  private List<Column> chosen(Block raw) {
    List<Column> chosen = new ArrayList<>();
    try {
      for (ColumnMetaData column : schema().getColumnMetaData()) {
        if (raw.schema().hasColumn(column.name())) {
          ColumnMetaData given = raw.schema().getMetaData(column.name());
          if (!given.equals(column)) {
            throw new ConfigurationException(
                "The column '" + column.name() + "' must be " + column + ". Got " + given + ".");
          }
          chosen.add(raw.column(column.name()).retain());
        } else if (labels().contains(column.name())) {
          chosen.add(missing(column, raw.rows()));
        } else {
          throw new ConfigurationException(
              "The rows have no column '"
                  + column.name()
                  + "', but "
                  + raw.schema().getColumnNames()
                  + ".");
        }
      }
      return chosen;
    } catch (RuntimeException e) {
      chosen.forEach(Column::close);
      throw e;
    }
  }

  private static Column missing(ColumnMetaData column, int rows) {
    try (ColumnBuilder builder = ColumnBuilder.of(column)) {
      for (int row = 0; row < rows; row++) {
        builder.addMissing();
      }
      return builder.build();
    }
  }

  /**
   * The features of rows in JSON: an object with a member for each raw column, or a list of them;
   * null is missing. The caller closes them.
   *
   * @throws DataException if it is something else, a column is missing or unknown, or as for {@link
   *     #features}
   */
  public NDArray features(String json) {
    try (Block raw = read(json)) {
      return features(raw);
    }
  }

  private Block read(String json) {
    List<JsonObject> rows = JsonObjects.parse(json);
    Set<String> known = new LinkedHashSet<>(schema().getColumnNames());
    try (ObjectRows block = new ObjectRows(schema())) {
      for (int row = 0; row < rows.size(); row++) {
        for (Map.Entry<String, JsonElement> member : rows.get(row).entrySet()) {
          if (!known.contains(member.getKey())) {
            throw new DataException(
                "Row "
                    + (row + 1)
                    + " has a column '"
                    + member.getKey()
                    + "', which the model does not know. "
                    + Names.suggestion(member.getKey(), List.copyOf(known)));
          }
        }
        for (int i = 0; i < schema().numColumns(); i++) {
          block.put(i, value(rows.get(row), schema().getName(i), row));
        }
        block.endRow(SOURCE, row + 1);
      }
      return block.build();
    }
  }

  private @Nullable Object value(JsonObject row, String column, int number) {
    JsonElement value = row.get(column);
    if (value == null && !labels().contains(column)) {
      throw new DataException(
          "Row "
              + (number + 1)
              + " has no column '"
              + column
              + "'. Send null where its value is missing.");
    }
    if (value == null || value.isJsonNull()) {
      return null;
    }
    return value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
  }
}
