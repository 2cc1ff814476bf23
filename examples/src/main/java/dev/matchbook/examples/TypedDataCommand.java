package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.matchbook.eip712.signature.EcdsaSignature;
import dev.matchbook.eip712.signature.InvalidSignatureException;
import dev.matchbook.eip712.signature.SignerRecovery;
import dev.matchbook.eip712.typed.TypedData;
import dev.matchbook.eip712.typed.TypedDataException;
import dev.matchbook.eip712.typed.TypedDataJson;
import dev.matchbook.eip712.typed.TypedDataLimits;
import dev.matchbook.spi.json.LineReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Typed data in, digests and signers out. */
@Command(
    name = "typed-data",
    description =
        "Reads typed data as eth_signTypedData_v4 takes them, one JSON object a line, and prints"
            + " the digest of each; with a \"signature\" in the object also who signed.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TypedDataCommand implements Callable<Integer> {
  private static final int BLOCK_BYTES = 1 << 16;
  private static final int MOST_BYTES = TypedDataLimits.DEFAULT.maxInputBytes();

  private final Stdio stdio;
  private final TypedDataJson json = new TypedDataJson();

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "The typed data; unpacked if named *.gz. Default: standard input.")
  private Path in;

  TypedDataCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Failure {
    try (Input input = in == null ? Input.standard(stdio.in()) : Input.open(in)) {
      OutputStream out = new BufferedOutputStream(stdio.out(), BLOCK_BYTES);
      input.forEachLine(MOST_BYTES, line -> write(out, line), out);
    }
    return 0;
  }

  private void write(OutputStream out, LineReader line) throws IOException {
    out.write((answer(line) + "\n").getBytes(UTF_8));
  }

  private String answer(LineReader line) {
    if (line.tooLong()) {
      return error("over " + MOST_BYTES + " bytes");
    }
    try {
      TypedData data = json.read(line.buffer(), line.offset(), line.length());
      StringBuilder answer = new StringBuilder(hex("{\"digest\":\"0x", data.digest()));
      if (data.signature().isPresent()) {
        EcdsaSignature signature = EcdsaSignature.parse(data.signature().get());
        answer.append(",\"signer\":\"");
        answer.append(SignerRecovery.best().recover(data.digest(), signature)).append('"');
      }
      return answer.append('}').toString();
    } catch (TypedDataException e) {
      return error(e.getMessage());
    } catch (InvalidSignatureException e) {
      return error("signature: " + e.getMessage());
    }
  }

  private static String hex(String before, byte[] bytes) {
    return before + HexFormat.of().formatHex(bytes) + "\"";
  }

  private static String error(String reason) {
    return "{\"error\":\""
        + new String(JsonStringEncoder.getInstance().quoteAsString(reason))
        + "\"}";
  }
}
