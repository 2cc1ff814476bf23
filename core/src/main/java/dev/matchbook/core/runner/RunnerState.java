package dev.matchbook.core.runner;

/** Whether a runner takes commands. */
public enum RunnerState {
  /** It takes commands. */
  RUNNING,
  /** It takes none any more and is finishing what it has. */
  CLOSING,
  /** It was closed and has finished everything it had taken. */
  CLOSED,
  /** It stopped by itself: {@link EngineRunner#failure} says why. */
  FAILED
}
