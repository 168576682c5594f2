package org.pydl4j.etl.internal.arrow;

import com.google.flatbuffers.Table;
import java.util.Objects;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.schema.ColumnType;

/**
 * What a column of Arrow holds.
 *
 * @param type what it becomes; null where no column can hold it
 * @param layout how its values lie
 * @param width bytes of a value, of those that are all of one size
 * @param perSecond of times: how many units are a second; 0: the unit is a day
 * @param scale of decimals: digits behind the point; of lists: their length, -1 for any
 * @param label what Arrow calls it
 */
record Kind(
    @Nullable ColumnType type, Layout layout, int width, long perSecond, int scale, String label) {
  private static final int DIGITS_OF_LONGS = 18;
  private static final String STRUCT = "Struct";

  /** How values lie in their buffers. */
  enum Layout {
    NOTHING(0),
    BITS(2),
    SIGNED(2),
    UNSIGNED(2),
    FLOATING(2),
    DECIMAL(2),
    MOMENT(2),
    CLOCK(2),
    FIXED(2),
    RANGES(3),
    LARGE_RANGES(3),
    VIEWS(2),
    NESTED(0);

    /** Of how many buffers; of views and nested ones there are more. */
    final int buffers;

    Layout(int buffers) {
      this.buffers = buffers;
    }
  }

  private static Kind of(ColumnType type, Layout layout, int width, String label) {
    return new Kind(type, layout, width, 1, 0, label);
  }

  private static Kind moment(int width, long perSecond, String label) {
    return new Kind(ColumnType.Time, Layout.MOMENT, width, perSecond, 0, label);
  }

  private static Kind nested(String label) {
    return new Kind(null, Layout.NESTED, 0, 0, 0, label);
  }

  private static <T extends Table> T told(Field field, T type) {
    Objects.requireNonNull(field.type(type), "no type"); // fills it in
    return type;
  }

  static Kind of(Field field) {
    return switch (field.typeType()) {
      case Type.Null -> of(ColumnType.String, Layout.NOTHING, 0, "null");
      case Type.Bool -> of(ColumnType.Boolean, Layout.BITS, 0, "bool");
      case Type.Int -> integer(told(field, new Int()));
      case Type.FloatingPoint -> floating(told(field, new FloatingPoint()).precision());
      case Type.Decimal -> decimal(told(field, new Decimal()));
      case Type.Utf8 -> of(ColumnType.String, Layout.RANGES, 4, "utf8");
      case Type.LargeUtf8 -> of(ColumnType.String, Layout.LARGE_RANGES, 8, "large_utf8");
      case Type.Utf8View -> of(ColumnType.String, Layout.VIEWS, 16, "utf8_view");
      case Type.Binary -> of(ColumnType.Bytes, Layout.RANGES, 4, "binary");
      case Type.LargeBinary -> of(ColumnType.Bytes, Layout.LARGE_RANGES, 8, "large_binary");
      case Type.BinaryView -> of(ColumnType.Bytes, Layout.VIEWS, 16, "binary_view");
      case Type.FixedSizeBinary -> {
        int width = told(field, new FixedSizeBinary()).byteWidth();
        yield of(ColumnType.Bytes, Layout.FIXED, width, "fixed_size_binary");
      }
      case Type.Date -> {
        boolean days = told(field, new org.apache.arrow.flatbuf.Date()).unit() == DateUnit.DAY;
        yield days ? moment(4, 0, "date32") : moment(8, 1000, "date64");
      }
      case Type.Timestamp -> moment(8, units(told(field, new Timestamp()).unit()), "timestamp");
      case Type.Time -> {
        Time time = told(field, new Time());
        int width = time.bitWidth() / 8;
        yield new Kind(ColumnType.String, Layout.CLOCK, width, units(time.unit()), 0, "time");
      }
      case Type.Duration -> of(ColumnType.Long, Layout.SIGNED, 8, "duration");
      case Type.Struct_ -> nested(STRUCT);
      default -> nested(Type.name(field.typeType()));
    };
  }

  private static long units(short unit) {
    return switch (unit) {
      case TimeUnit.SECOND -> 1;
      case TimeUnit.MILLISECOND -> 1000;
      case TimeUnit.MICROSECOND -> 1_000_000;
      case TimeUnit.NANOSECOND -> 1_000_000_000;
      default -> throw new IllegalArgumentException("there is no unit " + unit + " of times");
    };
  }

  static Kind integer(Int type) {
    int width = type.bitWidth() / 8;
    if (width != 1 && width != 2 && width != 4 && width != 8) {
      throw new IllegalArgumentException("whole numbers of " + type.bitWidth() + " bits");
    }
    boolean small = width < 4 || width == 4 && type.isSigned();
    return of(
        small ? ColumnType.Integer : ColumnType.Long,
        type.isSigned() ? Layout.SIGNED : Layout.UNSIGNED,
        width,
        (type.isSigned() ? "int" : "uint") + type.bitWidth());
  }

  /** What indices are where nothing else is said. */
  static Kind integer32() {
    return of(ColumnType.Integer, Layout.SIGNED, 4, "int32");
  }

  private static Kind floating(short precision) {
    return switch (precision) {
      case Precision.HALF -> of(ColumnType.Float, Layout.FLOATING, 2, "float16");
      case Precision.SINGLE -> of(ColumnType.Float, Layout.FLOATING, 4, "float32");
      case Precision.DOUBLE -> of(ColumnType.Double, Layout.FLOATING, 8, "float64");
      default -> throw new IllegalArgumentException("no precision " + precision);
    };
  }

  private static Kind decimal(Decimal type) {
    int width = type.bitWidth() / 8;
    if (width < 4 || width > 32 || Math.abs((long) type.scale()) > 1000) {
      throw new IllegalArgumentException("decimals of " + type.bitWidth() + " bits");
    }
    boolean whole = type.scale() == 0 && type.precision() <= DIGITS_OF_LONGS;
    ColumnType column = whole ? ColumnType.Long : ColumnType.Double;
    return new Kind(column, Layout.DECIMAL, width, 1, type.scale(), "decimal");
  }

  /** Whether its values are those of columns in it. */
  boolean isStruct() {
    return layout == Layout.NESTED && label.equals(STRUCT);
  }

  /** Whether its values are numbers that an array can hold. */
  boolean isNumber() {
    return layout == Layout.SIGNED || layout == Layout.UNSIGNED || layout == Layout.FLOATING;
  }

  /**
   * Lists of numbers, as arrays of one axis: where each begins is told by so many bytes, 0 for
   * lists of one length; null of other fields.
   */
  static @Nullable Kind listOf(Field field) {
    return switch (field.typeType()) {
      case Type.List -> new Kind(ColumnType.NDArray, Layout.NESTED, 4, 0, -1, "List");
      case Type.LargeList -> new Kind(ColumnType.NDArray, Layout.NESTED, 8, 0, -1, "LargeList");
      case Type.FixedSizeList -> {
        int length = told(field, new FixedSizeList()).listSize();
        yield new Kind(ColumnType.NDArray, Layout.NESTED, 0, 0, length, "FixedSizeList");
      }
      default -> null;
    };
  }

  /** How many buffers a nested column has itself, without those of its children. */
  static int ownBuffers(Field field, short version) {
    boolean old = version < 4; // unions had a bitmap
    return switch (field.typeType()) {
      case Type.List, Type.LargeList, Type.Map -> 2;
      case Type.ListView, Type.LargeListView -> 3;
      case Type.FixedSizeList, Type.Struct_ -> 1;
      case Type.Interval -> 2;
      case Type.Union -> {
        boolean dense = told(field, new Union()).mode() == UnionMode.Dense;
        yield (dense ? 2 : 1) + (old ? 1 : 0);
      }
      case Type.RunEndEncoded -> 0;
      default ->
          throw new IllegalArgumentException("there is no type of number " + field.typeType());
    };
  }
}
