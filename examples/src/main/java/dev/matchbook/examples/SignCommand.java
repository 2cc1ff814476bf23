package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.eip712.signature.PrivateKey;
import dev.matchbook.examples.signed.OrderSigner;
import dev.matchbook.spi.json.CommandDecoder;
import dev.matchbook.spi.json.LineReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Test keys, and commands signed with them. */
@picocli.CommandLine.Command(
    name = "sign",
    description = {
      "Reads commands, one JSON object a line, and prints them signed, as typed data that 'run"
          + " --eip712' takes. What nobody signs, as 'market', is printed as it is; a 'time'"
          + " before what is signed says when it came.",
      "With --new-keys it prints keys instead. For tests: keys are not kept secret."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SignCommand implements Callable<Integer> {
  private static final int BLOCK_BYTES = 1 << 16;

  private final Stdio stdio;
  private long time;

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "The commands; unpacked if named *.gz. Default: standard input.")
  private Path in;

  @Option(
      names = "--seed",
      paramLabel = "WORDS",
      description = "Each account has a key that follows from these words and its name.")
  private String seed;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "All accounts have this private key, 0x and 64 hex digits.")
  private String key;

  @Option(
      names = "--new-keys",
      paramLabel = "N",
      description =
          "Prints so many new keys with their addresses; with --seed those of account1,"
              + " account2 and so on.")
  private Integer newKeys;

  @Mixin private SigningOptions signing;

  SignCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Failure {
    if (newKeys != null) {
      if (newKeys < 1) {
        throw Failure.unusable("--new-keys: below 1: " + newKeys);
      }
      printKeys();
      return 0;
    }
    OrderSigner signer = new OrderSigner(signing.venue(), signing.messages(), keys());
    time = 0;
    CommandDecoder decoder = new CommandDecoder();
    try (Input input = in == null ? Input.standard(stdio.in()) : Input.open(in)) {
      OutputStream out = new BufferedOutputStream(stdio.out(), BLOCK_BYTES);
      input.forEachLine(line -> write(out, line, decoder, signer), out);
    }
    return 0;
  }

  private Function<String, PrivateKey> keys() throws Failure {
    if (seed == null == (key == null)) {
      throw Failure.unusable("one of --seed and --key says who signs");
    }
    try {
      PrivateKey all = key == null ? null : PrivateKey.parse(key);
      return all == null ? new SeededKeys(seed) : account -> all;
    } catch (IllegalArgumentException e) {
      throw Failure.unusable("--key: " + e.getMessage());
    }
  }

  private void printKeys() throws Failure {
    SecureRandom random = new SecureRandom();
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= newKeys; i++) {
      PrivateKey made =
          seed == null ? PrivateKey.random(random) : new SeededKeys(seed).apply("account" + i);
      lines
          .append("{\"privateKey\":\"0x")
          .append(HexFormat.of().formatHex(made.bytes()))
          .append("\",\"address\":\"")
          .append(made.address())
          .append("\"}\n");
    }
    stdio.print(lines.toString());
  }

  private void write(OutputStream out, LineReader line, CommandDecoder decoder, OrderSigner signer)
      throws IOException, Failure {
    byte[] text =
        line.tooLong()
            ? new byte[LineReader.MAX_LINE + 1]
            : Arrays.copyOfRange(line.buffer(), line.offset(), line.offset() + line.length());
    Command command = decoder.decode(text, line.number());
    if (command instanceof MalformedLine wrong) {
      throw Failure.unusable("line " + line.number() + ": " + wrong.reason());
    }
    try {
      String signed = signer.sign(command);
      if (signed != null && command.ts() > time) {
        // what is signed has no time: the engine's is that of the lines before
        time = command.ts();
        out.write(("{\"cmd\":\"time\",\"ts\":" + time + "}\n").getBytes(UTF_8));
      }
      out.write(signed == null ? text : signed.getBytes(UTF_8));
      out.write('\n');
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Failure.unusable("line " + line.number() + ": " + e.getMessage());
    }
  }
}
