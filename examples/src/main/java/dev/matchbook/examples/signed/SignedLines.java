package dev.matchbook.examples.signed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.eip712.SignedMessage;
import dev.matchbook.eip712.Venue;
import dev.matchbook.eip712.signature.InvalidSignatureException;
import dev.matchbook.eip712.typed.TypedDataException;
import dev.matchbook.eip712.typed.TypedDataJson;
import dev.matchbook.spi.Credential;
import dev.matchbook.spi.OrderAuthenticator;
import dev.matchbook.spi.OrderAuthenticator.Verdict;
import dev.matchbook.spi.json.CommandDecoder;
import java.io.IOException;

/**
 * Lines of which each is a command of the rulebook, or typed data with a signature as a wallet
 * gives them. Whatever is refused is a malformed line, with the reason: so every line counts as one
 * command, and the same input gives the same events. Safe for use by several threads.
 */
public final class SignedLines {
  /** Names are not kept from one line to the next, so that no sender fills a table of them. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final String TYPES = "types";

  private final TypedDataJson reader = new TypedDataJson();
  private final ThreadLocal<CommandDecoder> decoder = ThreadLocal.withInitial(CommandDecoder::new);
  private final Venue venue;
  private final OrderAuthenticator authenticator;

  /** Lines for a venue, whose signatures an authenticator checks. */
  public SignedLines(Venue venue, OrderAuthenticator authenticator) {
    this.venue = venue;
    this.authenticator = authenticator;
  }

  /**
   * The command on a line.
   *
   * @param line without its end
   * @param number in the input, from 1
   */
  public Command command(byte[] line, long number) {
    try {
      if (isTypedData(line)) {
        SignedMessage signed = venue.message(reader.read(line));
        return authenticated(signed.command(), signed, number);
      }
      Command command = decoder.get().decode(line, number);
      return command instanceof MalformedLine ? command : authenticated(command, null, number);
    } catch (TypedDataException e) {
      return new MalformedLine(number, e.getMessage());
    } catch (InvalidSignatureException e) {
      return new MalformedLine(number, "signature: " + e.getMessage());
    }
  }

  private Command authenticated(Command command, Credential credential, long number) {
    Verdict verdict = authenticator.authenticate(command, credential);
    if (verdict instanceof Verdict.Refused refused) {
      return new MalformedLine(number, refused.reason());
    }
    Verdict.Accepted accepted = (Verdict.Accepted) verdict;
    return accepted.authorization() == null
        ? command
        : new AuthorizedCommand(command, accepted.authorization());
  }

  /** Whether the line is an object with a key {@code types}; no command has one. */
  private static boolean isTypedData(byte[] line) {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        if (TYPES.equals(json.currentName())) {
          return true;
        }
        json.nextToken();
        json.skipChildren();
      }
      return false;
    } catch (IOException e) {
      // no JSON: the decoder of commands says what is wrong with it
      return false;
    }
  }
}
