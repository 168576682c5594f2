package org.pydl4j.serving.server;

/** How the server's process ends; supervisors and tests tell the reasons apart by these numbers. */
public enum ExitCode {
  /** It was asked to end and did so in order. */
  OK(0),
  /** A failure that has no number of its own. */
  FAILURE(1),
  /** The settings are wrong: starting again does not help. */
  CONFIGURATION(2),
  /** The Java heap was too small; the number is that of the JVM's ExitOnOutOfMemoryError. */
  OUT_OF_MEMORY(3),
  /** A model cannot be served. */
  MODEL(4),
  /** The broker does not answer at the start. */
  BROKER_UNREACHABLE(10),
  /** A topic does not exist. */
  TOPIC_MISSING(11),
  /** The broker does not permit what is needed. */
  NOT_PERMITTED(12),
  /** The broker does not accept who we are, or we do not accept it. */
  AUTHENTICATION(13),
  /** Another process took over our name: the group's instance or the transactional id. */
  FENCED(14),
  /** Outputs could not be delivered after all tries. */
  DELIVERY(15),
  /** A record cannot be scored, and there is no topic for dead letters. */
  BAD_RECORD(16),
  /** The port is taken, or may not be listened at. */
  PORT(20);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** What an error ends the process with. */
  public static ExitCode of(Throwable error) {
    return error instanceof OutOfMemoryError ? OUT_OF_MEMORY : FAILURE;
  }

  /** The number that the process ends with. */
  public int number() {
    return number;
  }
}
