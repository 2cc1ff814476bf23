package dev.matchbook.composite;

/** What an acknowledgement has to do with a layer. */
public enum Ack {
  /**
   * Nothing is acknowledged that the layer does not have, and its failure is that of the write. For
   * a cache: an acknowledgement waits for it no longer than {@link LayerSettings#delay}, then goes
   * on without it.
   */
  REQUIRED,
  /** It follows by itself. */
  BEHIND
}
