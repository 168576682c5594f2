package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Operators that the binding has no method for, called by name with boxed arguments. */
final class Boxed {
  // A list built from Java crashed the process; one that TorchScript returns works.
  private static final CompilationUnit LISTS =
      torch.compile(
          "def one(t: Tensor) -> List[Tensor]:\n"
              + "  return [t]\n"
              + "def none() -> List[Tensor]:\n"
              + "  e: List[Tensor] = []\n"
              + "  return e\n"
              + "def scalars() -> List[Optional[number]]:\n"
              + "  e: List[Optional[number]] = []\n"
              + "  return e\n"
              + "def two(a: int, b: int) -> List[int]:\n"
              + "  return [a, b]\n"
              + "def four(a: int, b: int, c: int, d: int) -> List[int]:\n"
              + "  return [a, b, c, d]\n");
  private static final Function ONE = LISTS.find_function(new QualifiedName("one"));
  private static final Function NONE = LISTS.find_function(new QualifiedName("none"));
  private static final Function SCALARS = LISTS.find_function(new QualifiedName("scalars"));

  private static final Function TWO = LISTS.find_function(new QualifiedName("two"));
  private static final Function FOUR = LISTS.find_function(new QualifiedName("four"));

  private Boxed() {}

  /** The operator {@code aten::name}. */
  static OperatorHandle operator(String name) {
    return named("aten::" + name);
  }

  /** The operator with this name, namespace included. */
  static OperatorHandle named(String name) {
    return named(name, "");
  }

  /** The operator with this name, namespace included, and the name of its overload. */
  static OperatorHandle named(String name, String overload) {
    return Dispatcher.singleton().findSchemaOrThrow(name, overload);
  }

  /** A list of two or four whole numbers. */
  static IValue longs(long... numbers) {
    try (IValueVector arguments = new IValueVector()) {
      for (long number : numbers) {
        try (IValue value = new IValue(number)) {
          arguments.push_back(value);
        }
      }
      return (numbers.length == 2 ? TWO : FOUR).apply(arguments);
    }
  }

  /** The tensor that a call has left on its stack. */
  static Tensor result(IValueVector stack) {
    // What the stack gives is a reference into it: the result needs a handle of its own.
    return new Tensor(stack.get(0).toTensor());
  }

  /** A list of one tensor. */
  static IValue list(Tensor t) {
    try (IValue value = new IValue(t);
        IValueVector arguments = new IValueVector(value)) {
      return ONE.apply(arguments);
    }
  }

  /** A list of no tensor. */
  static IValue emptyList() {
    return call(NONE);
  }

  /** A list of no optional numbers. */
  static IValue emptyScalars() {
    return call(SCALARS);
  }

  private static IValue call(Function list) {
    try (IValueVector arguments = new IValueVector()) {
      return list.apply(arguments);
    }
  }
}
