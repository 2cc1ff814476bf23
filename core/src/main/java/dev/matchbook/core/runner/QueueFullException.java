package dev.matchbook.core.runner;

/** A command was not taken because the queue is full ({@link RunnerSettings.WhenFull#REFUSE}). */
public final class QueueFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueueFullException(int capacity) {
    super("the queue is full: " + capacity + " tasks wait");
  }
}
