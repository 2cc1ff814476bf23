package dev.matchbook.spi;

/** An {@link OrderAuthenticator} has refused a command: the engine never saw it. */
public final class CommandRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * An exception.
   *
   * @param reason the authenticator's
   */
  public CommandRefusedException(String reason) {
    super(reason, null, false, false);
  }
}
