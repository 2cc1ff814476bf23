package dev.matchbook.examples;

import picocli.CommandLine.Command;

/** The command without a name, which only holds the others. */
@Command(
    name = "matchbook",
    description = "A limit order book on the command line.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class MatchbookCommand {}
