package dev.matchbook.examples;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The program {@code matchbook}. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, Stdio.ofProcess()));
  }

  /**
   * Runs the command that the arguments name.
   *
   * @return 0, 1 where a store was found damaged, or 2 where the arguments or files are unusable
   */
  static int run(String[] args, Stdio stdio) {
    Writer out = new OutputStreamWriter(stdio.out(), stdio.charset());
    return new CommandLine(new MatchbookCommand())
        .addSubcommand(new RunCommand(stdio))
        .addSubcommand(new BookCommand(stdio))
        .addSubcommand(new StateCommand(stdio))
        .addSubcommand(new OrdersCommand(stdio))
        .addSubcommand(new TradesCommand(stdio))
        .addSubcommand(new DepthCommand(stdio))
        .addSubcommand(new SettlementsCommand(stdio))
        .addSubcommand(new AuditCommand(stdio))
        .addSubcommand(new ChainCommand(stdio))
        .addSubcommand(new VerifyCommand(stdio))
        .addSubcommand(new LobsterCommand(stdio))
        .addSubcommand(new FlowCommand(stdio))
        .addSubcommand(new OptionsCommand(stdio))
        .addSubcommand(new TypedDataCommand(stdio))
        .addSubcommand(new SignCommand(stdio))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(stdio.err(), true))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((e, unused) -> unusable(e, stdio))
        .setExecutionExceptionHandler((e, command, unused) -> failed(e, command, stdio))
        .execute(args);
  }

  private static int unusable(ParameterException e, Stdio stdio) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    stdio.complain(command + ": " + e.getMessage());
    stdio.complain("Try '" + command + " --help'.");
    return Failure.UNUSABLE;
  }

  private static int failed(Exception e, CommandLine command, Stdio stdio) throws Exception {
    if (!(e instanceof Failure failure)) {
      throw e;
    }
    if (failure.getMessage() != null) {
      stdio.complain(command.getCommandSpec().qualifiedName() + ": " + failure.getMessage());
    }
    return failure.exitCode();
  }
}
