package org.pydl4j.etl.transform;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.Cells;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.Presence;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/**
 * An expression over columns of numbers, computed node by node over whole blocks. Operators bind as
 * in Python: {@code or, and, not, comparisons, + -, * / %, unary -, **}.
 */
final class Expression {
  private static final int DEEPEST = 200;

  private final Node root;
  private final int[] places;

  private Expression(Node root, int[] places) {
    this.root = root;
    this.places = places;
  }

  /** Computes some rows of a block. */
  @FunctionalInterface
  private interface Node {
    /** New numbers, for {@code count} rows from the first one on. */
    double[] of(Block block, int from, int count);
  }

  /**
   * Reads an expression.
   *
   * @throws ConfigurationException if it is none, or names no column of numbers; says where
   */
  static Expression of(String text, Schema schema) {
    Parser parser = new Parser(text, schema);
    Node root = parser.or(0);
    parser.skip();
    if (parser.at < text.length()) {
      throw parser.wrong("an operator or the end");
    }
    return new Expression(root, parser.used.stream().mapToInt(schema::getIndexOfColumn).toArray());
  }

  /** Its values as a column, which the caller owns. */
  Column column(Block block) {
    Presence presence = Presence.all(block.rows());
    for (int place : places) {
      Presence both = presence.and(block.column(place).presence());
      presence.release();
      presence = both;
    }
    int rows = block.rows();
    Cells cells = Cells.of(DType.FLOAT64, rows);
    DoubleBuffer out = cells.bytes().asDoubleBuffer();
    for (int from = 0; from < rows; from += Loops.TILE) {
      int count = Math.min(Loops.TILE, rows - from);
      out.put(from, root.of(block, from, count), 0, count);
    }
    return DoubleColumn.of(cells, presence);
  }

  private static Node unary(Node of, DoubleUnaryOperator function) {
    Loops.Change change = Loops.each(function);
    return (block, from, count) -> {
      double[] values = of.of(block, from, count);
      change.of(values, count);
      return values;
    };
  }

  private static Node binary(Node left, Node right, DoubleBinaryOperator function) {
    return binary(left, right, Loops.both(function));
  }

  private static Node binary(Node left, Node right, Loops.Pairs pairs) {
    return (block, from, count) -> {
      double[] values = left.of(block, from, count);
      pairs.of(values, right.of(block, from, count), count);
      return values;
    };
  }

  /** Recursive descent over the text. */
  private static final class Parser {
    private final String text;
    private final Schema schema;
    private final Set<String> used = new TreeSet<>();
    private int at;

    Parser(String text, Schema schema) {
      this.text = text;
      this.schema = schema;
    }

    void skip() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    ConfigurationException wrong(String expected) {
      String got = at < text.length() ? "'" + text.substring(at) + "'" : "the end";
      return new ConfigurationException(
          "The expression '"
              + text
              + "' needs "
              + expected
              + " at place "
              + (at + 1)
              + ". Got "
              + got
              + ".");
    }

    /** Takes one of these signs or words. */
    private boolean take(String sign) {
      skip();
      boolean word = Character.isLetter(sign.charAt(0));
      int end = at + sign.length();
      boolean found =
          text.startsWith(sign, at) && (!word || end == text.length() || !isPart(text.charAt(end)));
      at = found ? end : at;
      return found;
    }

    private static boolean isPart(char letter) {
      return Character.isLetterOrDigit(letter) || letter == '_';
    }

    private int deeper(int depth) {
      if (depth > DEEPEST) {
        throw new ConfigurationException("The expression is nested more than 200 deep.");
      }
      return depth + 1;
    }

    Node or(int depth) {
      Node left = and(deeper(depth));
      while (take("or")) {
        left = binary(left, and(depth + 1), (a, b) -> a != 0 || b != 0 ? 1 : 0);
      }
      return left;
    }

    private Node and(int depth) {
      Node left = not(deeper(depth));
      while (take("and")) {
        left = binary(left, not(depth + 1), (a, b) -> a != 0 && b != 0 ? 1 : 0);
      }
      return left;
    }

    private Node not(int depth) {
      return take("not")
          ? unary(not(deeper(depth)), a -> a == 0 ? 1 : 0)
          : comparison(deeper(depth));
    }

    private Node comparison(int depth) {
      Node left = sum(deeper(depth));
      if (take("<=")) {
        return binary(left, sum(depth + 1), (a, b) -> a <= b ? 1 : 0);
      }
      if (take(">=")) {
        return binary(left, sum(depth + 1), (a, b) -> a >= b ? 1 : 0);
      }
      if (take("==")) {
        return binary(left, sum(depth + 1), (a, b) -> a == b ? 1 : 0);
      }
      if (take("!=")) {
        return binary(left, sum(depth + 1), (a, b) -> a != b ? 1 : 0);
      }
      if (take("<")) {
        return binary(left, sum(depth + 1), (a, b) -> a < b ? 1 : 0);
      }
      return take(">") ? binary(left, sum(depth + 1), (a, b) -> a > b ? 1 : 0) : left;
    }

