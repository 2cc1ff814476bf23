package dev.matchbook.eip712;

import dev.matchbook.core.command.Shape;
import dev.matchbook.eip712.typed.TypedDataException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The fields of a message that was checked against its type, as an exchange needs them. What cannot
 * be expressed exactly is refused by a {@link TypedDataException} that names the field. Immutable.
 */
public final class Fields {
  /** Seconds from which on a deadline counts as none: the engine's nanoseconds end there. */
  private static final BigInteger NEVER =
      BigInteger.valueOf(TimeUnit.NANOSECONDS.toSeconds(Long.MAX_VALUE));

  private static final BigInteger NANOS = BigInteger.valueOf(TimeUnit.SECONDS.toNanos(1));

  private final Map<String, Object> message;

  /**
   * The fields of a message.
   *
   * @param message in canonical form, see {@link
   *     dev.matchbook.eip712.typed.TypedDataTypes#canonical}
   */
  public Fields(Map<String, Object> message) {
    this.message = Objects.requireNonNull(message, "message");
  }

  /**
   * Any field in canonical form.
   *
   * @throws IllegalArgumentException if the type has no such field
   */
  public Object get(String name) {
    Object value = message.get(name);
    if (value == null) {
      throw new IllegalArgumentException("name: no field " + name);
    }
    return value;
  }

  /** An integer. */
  public BigInteger integer(String name) {
    return (BigInteger) get(name);
  }

  /** An address as an account: {@code 0x} and 40 lower-case hex digits. */
  public String account(String name) {
    return (String) get(name);
  }

  /** 32 bytes as a digest: 64 lower-case hex digits, without {@code 0x}. */
  public String digest(String name) {
    return ((String) get(name)).substring(2);
  }

  /**
   * A text that is a market's symbol.
   *
   * @throws TypedDataException if it cannot be one
   */
  public String symbol(String name) throws TypedDataException {
    String text = (String) get(name);
    if (!Shape.isSymbol(text)) {
      throw wrong(name, "not 1 to 32 of A-Z a-z 0-9 . - _ / :");
    }
    return text;
  }

  /**
   * One of the constants of an enum, by its number.
   *
   * @param values in the order of their numbers, from 0
   * @throws TypedDataException if there is no such number
   */
  public <E extends Enum<E>> E word(String name, E[] values) throws TypedDataException {
    BigInteger number = integer(name);
    if (number.signum() < 0 || number.compareTo(BigInteger.valueOf(values.length)) >= 0) {
      throw wrong(name, number + " is not from 0 to " + (values.length - 1));
    }
    return values[number.intValue()];
  }

  /**
   * An amount, exactly.
   *
   * @param decimals of the amount: so many of its last digits are behind the point, 0 to 77
   * @throws TypedDataException if it is negative or has more digits than a decimal can have
   */
  public BigDecimal amount(String name, int decimals) throws TypedDataException {
    BigInteger units = integer(name);
    if (units.signum() < 0) {
      throw wrong(name, "negative");
    }
    BigDecimal amount = new BigDecimal(units, decimals).stripTrailingZeros();
    BigDecimal plain = amount.scale() < 0 ? amount.setScale(0) : amount;
    if (plain.precision() > Shape.MAX_DIGITS) {
      throw wrong(name, units + " cannot be expressed in " + Shape.MAX_DIGITS + " digits");
    }
    return plain;
  }

  /**
   * An amount, exactly, with no more decimals than a market has.
   *
   * @param scale decimals of the market's tick or lot
   * @throws TypedDataException as {@link #amount(String, int)}, or if it has more decimals
   */
  public BigDecimal amount(String name, int decimals, int scale) throws TypedDataException {
    BigDecimal amount = amount(name, decimals);
    if (amount.scale() > scale) {
      throw wrong(name, integer(name) + " has more decimals than the market, which has " + scale);
    }
    return amount;
  }

  /**
   * A deadline in seconds since the Unix epoch, as nanoseconds. From it on nothing is good any
   * more; one later than the engine can count (in the year 2262), as 2^256 − 1, is never: {@link
   * Long#MAX_VALUE}.
   *
   * @throws TypedDataException if it is not above 0
   */
  public long deadline(String name) throws TypedDataException {
    BigInteger seconds = integer(name);
    if (seconds.signum() <= 0) {
      throw wrong(name, seconds + " is not above 0");
    }
    return seconds.compareTo(NEVER) > 0 ? Long.MAX_VALUE : seconds.multiply(NANOS).longValueExact();
  }

  /** An exception that names a field of the message. */
  public static TypedDataException wrong(String name, String reason) {
    return new TypedDataException("message." + name, reason);
  }
}
