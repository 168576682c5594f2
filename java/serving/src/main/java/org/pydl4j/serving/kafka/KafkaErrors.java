package org.pydl4j.serving.kafka;

import java.util.Objects;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.serving.server.ExitCode;
import org.pydl4j.serving.server.FatalException;

/** Tells errors that another try may mend from those that end the process, and how it ends. */
final class KafkaErrors {
  private KafkaErrors() {}

  /** The exception that ends the process, or null if another try may help. */
  static @Nullable FatalException fatal(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      ExitCode code = code(cause);
      if (code != null) {
        return new FatalException(code, sentence(code, cause), error);
      }
    }
    return null;
  }

  /** What an exception says; its class where it says nothing. */
  static String reason(Throwable error) {
    return Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
  }

  private static @Nullable ExitCode code(Throwable error) {
    if (error instanceof FatalException fatal) {
      return fatal.code();
    }
    if (error instanceof ConfigurationException) {
      return ExitCode.CONFIGURATION;
    }
    if (error instanceof ModelFileException) {
      return ExitCode.MODEL;
    }
    if (error instanceof ProducerFencedException
        || error instanceof InvalidProducerEpochException
        || error instanceof InvalidTxnStateException // the coordinator ended the transaction
        || error instanceof FencedInstanceIdException
        || error instanceof UnreleasedInstanceIdException) {
      return ExitCode.FENCED;
    }
    if (error instanceof AuthenticationException) {
      return ExitCode.AUTHENTICATION;
    }
    if (error instanceof AuthorizationException) {
      return ExitCode.NOT_PERMITTED;
    }
    if (error instanceof UnknownTopicOrPartitionException
        || error instanceof InvalidTopicException) {
      return ExitCode.TOPIC_MISSING;
    }
    if (error instanceof OutOfOrderSequenceException
        || error instanceof UnsupportedVersionException) {
      return ExitCode.DELIVERY;
    }
    return null;
  }

  private static String sentence(ExitCode code, Throwable cause) {
    String remedy =
        switch (code) {
          case FENCED ->
              "Another process has taken over this name, or a transaction took longer than"
                  + " transaction.timeout.ms. Give each process its own --instance, and start it"
                  + " again";
          case AUTHENTICATION -> "The credentials in --kafka-config are not accepted";
          case NOT_PERMITTED ->
              "Needed are READ on the group and the topics of --in, WRITE on those of --out and"
                  + " --dead-letters, and with exactly-once WRITE on the transactional id";
          case TOPIC_MISSING -> "Make the topic first";
          default -> "Start the process again";
        };
    return cause instanceof PyDl4jException ours
        ? ours.getMessage()
        : remedy + " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ").";
  }
}
