package dev.matchbook.examples.lobster;

import java.util.Locale;

/**
 * What a replay found.
 *
 * @param messages rows of the message file
 * @param compared rows whose book was compared: all but the first
 * @param bookExact compared rows whose book equals the exchange's
 * @param groups aggressors in the file
 * @param makerExact aggressors whose makers the engine found in the file's order
 * @param seconds how long all of it took, reading included
 */
public record LobsterResult(
    long messages, long compared, long bookExact, long groups, long makerExact, double seconds) {

  /** One line of JSON with the components as keys, in their order, without white space. */
  public String toJson() {
    return String.format(
        Locale.ROOT,
        "{\"messages\":%d,\"compared\":%d,\"bookExact\":%d,\"groups\":%d,\"makerExact\":%d,"
            + "\"seconds\":%.3f}",
        messages,
        compared,
        bookExact,
        groups,
        makerExact,
        seconds);
  }
}
