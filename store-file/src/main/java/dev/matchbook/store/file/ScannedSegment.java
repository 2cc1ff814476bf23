package dev.matchbook.store.file;

/**
 * What a scan has found.
 *
 * @param header the first line, or null where even that is not whole
 * @param bytes up to the end of the last whole batch, uncompressed
 * @param lines as many
 * @param batches as many, the header not counted
 * @param hash with which they end
 * @param allBytes up to the end of the file, uncompressed
 * @param damage what comes behind, or null where nothing does
 */
record ScannedSegment(
    SegmentHeader header,
    long bytes,
    long lines,
    long batches,
    String hash,
    long allBytes,
    Damage damage) {}
