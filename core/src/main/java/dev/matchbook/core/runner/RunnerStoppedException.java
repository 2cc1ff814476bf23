package dev.matchbook.core.runner;

/** A command was not taken, or will not become durable, because the runner has stopped. */
public final class RunnerStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunnerStoppedException(String message, Throwable cause) {
    super(message, cause);
  }
}
