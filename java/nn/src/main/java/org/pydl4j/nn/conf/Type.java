package org.pydl4j.nn.conf;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The type of a key's values: how they are read from JSON, written to it, and described in words
 * and in the schema.
 *
 * @param <T> the Java type of the values
 */
public abstract class Type<T> {
  /** Whole numbers. */
  public static final Type<Long> LONG = new PlainTypes.LongType();

  /** Floating-point numbers; whole numbers are accepted. */
  public static final Type<Double> DOUBLE = new PlainTypes.DoubleType();

  /** True or false. */
  public static final Type<Boolean> BOOL = new PlainTypes.BoolType();

  /** Text. */
  public static final Type<String> STRING = new PlainTypes.StringType();

  /** Any number of floating-point numbers, {@code [0.5, 2]}. */
  public static final Type<List<Double>> DOUBLES = new ListTypes.DoublesType();

  /** Any number of whole numbers, {@code [2, 3]}. */
  public static final Type<List<Long>> LONGS = new ListTypes.LongsType();

  /** Any number of texts, {@code ["left", "right"]}. */
  public static final Type<List<String>> STRINGS = new ListTypes.StringsType();

  /** A number for each of some steps, in their order: {@code {"0": 0.1, "1000": 0.01}}. */
  public static final Type<SortedMap<Long, Double>> STEPS = new ListTypes.StepsType();

  /** A text, a number, or true or false. */
  public static final Type<Object> VALUE = new TextTypes.ValueType();

  /** A text for each of some texts, in their order: {@code {"from": "to"}}. */
  public static final Type<Map<String, String>> TEXTS = new TextTypes.TextsType();

  /** Texts for each of some texts, in their order: {@code {"amount": ["Sum", "Mean"]}}. */
  public static final Type<Map<String, List<String>>> TEXT_LISTS = new TextTypes.TextListsType();

  /** Rows of numbers of one length. */
  public static final Type<Matrix> MATRIX = new MatrixType();

  /** {@code [height, width]}; one whole number stands for both. */
  public static final Type<Pair> PAIR = new PlainTypes.PairType();

  /** A whole number for each of these axes; one stands for all. */
  public static Type<List<Long>> axes(String... axes) {
    return new AxesTypes.AxesType(axes);
  }

  /**
   * Whole numbers for both sides of each of these axes, front before back; one stands for all, and
   * one an axis for both of its sides.
   */
  public static Type<List<Long>> sides(String... axes) {
    return new AxesTypes.SidesType(axes);
  }

  /**
   * A constant of {@code type}, written by its name; case and underscores do not count when read.
   */
  public static <E extends Enum<E>> Type<E> enumOf(Class<E> type) {
    return new PlainTypes.EnumType<>(type);
  }

  /** One declared object; a bare name too, where the kind allows it. */
  public static <T extends Configured> Type<T> object(Kind<T> kind) {
    return new ObjectTypes.One<>(kind);
  }

  /** A list of declared objects. */
  public static <T extends Configured> Type<List<T>> listOf(Kind<T> kind) {
    return new ObjectTypes.Many<>(kind);
  }

  /**
   * The vertices of a graph, each with a name and the names of what it reads: {@code {"dense":
   * {"vertex": {"@class": "Dense", …}, "inputs": ["left"]}, …}}.
   *
   * @param kinds the kinds of its vertices, no two of which share a name
   */
  public static Type<List<GraphNode>> graph(Kind<?>... kinds) {
    return new GraphType(List.of(kinds));
  }

  /**
   * A number, or an object of a kind that has one for numbers: a learning rate or a schedule of it.
   * Written as a number where it is one.
   *
   * @param constant the class of the member that stands for a number, called like its declaration,
   *     with a constructor that takes the number
   * @param ofNumber makes that member
   * @param toNumber the number of a member of that class, empty for others
   */
  public static <T extends Configured> Type<T> numberOr(
      Kind<T> kind,
      Class<? extends T> constant,
      DoubleFunction<T> ofNumber,
      Function<T, OptionalDouble> toNumber) {
    return new ObjectTypes.NumberOr<>(kind, constant, ofNumber, toNumber);
  }

  /** Completes "must be …": {@code an integer}. */
  abstract String words();

  /** Reads a value of {@code key} found at {@code where}; fails with {@link Where#mustBe}. */
  abstract T read(JsonElement json, Key<?> key, Where where);

  /** Writes a value. */
  abstract JsonElement write(T value);

  /** The type as the schema has it; see {@link Schema}. */
  abstract JsonObject schema();

  /** The value as messages show it. */
  String text(T value) {
    return write(value).toString();
  }

  /** A number in JSON that is whole is written without a fraction. */
  static JsonElement number(@Nullable Number value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }
}
