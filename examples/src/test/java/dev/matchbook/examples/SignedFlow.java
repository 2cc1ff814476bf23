package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.eip712.Eip712Authenticator;
import dev.matchbook.eip712.OrderMessages;
import dev.matchbook.eip712.Venue;
import dev.matchbook.eip712.typed.Domain;
import dev.matchbook.examples.signed.OrderSigner;
import dev.matchbook.examples.signed.SignedLines;
import dev.matchbook.spi.json.CommandDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Lines of which most are signed: limit orders with and without a deadline, replaces, cancels; some
 * of them again, some with a signature that is none, some without one.
 */
final class SignedFlow {
  private static final String CONTRACT = "0x00000000000000000000000000000000000000aa";
  private static final Domain DOMAIN = Domain.of("Matchbook", "1", 31_337, CONTRACT);
  private static final int ACCOUNTS = 8;
  private static final long START = 1_700_000_000L;

  private final Random dice;
  private final OrderMessages messages;
  private final Venue venue;
  private final OrderSigner signer;
  private final CommandDecoder decoder = new CommandDecoder();
  private final boolean increasing;
  private int orders;
  private long seconds = START;

  SignedFlow(long seed) {
    dice = new Random(seed);
    increasing = dice.nextBoolean();
    ReplayRule rule = increasing ? ReplayRule.INCREASING : ReplayRule.UNORDERED;
    messages = new OrderMessages(rule, 18, 18);
    venue = new Venue(DOMAIN, messages.types());
    signer = new OrderSigner(venue, messages, new SeededKeys("flow " + seed));
  }

  /** Options of the runner that take these lines. */
  List<String> arguments() {
    String domain =
        "{\"name\":\"Matchbook\",\"version\":\"1\",\"chainId\":31337,\"verifyingContract\":\""
            + CONTRACT
            + "\"}";
    return List.of("--eip712", domain, "--nonces", increasing ? "INCREASING" : "UNORDERED");
  }

  /** What the runner makes of the lines. */
  List<Command> commands(List<String> lines) {
    SignedLines signed = new SignedLines(venue, Eip712Authenticator.of(venue));
    List<Command> commands = new ArrayList<>();
    for (String line : lines) {
      commands.add(signed.command(line.getBytes(US_ASCII), commands.size() + 1));
    }
    return commands;
  }

  /** So many lines. */
  List<String> lines(int count) {
    List<String> lines = new ArrayList<>();
    lines.add("{\"cmd\":\"market\",\"symbol\":\"X\",\"tickSize\":\"0.01\",\"lotSize\":\"0.001\"}");
    while (lines.size() < count) {
      int kind = dice.nextInt(100);
      if (kind < 5) {
        lines.add(lines.get(dice.nextInt(lines.size())));
      } else if (kind < 7) {
        seconds += dice.nextInt(30);
        lines.add("{\"cmd\":\"time\",\"ts\":%d}".formatted(seconds * 1_000_000_000L));
      } else if (kind < 8) {
        lines.add(order());
      } else {
        String line = sign(kind < 60 || orders < 10 ? order() : change(kind));
        lines.add(kind == 8 ? line.replace("\"signature\":\"0x1", "\"signature\":\"0x2") : line);
      }
    }
    return lines;
  }

  private String sign(String line) {
    return signer.sign(decoder.decode(line.getBytes(US_ASCII), 1));
  }

  private String order() {
    String expires =
        dice.nextInt(3) > 0
            ? ""
            : ",\"tif\":\"GTD\",\"expireTs\":%d"
                .formatted((seconds + 1 + dice.nextInt(60)) * 1_000_000_000L);
    String tif = dice.nextInt(10) == 0 && expires.isEmpty() ? ",\"tif\":\"IOC\"" : expires;
    orders++;
    return ("{\"cmd\":\"new\",\"symbol\":\"X\",\"account\":\"a%d\",\"side\":\"%s\","
            + "\"ordType\":\"LIMIT\",\"qty\":\"%d.%03d\",\"price\":\"%d.%02d\"%s}")
        .formatted(
            dice.nextInt(ACCOUNTS),
            dice.nextBoolean() ? "BUY" : "SELL",
            1 + dice.nextInt(9),
            dice.nextInt(1_000),
            95 + dice.nextInt(10),
            dice.nextInt(100),
            tif);
  }

  private String change(int kind) {
    if (kind < 90) {
      long recent = signer.orders() - dice.nextInt(Math.min(200, (int) signer.orders()));
      return kind < 80
          ? "{\"cmd\":\"cancel\",\"orderId\":%d}".formatted(recent)
          : "{\"cmd\":\"replace\",\"orderId\":%d,\"qty\":\"%d\"}"
              .formatted(recent, 1 + dice.nextInt(12));
    }
    return kind < 99
        ? order()
        : "{\"cmd\":\"massCancel\",\"account\":\"a%d\"}".formatted(dice.nextInt(ACCOUNTS));
  }
}
