package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                            | matchbook: Missing required subcommand
          bogus                         | matchbook: Unmatched argument at index 0: 'bogus'
          run --foo                     | matchbook run: Unknown option: '--foo'
          run file                      | matchbook run: Unmatched argument at index 1: 'file'
          run --in                      | matchbook run: Missing required parameter for option '--in' (FILE)
          book                          | matchbook book: Missing required option: '--in=FILE'
          book --in x --levels many     | matchbook book: Invalid value for option '--levels': 'many' is not an int
          book --in x --levels 0        | matchbook book: --levels: not from 1 to 10000: 0
          book --in x --levels 10001    | matchbook book: --levels: not from 1 to 10000: 10001
          settlements --store x --state OLD | matchbook settlements: Invalid value for option '--state': expected one of [PENDING, SETTLING, SETTLED, FINAL, SPLIT, BUSTED] (case-sensitive) but was 'OLD'
          audit --store x               | matchbook audit: Missing required option: '--order=N'
          chain                         | matchbook chain: Missing required option: '--file=F'
          options --fail x              | matchbook options: Invalid value for option '--fail': 'x' is not an int
          lobster messages.csv          | matchbook lobster: Missing required parameter: 'ORDERBOOK'
          """)
  void unusableArgumentsAreOneClearLineAndAHint(String line, String complaint) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ");

    Outcome outcome = new Invocation().run((Object[]) args);

    String command = complaint.substring(0, complaint.indexOf(':'));
    assertThat(outcome)
        .isEqualTo(new Outcome(2, "", complaint + "\nTry '" + command + " --help'.\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "run", "book", "settlements", "audit", "chain", "options", "lobster"})
  void everyCommandHasAHelpAndAVersion(String command) {
    Object[] help = (command + " --help").strip().split(" ");
    Object[] version = (command + " --version").strip().split(" ");

    assertThat(new Invocation().run(help).out())
        .startsWith(("Usage: matchbook " + command).strip());
    assertThat(new Invocation().run(version))
        .isEqualTo(new Outcome(0, "matchbook (not packaged)\n", ""));
  }

  @Test
  void aNameWithAnAtSignIsAFileLikeAnyOther() {
    assertThat(new Invocation().run("run", "--in", "@nowhere").err())
        .isEqualTo("matchbook run: cannot open @nowhere (No such file or directory)\n");
  }

  @Test
  void complaintsStayOnOneLineWhateverTheNamesHold() {
    assertThat(new Invocation().run("run", "--in", "no\nwhere\u001B[2J").err())
        .isEqualTo("matchbook run: cannot open no where [2J (No such file or directory)\n");
  }
}
