package org.pydl4j.spark.scoring;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.spark.scoring.ScoreColumn.Kind;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction1;

/** Models as functions of SQL. */
public final class SqlFunctions {
  private static final List<String> KINDS = List.of("CLASS", "VALUE", "ARRAY");

  private SqlFunctions() {}

  /**
   * Makes a model a function with as many arguments as it has inputs; a function of that name is
   * replaced.
   *
   * @param file a model file on this machine
   * @param kind CLASS (a double), VALUE (the only output, a double) or ARRAY (all outputs, floats);
   *     empty for VALUE where there is one output, else CLASS
   * @param batchSize rows that are scored at once, at least 1
   * @throws ConfigurationException if the kind is none of these or does not fit the model, or the
   *     model has several inputs or outputs
   * @throws org.pydl4j.nd.errors.ModelFileException if the file is no model
   */
  public static void register(
      SparkSession session, String name, String file, String kind, int batchSize) {
    register(session, name, file, kind, batchSize, "error");
  }

  /**
   * The same with what becomes of arguments that cannot be scored. NULL gives NULL in any case.
   *
   * @param handleInvalid {@code error}, which fails the query, or {@code null} for NULL
   */
  public static void register(
      SparkSession session,
      String name,
      String file,
      String kind,
      int batchSize,
      String handleInvalid) {
    register(session, name, file, "", kind, batchSize, handleInvalid);
  }

  /**
   * The same of a file of Deeplearning4j that does not tell which version wrote it.
   *
   * @param writtenBy a version such as {@code 1.0.0-beta7}; empty where the file tells
   */
  public static void register(
      SparkSession session,
      String name,
      String file,
      String writtenBy,
      String kind,
      int batchSize,
      String handleInvalid) {
    PackedModel model = PackedModel.read(Path.of(file), writtenBy);
    register(session, name, model, kind, batchSize, handleInvalid);
  }

  /** The same of a model that is there already. */
  public static void register(
      SparkSession session,
      String name,
      PackedModel model,
      String kind,
      int batchSize,
      String handleInvalid) {
    Kind wanted = kind(kind, outputs(model));
    List<String> inputs = model.signature().inputNames();
    Scoring scoring =
        new Scoring(
            session.sparkContext(),
            model,
            inputs,
            List.of(ScoreColumn.of(name, wanted)),
            batchSize,
            onInvalid(handleInvalid));
    var classic = (org.apache.spark.sql.classic.SparkSession) session;
    ScoreStrategy.install(classic);
    classic
        .sessionState()
        .functionRegistry()
        .registerFunction(
            new FunctionIdentifier(name, Option.empty()), new Builder(name, scoring), "scala_udf");
  }

  /** Numbers in the only output; -1 where that is not known. */
  private static long outputs(PackedModel model) {
    if (model.isNetwork()) {
      return OneToOne.require(model.configuration()).plan().outputType(0).size();
    }
    List<Signature.Tensor> outputs = model.signature().outputs();
    if (outputs.size() > 1) {
      throw new ConfigurationException(
          "A function gives one output. The model has "
              + outputs
              + ". Take NeuralNetworkModel, which has a column for each.");
    }
    long[] shape = outputs.get(0).shape();
    boolean known = Arrays.stream(shape).skip(1).allMatch(extent -> extent >= 0);
    return known ? Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact) : -1;
  }

  private static Kind kind(String wanted, long outputs) {
    if (wanted.isEmpty()) {
      return outputs == 1 ? Kind.VALUE : outputs < 0 ? Kind.ARRAY : Kind.CLASS;
    }
    if (!KINDS.contains(wanted)) {
      throw new ConfigurationException(
          "The 'kind' of a function must be CLASS, VALUE or ARRAY. "
              + Names.suggestion(wanted, KINDS));
    }
    if (wanted.equals("VALUE") && outputs != 1) {
      throw new ConfigurationException(
          "A function that gives the only output needs a network with one. This one has "
              + outputs
              + ": make it a function of all outputs, an array, or of the class.");
    }
    return Kind.valueOf(wanted);
  }

  private static OnInvalid onInvalid(String handleInvalid) {
    return switch (handleInvalid) {
      case "error" -> OnInvalid.NULL_STAYS;
      case "null" -> OnInvalid.NULL;
      default ->
          throw new ConfigurationException(
              "The 'handleInvalid' of a function must be 'error' or 'null'. "
                  + Names.suggestion(handleInvalid, List.of("error", "null")));
    };
  }

  /** Makes a call of the arguments that somebody wrote, which checks them. */
  private static final class Builder extends AbstractFunction1<Seq<Expression>, Expression> {
    private final String name;
    private final Scoring scoring;

    Builder(String name, Scoring scoring) {
      this.name = name;
      this.scoring = scoring;
    }

    @Override
    public Expression apply(Seq<Expression> given) {
      return new ModelCall(name, scoring, given);
    }
  }
}
