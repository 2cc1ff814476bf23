package dev.matchbook.store.file;

/** When what was written is forced to the disk. */
public enum SyncPolicy {
  /** With every batch, before it is acknowledged: nothing acknowledged is ever lost. */
  BATCH,
  /**
   * Every {@code syncInterval}, in the background: what was acknowledged since then is lost if the
   * machine dies, not if the process does.
   */
  INTERVAL,
  /** When the operating system likes: lost if the machine dies, not if the process does. */
  NONE
}
