package dev.matchbook.composite;

import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.UriSettings;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;

/** The environment variables that a {@link Deployment} knows, and those that look like them. */
final class DeploymentNames {
  static final List<String> ALL =
      List.of(
          "DATABASE_ENABLED",
          "DATABASE_HOST",
          "DATABASE_PORT",
          "DATABASE_NAME",
          "DATABASE_USER",
          "DATABASE_PASSWORD",
          "DATABASE_MAX_CONNECTIONS",
          "DATABASE_MAX_IDLE_CONNECTIONS",
          "DATABASE_CONN_MAX_LIFETIME",
          "DATABASE_SSL_MODE",
          "DATABASE_ACK",
          "REDIS_ENABLED",
          "REDIS_HOST",
          "REDIS_PORT",
          "REDIS_PASSWORD",
          "REDIS_DB",
          "REDIS_POOL_SIZE",
          "REDIS_MIN_IDLE_CONNS",
          "REDIS_ACK",
          "TRADE_HISTORY_SIZE",
          "TRADE_LOG_PATH",
          "TRADE_LOG_ACK");

  private static final Pattern OURS = Pattern.compile("(DATABASE|REDIS|TRADE)_.*");
  private static final Pattern HINT = Pattern.compile(" \\(did you mean [A-Z_]+\\?\\)");

  private DeploymentNames() {}

  /** Logs which of these look like ours and are not: a host has its own, or has misspelt one. */
  static void logOthers(Collection<String> names, Logger log) {
    List<String> others =
        names.stream()
            .filter(name -> OURS.matcher(name).matches() && !ALL.contains(name))
            .sorted()
            .toList();
    for (String other : others) {
      String hint = hint(other);
      if (hint.isEmpty()) {
        log.info("environment: {}: none of ours, left alone", other);
      } else {
        log.warn("environment: {}: none of ours, left alone{}", other, hint);
      }
    }
  }

  /** What was probably meant, as settings of stores say it. */
  private static String hint(String name) {
    try {
      UriSettings one = StoreUri.parse("environment:?" + name + "=").settings();
      ALL.forEach(known -> one.text(known, null));
      one.requireNoOthers();
    } catch (IllegalArgumentException e) {
      Matcher hint = HINT.matcher(e.getMessage());
      return hint.find() ? hint.group() : "";
    }
    return "";
  }
}
