package dev.matchbook.examples.options;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Who plays in the story, and what they want: all of it follows from a seed. */
final class Cast {
  static final String WETH = "0x00000000000000000000000000000000000000e1";
  static final String USDC = "0x00000000000000000000000000000000000000c1";
  static final Instant START = Instant.parse("2025-06-02T09:00:00Z");

  static final Series CALLS =
      new Series("WETH-CALL-105", WETH, USDC, true, 1, 30, new StrikeRule(10_500));
  static final Series PUTS =
      new Series("WETH-PUT-95", WETH, USDC, false, 1, 30, new StrikeRule(9_500));
  static final List<Series> SERIES = List.of(CALLS, PUTS);

  private static final Duration OFFERS_LAST = Duration.ofDays(3);
  private static final BigInteger NEVER = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

  final List<Person> writers;
  final List<Person> takers;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Random dice;
  private final long seed;
  private final int broke;
  private long takes;

  /**
   * A cast.
   *
   * @param broke every so manieth taker cannot pay; 0 for none
   */
  Cast(long seed, int broke) {
    this.seed = seed;
    this.broke = broke;
    dice = new Random(seed);
    writers = people("ann", "bob", "cat");
    takers = people("dan", "eve", "fay", "gus", "hal", "ivy", "jon", "kim");
  }

  private List<Person> people(String... who) {
    List<Person> people = Stream.of(who).map(name -> Person.of(name, seed)).toList();
    people.forEach(person -> names.put(person.account(), person.name()));
    return people;
  }

  /** Who has that account. */
  String name(String account) {
    return names.getOrDefault(account, account);
  }

  /** Whether that account has what its premiums cost. */
  boolean canPay(String account) {
    for (int i = 0; i < takers.size(); i++) {
      if (takers.get(i).account().equals(account)) {
        return broke == 0 || (i + 1) % broke != 0;
      }
    }
    return true;
  }

  /** An offer of 1 to 3 units. */
  Map<String, Object> offer(Person writer, Series series) {
    Map<String, Object> offer = new LinkedHashMap<>();
    offer.put("writer", writer.account());
    offer.put("underlying", series.underlying());
    offer.put("collateralAmount", tokens(1_000 + 100 * dice.nextInt(21)));
    offer.put("stablecoin", series.stablecoin());
    offer.put("isCall", series.isCall());
    offer.put("premiumPerDay", 8_000_000 + 250_000 * dice.nextInt(17));
    offer.put("minDuration", series.minDuration());
    offer.put("maxDuration", series.maxDuration());
    offer.put("minFillAmount", tokens(200 + 100 * dice.nextInt(3)));
    offer.put("deadline", START.plus(OFFERS_LAST).getEpochSecond());
    offer.put("configHash", series.rule().configHash());
    return offer;
  }

  /**
   * A take at up to 20 a day.
   *
   * @param thousandths of a unit
   */
  Map<String, Object> take(Person taker, Series series, int thousandths) {
    Map<String, Object> take = new LinkedHashMap<>();
    take.put("taker", taker.account());
    take.put("underlying", series.underlying());
    take.put("amount", tokens(thousandths));
    take.put("stablecoin", series.stablecoin());
    take.put("isCall", series.isCall());
    take.put("maxPremiumPerDay", 20_000_000);
    take.put("duration", 2 + dice.nextInt(13));
    take.put("nonce", takes++);
    take.put("deadline", NEVER);
    take.put("configHash", series.rule().configHash());
    return take;
  }

  /** An amount that somebody might take, in thousandths. */
  int amount() {
    return 400 + 100 * dice.nextInt(7);
  }

  /** What a unit costs at a time: the same whenever it is asked. */
  BigDecimal spot(Instant at) {
    long day = Duration.between(START, at).toDays();
    int cents = new Random(seed * 1_000 + day).nextInt(20_000);
    return BigDecimal.valueOf(240_000 + cents, 2).setScale(2, RoundingMode.UNNECESSARY);
  }

  private static BigInteger tokens(long thousandths) {
    return BigInteger.valueOf(thousandths)
        .multiply(BigInteger.TEN.pow(Series.UNDERLYING_DECIMALS - Series.LOT_DECIMALS));
  }
}
