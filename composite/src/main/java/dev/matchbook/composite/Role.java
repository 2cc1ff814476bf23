package dev.matchbook.composite;

/** What a layer is for. */
public enum Role {
  /** Read before what is below; may be lost at any moment. */
  CACHE,
  /** The system of record: the last layer that is read. There is one. */
  RECORD,
  /** Written and not read, such as an audit trail; complete enough to catch others up. */
  LOG
}
