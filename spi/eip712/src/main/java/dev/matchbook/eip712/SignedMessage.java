package dev.matchbook.eip712;

import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.Command;
import dev.matchbook.spi.Credential;
import java.util.HexFormat;
import java.util.Map;

/**
 * A message with its signature, checked against its type, hashed, and understood; whose signature
 * it is nobody has looked at yet. Made by a {@link Venue}; immutable.
 */
public final class SignedMessage implements Credential {
  /** Most bytes of a signature. */
  public static final int MAX_SIGNATURE_BYTES = Authorization.MAX_SIGNATURE / 2 - 1;

  private final Venue venue;
  private final String primaryType;
  private final Map<String, Object> message;
  private final String text;
  private final byte[] digest;
  private final Meaning meaning;
  private final byte[] signature;

  SignedMessage(
      Venue venue,
      String primaryType,
      Map<String, Object> message,
      String text,
      byte[] digest,
      Meaning meaning,
      byte[] signature) {
    this.venue = venue;
    this.primaryType = primaryType;
    this.message = message;
    this.text = text;
    this.digest = digest;
    this.meaning = meaning;
    this.signature = signature;
  }

  /** For whom it was made. */
  Venue venue() {
    return venue;
  }

  /** The name of the message's type. */
  public String primaryType() {
    return primaryType;
  }

  /** The message in canonical form; unmodifiable. */
  public Map<String, Object> message() {
    return message;
  }

  /** Type and message as JSON of ASCII alone: {@code {"primaryType":…,"message":{…}}}. */
  public String text() {
    return text;
  }

  /** What was signed, 32 bytes; a copy. */
  public byte[] digest() {
    return digest.clone();
  }

  /** The same as 64 lower-case hex digits. */
  public String digestText() {
    return HexFormat.of().formatHex(digest);
  }

  /** The signature as it came; a copy. */
  public byte[] signature() {
    return signature.clone();
  }

  /** What it asks of the exchange. */
  public Meaning meaning() {
    return meaning;
  }

  /**
   * The command to submit with it, without a time of its own: deadlines are judged by the engine's,
   * which only other commands move then.
   */
  public Command command() {
    return meaning.command();
  }

  /**
   * The command to submit with it.
   *
   * @param ts nanoseconds since the Unix epoch, by the host's clock: deadlines are judged by it
   */
  public Command command(long ts) {
    return Timed.at(ts, meaning.command());
  }
}
