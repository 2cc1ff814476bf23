package dev.matchbook.eip712;

import dev.matchbook.eip712.typed.Member;
import dev.matchbook.eip712.typed.TypedDataException;
import java.util.List;
import java.util.Map;

/**
 * A struct that accounts sign, and what it means to the exchange: a host declares its own, or takes
 * those of {@link OrderMessages}. Used by several threads at once.
 */
public interface MessageType {

  /** The struct's name. */
  String primaryType();

  /** The struct and those it refers to, each with its members in their order. */
  Map<String, List<Member>> types();

  /**
   * What a message means. Nothing may be rounded, and nothing left open that was signed: what the
   * exchange cannot do exactly is refused.
   *
   * @param fields checked against the type
   * @param digest of the message: 64 lower-case hex digits, made for a {@code clOrdId}, by which
   *     the order is found again
   * @throws TypedDataException if it cannot be done, naming the field
   */
  Meaning meaning(Fields fields, String digest) throws TypedDataException;
}