    private Node sum(int depth) {
      Node left = product(deeper(depth));
      while (true) {
        if (take("+")) {
          left = binary(left, product(depth + 1), Loops.pairs(MathOp.Add));
        } else if (take("-")) {
          left = binary(left, product(depth + 1), Loops.pairs(MathOp.Subtract));
        } else {
          return left;
        }
      }
    }

    private Node product(int depth) {
      Node left = sign(deeper(depth));
      while (true) {
        skip();
        if (text.startsWith("**", at)) {
          return left;
        }
        if (take("*")) {
          left = binary(left, sign(depth + 1), Loops.pairs(MathOp.Multiply));
        } else if (take("/")) {
          left = binary(left, sign(depth + 1), Loops.pairs(MathOp.Divide));
        } else if (take("%")) {
          left = binary(left, sign(depth + 1), (a, b) -> a - Math.floor(a / b) * b);
        } else {
          return left;
        }
      }
    }

    private Node sign(int depth) {
      if (take("-")) {
        return unary(sign(deeper(depth)), a -> -a);
      }
      Node base = atom(deeper(depth));
      return take("**") ? binary(base, sign(depth + 1), Math::pow) : base;
    }

    private Node atom(int depth) {
      skip();
      if (at == text.length()) {
        throw wrong("a number, a column or '('");
      }
      char letter = text.charAt(at);
      if (take("(")) {
        Node inner = or(deeper(depth));
        require(")");
        return inner;
      }
      if (letter == '"') {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
          throw wrong("a closing quote");
        }
        String name = text.substring(at + 1, end);
        at = end + 1;
        return column(name);
      }
      if (Character.isDigit(letter) || letter == '.') {
        return number();
      }
      if (!isPart(letter)) {
        throw wrong("a number, a column or '('");
      }
      int start = at;
      while (at < text.length() && isPart(text.charAt(at))) {
        at++;
      }
      String name = text.substring(start, at);
      skip();
      return at < text.length() && text.charAt(at) == '(' ? call(name, depth) : column(name);
    }

    private void require(String sign) {
      if (!take(sign)) {
        throw wrong("'" + sign + "'");
      }
    }

    private Node number() {
      int start = at;
      while (at < text.length()
          && (Character.isDigit(text.charAt(at))
              || text.charAt(at) == '.'
              || "eE".indexOf(text.charAt(at)) >= 0
              || "+-".indexOf(text.charAt(at)) >= 0 && "eE".indexOf(text.charAt(at - 1)) >= 0)) {
        at++;
      }
      try {
        double value = Double.parseDouble(text.substring(start, at));
        return (block, from, count) -> {
          double[] values = new double[count];
          java.util.Arrays.fill(values, value);
          return values;
        };
      } catch (NumberFormatException e) {
        at = start;
        throw wrong("a number");
      }
    }

    private Node column(String name) {
      ColumnType type = schema.getType(name);
      if (!type.isNumber() && type != ColumnType.Boolean && type != ColumnType.Time) {
        throw new ConfigurationException(
            "The expression '"
                + text
                + "' computes with numbers. The column '"
                + name
                + "' is of type "
                + type
                + ".");
      }
      used.add(name);
      int place = schema.getIndexOfColumn(name);
      return (block, from, count) -> {
        double[] values = new double[count];
        block.column(place).doubles(from, values, count);
        return values;
      };
    }

    private Node call(String name, int depth) {
      require("(");
      List<Node> arguments = new ArrayList<>();
      do {
        arguments.add(or(deeper(depth)));
      } while (take(","));
      require(")");
      DoubleUnaryOperator function = MoreOperations.FUNCTIONS.get(name);
      if (function != null && arguments.size() == 1) {
        return unary(arguments.get(0), function);
      }
      if (Set.of("min", "max", "pow").contains(name) && arguments.size() == 2) {
        DoubleBinaryOperator two =
            name.equals("min") ? Math::min : name.equals("max") ? Math::max : Math::pow;
        return binary(arguments.get(0), arguments.get(1), two);
      }
      if (name.equals("if") && arguments.size() == 3) {
        return chosen(arguments);
      }
      Set<String> known = new TreeSet<>(MoreOperations.FUNCTIONS.keySet());
      known.addAll(List.of("min", "max", "pow", "if"));
      throw new ConfigurationException(
          "The expression '"
              + text
              + "' calls '"
              + name
              + "' with "
              + arguments.size()
              + " arguments. "
              + (known.contains(name)
                  ? "It takes " + (name.equals("if") ? 3 : function == null ? 2 : 1) + "."
                  : Names.suggestion(name, known)));
    }

    private static Node chosen(List<Node> arguments) {
      return (block, from, count) -> {
        double[] condition = arguments.get(0).of(block, from, count);
        double[] then = arguments.get(1).of(block, from, count);
        double[] otherwise = arguments.get(2).of(block, from, count);
        for (int i = 0; i < condition.length; i++) {
          condition[i] = condition[i] != 0 ? then[i] : otherwise[i];
        }
        return condition;
      };
    }
  }
}
