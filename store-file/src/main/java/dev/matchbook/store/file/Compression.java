package dev.matchbook.store.file;

/** What becomes of a segment that is closed. */
public enum Compression {
  /** It stays as it is. */
  NONE,
  /** It is packed in the background as {@code .ndjson.gz}, which every gzip tool can read. */
  GZIP
}
