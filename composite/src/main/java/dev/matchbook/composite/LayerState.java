package dev.matchbook.composite;

/** How a layer takes part at the moment. */
public enum LayerState {
  /** Could not be opened so far, or failed: it is tried again from time to time. */
  OUT,
  /** Is being given what it lacks; nobody reads from it. */
  CATCHING_UP,
  /** Has everything, but for what waits in its queue. */
  FOLLOWING
}
