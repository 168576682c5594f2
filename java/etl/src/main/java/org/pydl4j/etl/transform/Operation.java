package org.pydl4j.etl.transform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;

/**
 * One step of a {@link TransformProcess} with its settings: a transform, filter, reducer or
 * sequence operation of DataVec's, under its name. Immutable; knows nothing of the data.
 */
public final class Operation extends Configured {
  /** The family of all steps. */
  public static final Kind<Operation> KIND =
      Kind.of(
          "operation",
          Operation.class,
          "One step of a TransformProcess: what becomes of the columns, or which rows stay.");

  private final Binder binder;
  private final @Nullable Fitter fitter;
  private final List<Key<?>> learnt;

  Operation(
      Declaration<?> declaration,
      Settings settings,
      Binder binder,
      @Nullable Fitter fitter,
      List<Key<?>> learnt) {
    super(declaration, settings);
    this.binder = binder;
    this.fitter = fitter;
    this.learnt = learnt;
  }

  /** The same operation with what it learns of data, which is then part of its settings. */
  Operation fitted(Blocks data) {
    return fitter == null || !learns() ? this : fitter.fit(this, data);
  }

  /** Whether it learns of data, and has not yet. */
  boolean learns() {
    return !learnt.stream().allMatch(key -> find(key).isPresent());
  }

  /**
   * Does nothing where it needs no data to learn of, or has learnt.
   *
   * @throws org.pydl4j.nd.errors.DataException if it has not; names what
   */
  public void requireLearnt() {
    learnt.forEach(key -> FittedOperations.learnt(this, key));
  }

  /** The operation's name: {@code "CategoricalToOneHotTransform"}. */
  public String name() {
    return declaration().name();
  }

  /**
   * What it does to data of this schema.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if the schema lacks a column that it names,
   *     or has it with a wrong type
   */
  public Stage bind(Schema schema) {
    return binder.bind(this, schema);
  }

  /** Learns of data what an operation does not know yet. */
  @FunctionalInterface
  interface Fitter {
    /** The operation with its fit among its settings. */
    Operation fit(Operation operation, Blocks data);
  }

  /** Makes the stage of an operation. */
  @FunctionalInterface
  interface Binder {
    /** Checks the schema, and says what happens to its data. */
    Stage bind(Operation operation, Schema schema);
  }
}
