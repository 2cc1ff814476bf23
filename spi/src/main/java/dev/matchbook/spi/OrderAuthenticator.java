package dev.matchbook.spi;

import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.Command;
import java.util.Objects;

/**
 * Decides, before a command reaches the queue, whether it may. What only the engine can know, as
 * whether an authorization was used before, is the engine's to judge.
 *
 * <p>Several threads ask at once. Commands wait for each other's answers, so that they are applied
 * in the order in which they came: an answer should take microseconds, not a round trip through a
 * network. What it throws counts as a refusal, and is logged.
 */
@FunctionalInterface
public interface OrderAuthenticator {

  /**
   * Decides on a command.
   *
   * @param command as it will be applied
   * @param credential what came with it, or null
   */
  Verdict authenticate(Command command, Credential credential);

  /** What an authenticator decides. */
  sealed interface Verdict {

    /**
     * The command may be applied.
     *
     * @param authorization with which it is applied as a {@link
     *     dev.matchbook.core.command.AuthorizedCommand}, or null to apply it as it is
     */
    record Accepted(Authorization authorization) implements Verdict {}

    /**
     * The command never reaches the engine.
     *
     * @param reason for whoever sent it, in plain words
     */
    record Refused(String reason) implements Verdict {

      /** Checks that there is a reason. */
      public Refused {
        Objects.requireNonNull(reason, "reason");
      }
    }

    /** Lets the command through as it is. */
    static Verdict accept() {
      return new Accepted(null);
    }

    /** Lets the command through, to work once. */
    static Verdict accept(Authorization authorization) {
      return new Accepted(Objects.requireNonNull(authorization, "authorization"));
    }

    /** Refuses the command. */
    static Verdict refuse(String reason) {
      return new Refused(reason);
    }
  }
}
