package dev.matchbook.examples;

/**
 * Commands of a market that settles: two trades in a batch that fails, is halved, and is half bad.
 */
final class SettledSession {
  static final String MARKET =
      "{\"cmd\":\"market\",\"symbol\":\"X\",\"tickSize\":\"1\",\"lotSize\":\"1\","
          + "\"settlement\":\"REENTER\"}\n";

  /** Beside the number of each event that a line causes. */
  static final String COMMANDS =
      MARKET // 1
          + order("ann", "SELL", 10, 100) // 2
          + order("bob", "BUY", 4, 100) // 3, trade 1: 4
          + order("cat", "BUY", 3, 100) // 5, trade 2: 6
          + order("dan", "SELL", 1, 101) // 7
          + "{\"cmd\":\"settle\",\"trades\":[1,2]}\n" // batch 8
          + report(8, "\"FAILED\",\"error\":\"reverted\",\"fault\":\"NONE\"") // 9, batches 10, 11
          + report(10, "\"FAILED\",\"error\":\"poor\",\"fault\":\"TAKER\"") // 12, busted 13, 14
          + report(
              11,
              "\"FINAL\",\"txHash\":\"0xab\",\"block\":7,\"gasUsed\":21000,\"confirmations\":64")
          + order("eve", "BUY", 4, 100); // 16, trades 3 and 4: 17, 18

  private SettledSession() {}

  static String order(String account, String side, int qty, int price) {
    return ("{\"cmd\":\"new\",\"symbol\":\"X\",\"account\":\"%s\",\"side\":\"%s\","
            + "\"ordType\":\"LIMIT\",\"qty\":\"%d\",\"price\":\"%d\"}\n")
        .formatted(account, side, qty, price);
  }

  private static String report(long batchId, String rest) {
    return "{\"cmd\":\"settlement\",\"batchId\":%d,\"report\":%s}\n".formatted(batchId, rest);
  }
}
