package dev.matchbook.examples;

import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.examples.book.Glyphs;
import dev.matchbook.examples.book.LadderPicture;
import dev.matchbook.examples.book.Paint;
import dev.matchbook.examples.book.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replays commands and draws what is left of them. */
@Command(
    name = "book",
    description = "Replays commands and draws the book that they leave.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class BookCommand implements Callable<Integer> {
  private static final int MAX_NAMED = 20;

  private final Stdio stdio;

  @Spec private CommandSpec spec;

  @Option(
      names = "--in",
      paramLabel = "FILE",
      required = true,
      description = "The commands; unpacked if named *.gz.")
  private Path in;

  @Option(
      names = "--symbol",
      paramLabel = "S",
      description = "The market to draw. Default: all, one below the other.")
  private String symbol;

  @Option(
      names = "--levels",
      paramLabel = "N",
      defaultValue = "10",
      description = "The most prices to draw on each side. Default: ${DEFAULT-VALUE}.")
  private int levels;

  BookCommand(Stdio stdio) {
    this.stdio = stdio;
  }

  @Override
  public Integer call() throws Failure {
    if (levels < 1 || levels > QueryDepth.MAX_LEVELS) {
      throw new ParameterException(
          spec.commandLine(), "--levels: not from 1 to " + QueryDepth.MAX_LEVELS + ": " + levels);
    }
    Session session = new Session();
    try (Input input = Input.open(in)) {
      input.applyTo(session.engine(), () -> {});
    }
    stdio.print(picture(session, wanted(session)));
    return 0;
  }

  private List<String> wanted(Session session) throws Failure {
    List<String> known = session.symbols();
    if (known.isEmpty()) {
      throw Failure.unusable(in + ": no market is defined in it");
    }
    if (symbol == null) {
      return known;
    }
    if (!known.contains(symbol)) {
      String names = known.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
      String more = known.size() > MAX_NAMED ? ", and more" : "";
      throw Failure.unusable(in + ": no market " + symbol + "; it has " + names + more);
    }
    return List.of(symbol);
  }

  private String picture(Session session, List<String> symbols) {
    Glyphs glyphs = stdio.canShow(Glyphs.special()) ? Glyphs.UNICODE : Glyphs.ASCII;
    Paint paint = stdio.isColorful() ? Paint.ANSI : Paint.PLAIN;
    return symbols.stream()
        .map(s -> new LadderPicture(session.ladder(s), levels, glyphs, paint).lines())
        .map(lines -> String.join("\n", lines) + "\n")
        .collect(Collectors.joining("\n"));
  }
}
