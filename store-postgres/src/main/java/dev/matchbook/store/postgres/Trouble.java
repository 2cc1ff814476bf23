package dev.matchbook.store.postgres;

import dev.matchbook.core.store.StoreException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * What an error of the database means, by its SQLSTATE (PostgreSQL's manual, appendix A).
 *
 * @param name of the store
 */
record Trouble(String name) {
  /** Connection lost, rolled back for others' sake, out of resources, shutting down. */
  private static final Set<String> PASSING = Set.of("08", "40", "53");

  private static final String SHUTTING_DOWN = "57P";
  private static final Set<String> UNDONE = Set.of("23", "40");
  private static final String UNKNOWN = "40003";

  private static final String WRONG_DATA = "22";

  /** Wrong data, broken constraints, who may not, what is not there. */
  private static final Set<String> REFUSING =
      Set.of(WRONG_DATA, "23", "28", "3D", "3F", "42", "0A");

  private static final String READ_ONLY = "25006";
  private static final String UNIQUE = "23505";
  private static final String CHECK = "23514";
  private static final Set<String> DAMAGED = Set.of("XX001", "XX002");

  /** Whether the same may go well in a moment. */
  static boolean isPassing(Throwable error) {
    if (!(error instanceof SQLException)) {
      return false;
    }
    String state = state((SQLException) error);
    return PASSING.contains(classOf(state)) || state.startsWith(SHUTTING_DOWN);
  }

  /** Whether the server says that it has rolled back. */
  static boolean isUndone(SQLException error) {
    String state = state(error);
    return UNDONE.contains(classOf(state)) && !state.equals(UNKNOWN);
  }

  /** Whether a row's key is there already. */
  static boolean isDuplicate(SQLException error) {
    return state(error).equals(UNIQUE);
  }

  /** Whether a row's partition is not there; nothing else is checked in our tables. */
  static boolean isWithoutPartition(SQLException error) {
    return state(error).equals(CHECK);
  }

  /** Whether a value is not what its column's type is read as. */
  static boolean isWrongData(SQLException error) {
    return classOf(state(error)).equals(WRONG_DATA);
  }

  /** The store's own exception. */
  StoreException of(SQLException error) {
    String state = state(error);
    if (state.equals(READ_ONLY)) {
      return StoreException.rejected(name, "the server is read-only, as a replica is");
    }
    String message = firstLine(error) + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")");
    if (DAMAGED.contains(state)) {
      return StoreException.corrupt(name, message, error);
    }
    if (REFUSING.contains(classOf(state))) {
      StoreException refused = StoreException.rejected(name, message);
      refused.addSuppressed(error);
      return refused;
    }
    return StoreException.failed(name, message, error);
  }

  private static String firstLine(SQLException error) {
    String message = String.valueOf(error.getMessage());
    int end = message.indexOf('\n');
    return (end < 0 ? message : message.substring(0, end)).strip();
  }

  private static String state(SQLException error) {
    String state = error.getSQLState();
    return state == null ? "" : state.toUpperCase(Locale.ROOT);
  }

  private static String classOf(String state) {
    return state.length() < 2 ? "" : state.substring(0, 2);
  }
}
