package dev.matchbook.store.redis;

import dev.matchbook.core.store.StoreException;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import java.util.List;
import java.util.Locale;

/** What Redis and the way to it can have, and what it means to a store. */
final class Trouble {
  /** Surely nothing was written: the server refuses before a script's first write. */
  private static final List<String> REFUSALS =
      List.of("NOAUTH", "WRONGPASS", "NOPERM", "READONLY", "OOM", "MISCONF", "NOREPLICAS");

  /** Passes by itself. */
  private static final List<String> TRANSIENT =
      List.of("LOADING", "BUSY", "CLUSTERDOWN", "TRYAGAIN", "MASTERDOWN", "UNBLOCKED");

  private Trouble() {}

  /** Whether it may be gone at the next attempt: the way is broken, or the server not yet ready. */
  static boolean isTransient(Throwable problem) {
    String answer = answer(problem);
    if (answer != null) {
      return startsWithAny(answer, TRANSIENT);
    }
    return problem instanceof RedisException
        && !(problem instanceof RedisCommandInterruptedException);
  }

  /** Whether the server has answered. */
  static boolean isAnswer(Throwable problem) {
    return answer(problem) != null;
  }

  /** Whether the server keeps that command from its clients. */
  static boolean isNotAllowed(RedisCommandExecutionException problem) {
    String message = String.valueOf(problem.getMessage());
    return message.startsWith("NOPERM") || message.startsWith("ERR unknown command");
  }

  /** As a store says it. */
  static StoreException of(String layer, String what, Throwable problem) {
    if (problem instanceof StoreException known) {
      return known;
    }
    String answer = answer(problem);
    String why = what + ": " + explained(answer == null ? deepest(problem) : answer);
    if (answer != null && startsWithAny(answer, REFUSALS)) {
      return StoreException.rejected(layer, why);
    }
    if (answer != null && startsWithAny(answer, List.of("DAMAGED", "WRONGTYPE"))) {
      return StoreException.corrupt(layer, why, problem);
    }
    return StoreException.failed(layer, why, problem);
  }

  /** What the server answered, or null if it did not. */
  private static String answer(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof RedisLoadingException || cause instanceof RedisBusyException) {
        return cause.getMessage();
      }
      if (cause instanceof RedisCommandExecutionException) {
        return ofScript(String.valueOf(cause.getMessage()));
      }
    }
    return null;
  }

  /** The error within that of a script, as servers put it from 7.0 on, and before. */
  static String ofScript(String message) {
    return message
        .replaceFirst("^ERR Error running script .*?@user_script: ?\\d+: -?(?=[A-Z]+ )", "")
        .replaceFirst("^ERR (?=[A-Z]+ )", "");
  }

  private static String deepest(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  private static String explained(String answer) {
    String word = answer.split(" ", 2)[0];
    String meaning =
        switch (word) {
          case "NOAUTH" -> "the server asks for a password";
          case "WRONGPASS" -> "the server does not take the user or the password";
          case "NOPERM" -> "the user may not do that";
          case "READONLY" -> "the server is a read-only replica";
          case "OOM" -> "the server has reached its maxmemory";
          case "MISCONF" -> "the server cannot write to its disk";
          case "LOADING" -> "the server is still loading its data";
          case "CLUSTERDOWN" -> "the cluster is down";
          case "DAMAGED" -> "a key is missing or of another type than it should be";
          default -> null;
        };
    return meaning == null ? answer : meaning + " (" + answer + ")";
  }

  private static boolean startsWithAny(String answer, List<String> words) {
    String upper = answer.toUpperCase(Locale.ROOT);
    return words.stream().anyMatch(upper::startsWith);
  }
}
