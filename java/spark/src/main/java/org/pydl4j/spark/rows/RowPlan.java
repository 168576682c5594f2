package org.pydl4j.spark.rows;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/**
 * Which columns of a DataFrame fill which arrays, checked on the driver before a job starts. Sent
 * to executors; used by one thread at a time there.
 */
public final class RowPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Map<DataType, DType> ELEMENTS =
      Map.of(
          DataTypes.FloatType, DType.FLOAT32,
          DataTypes.DoubleType, DType.FLOAT64,
          DataTypes.LongType, DType.INT64,
          DataTypes.IntegerType, DType.INT32,
          DataTypes.ShortType, DType.INT16,
          DataTypes.ByteType, DType.INT8,
          DataTypes.BooleanType, DType.BOOL);

  private static final List<String> IMAGE =
      List.of("origin", "height", "width", "nChannels", "mode", "data");

  private final List<ColumnReader> readers;

  private RowPlan(List<ColumnReader> readers) {
    this.readers = readers;
  }

  /**
   * Finds the columns.
   *
   * @throws ConfigurationException if there is no such column (the nearest one is named), or its
   *     type cannot fill the array
   */
  public static RowPlan of(StructType schema, List<TensorSpec> specs) {
    List<ColumnReader> readers = new ArrayList<>();
    for (TensorSpec spec : specs) {
      readers.add(reader(schema, spec));
    }
    return masked(readers);
  }

  /** Arrays from the columns with these numbers, whatever their names. */
  public static RowPlan of(StructType schema, List<Integer> ordinals, List<TensorSpec> specs) {
    List<ColumnReader> readers = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      StructField field = schema.fields()[ordinals.get(i)];
      readers.add(reader(field.dataType(), ordinals.get(i), specs.get(i).from(field.name())));
    }
    return masked(readers);
  }

  /** With an array more for each series: which of its steps are real. */
  private static RowPlan masked(List<ColumnReader> readers) {
    List<ColumnReader> all = new ArrayList<>(readers);
    for (ColumnReader reader : readers) {
      if (reader.spec.isSeries()) {
        all.add(new SeriesMaskReader(reader.spec.mask(), reader.ordinal));
      }
    }
    return new RowPlan(all);
  }

  /** The same where every series has room for so many steps; itself without series. */
  public RowPlan lasting(int steps) {
    return isSeries()
        ? new RowPlan(readers.stream().map(reader -> reader.lasting(steps)).toList())
        : this;
  }

  /** Whether rows have series. */
  public boolean isSeries() {
    return readers.stream().anyMatch(reader -> reader.spec.isSeries());
  }

  /** Steps of the longest series in a row. */
  int steps(InternalRow row) {
    return readers.stream().mapToInt(reader -> reader.steps(row)).max().orElse(0);
  }

  /** Steps that there is room for; 0 where that is not known yet, or there is no series. */
  int room() {
    return readers.stream()
        .filter(reader -> reader.spec.isSeries())
        .mapToInt(reader -> (int) Math.max(0, reader.spec.example()[reader.spec.time()]))
        .findFirst()
        .orElse(0);
  }

  private static ColumnReader reader(StructType schema, TensorSpec spec) {
    List<String> names = List.of(schema.fieldNames());
    int ordinal = names.indexOf(spec.column());
    if (ordinal < 0) {
      throw new ConfigurationException(
          "There is no column '"
              + spec.column()
              + "' in the DataFrame. "
              + Names.suggestion(spec.column(), names));
    }
    return reader(schema.fields()[ordinal].dataType(), ordinal, spec);
  }

  private static ColumnReader reader(DataType type, int ordinal, TensorSpec spec) {
    if (spec.isSeries()) {
      return series(type, ordinal, spec);
    } else if (isNumber(type)) {
      if (spec.elements() == 1) {
        return new ScalarReader(spec, ordinal, type);
      }
    } else if (spec.type() == DType.INT64 && spec.elements() == 1) {
      throw unfit(spec, type, "a number");
    } else if (type instanceof ArrayType array && ELEMENTS.containsKey(array.elementType())) {
      DType natural = ELEMENTS.get(array.elementType());
      return new ArrayReader(spec, ordinal, array.elementType(), natural, array.containsNull());
    } else if (type instanceof ArrayType array
        && array.elementType() instanceof DecimalType decimal) {
      return new DecimalArrayReader(spec, ordinal, decimal);
    } else if (type.equals(SQLDataTypes.VectorType())) {
      return new VectorReader(spec, ordinal);
    } else if (type instanceof BinaryType) {
      return new BinaryReader(spec, ordinal);
    } else if (type instanceof StructType image
        && Arrays.asList(image.fieldNames()).equals(IMAGE)) {
      if (spec.example().length == 3) {
        return new ImageReader(spec, ordinal);
      }
      throw unfit(spec, type, "numbers: a network for images takes [channels, height, width]");
    } else if (type instanceof StructType struct
        && Arrays.stream(struct.fields()).allMatch(field -> isNumber(field.dataType()))) {
      if (struct.length() != spec.elements()) {
        throw unfit(spec, type, spec.elements() + " numbers");
      }
      return new StructReader(spec, ordinal, struct);
    }
    throw unfit(
        spec,
        type,
        "numbers, arrays or structs of numbers, ml vectors, binary or Spark's image schema");
  }

  private static ColumnReader series(DataType type, int ordinal, TensorSpec spec) {
    DataType step = type instanceof ArrayType array ? array.elementType() : type;
    if (step instanceof ArrayType numbers
        && isNumber(numbers.elementType())
        && spec.type() != DType.INT64) {
      return new SeriesReader(spec, ordinal, numbers.elementType(), true);
    } else if (step != type && isNumber(step) && spec.stepSize() == 1) {
      return new SeriesReader(spec, ordinal, step, false);
    }
    throw unfit(
        spec,
        type,
        spec.type() == DType.INT64
            ? "an array of indices of classes, one for each step"
            : "an array of steps, each an array of " + spec.stepSize() + " numbers");
  }

  private static boolean isNumber(DataType type) {
    return ELEMENTS.containsKey(type) || type instanceof DecimalType;
  }

  private static ConfigurationException unfit(TensorSpec spec, DataType type, String words) {
    return new ConfigurationException(
        "The column '"
            + spec.column()
            + "' for "
            + spec.described()
            + " must hold "
            + words
            + ". Its type is "
            + type.catalogString()
            + "."
            + remedy(spec, type));
  }

  /** What turns a column that is nearly right into one that is. */
  private static String remedy(TensorSpec spec, DataType type) {
    boolean array = type instanceof ArrayType;
    DataType inner = type instanceof ArrayType list ? list.elementType() : type;
    if (array && inner instanceof ArrayType && !spec.isSeries()) {
      return " Make it one list: flatten(" + spec.column() + ").";
    }
    boolean castable = inner instanceof StringType;
    if (castable && (array || spec.elements() == 1)) {
      String wanted = array ? "array<double>" : "double";
      return " Cast it: col(\"" + spec.column() + "\").cast(\"" + wanted + "\").";
    }
    if (inner instanceof StringType && !array) {
      return " pyspark.ml.feature.StringIndexer makes indices of classes of text.";
    }
    return isNumber(type)
        ? " Put the columns together: array(...), or pyspark.ml.feature.VectorAssembler."
        : "";
  }

  /** Counts a row that is not read, for the numbers of rows in messages. */
  public void pass() {
    readers.forEach(ColumnReader::pass);
  }

  /** Whether one of the columns is null in a row. */
  public boolean holdsNull(InternalRow row) {
    for (ColumnReader reader : readers) {
      if (row.isNullAt(reader.ordinal)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether there are numbers in all columns: no null, no null or NaN inside of one, no image that
   * could not be read. Another length is a mistake of the whole column, and not looked at.
   */
  public boolean isValid(InternalRow row) {
    for (ColumnReader reader : readers) {
      if (row.isNullAt(reader.ordinal) || reader.lacksNumbers(row)) {
        return false;
      }
    }
    return true;
  }

  /** The arrays, in order. */
  public List<TensorSpec> specs() {
    return readers.stream().map(reader -> reader.spec).toList();
  }

  /** The type in which each array is stored, in order. */
  public List<DType> storage() {
    return readers.stream().map(reader -> reader.storage).toList();
  }

  /** Bytes that one row takes in all arrays together. */
  public long bytesPerRow() {
    return readers.stream().mapToLong(ColumnReader::bytes).sum();
  }

  List<ColumnReader> readers() {
    return readers;
  }
}
