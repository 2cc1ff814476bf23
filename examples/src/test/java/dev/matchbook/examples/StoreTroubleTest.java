package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import dev.matchbook.store.file.FileSettings;
import dev.matchbook.store.file.FileStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands that look into a store say where they cannot. */
class StoreTroubleTest {
  private static final List<String> COMMANDS =
      List.of(
          "state", "orders", "orders --open", "trades", "trades --recent 3", "depth --symbol X");

  @TempDir private Path folder;

  private static Outcome run(String command, String uri) {
    return new Invocation().run((Object[]) (command + " --store " + uri).split(" "));
  }

  private static Outcome complaint(int exitCode, String command, String what) {
    return new Outcome(exitCode, "", "matchbook " + command.split(" ")[0] + ": " + what + "\n");
  }

  @Test
  void aStoreThatIsNotThereIsNotMade() throws IOException {
    Path none = folder.resolve("none");
    Path file = Files.writeString(folder.resolve("file"), "text");
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("note.txt"), "text");

    for (String command : COMMANDS) {
      for (Path path : List.of(none, file)) {
        assertThat(run(command, "file:" + path))
            .isEqualTo(complaint(2, command, "file:" + path + ": there is no such directory"));
      }
      assertThat(run(command, "file:" + other))
          .isEqualTo(
              complaint(2, command, "file:" + other + ": there is no store in this directory"));
    }
    assertThat(none).doesNotExist();
    assertThat(other.toFile().list()).containsExactly("note.txt");
  }

  @Test
  void aStoreThatIsInUseIsLeftAlone() {
    StoredSession.write(folder, StoredSession.COMMANDS);
    long me = ProcessHandle.current().pid();

    try (FileStore store = FileStore.open(FileSettings.in(folder))) {
      for (String command : COMMANDS) {
        assertThat(run(command, "file:" + folder))
            .isEqualTo(
                complaint(2, command, store.name() + ": rejected: is open already: process " + me));
      }
    }
  }

  @Test
  void aDamagedStoreIsRefusedWithFileAndLine() throws IOException {
    StoredSession.write(folder, StoredSession.COMMANDS);
    Path segment = folder.resolve("000000001.ndjson");
    Files.writeString(segment, Files.readString(segment).replaceFirst("100.20", "100.25"));

    for (String command : COMMANDS) {
      assertThat(run(command, "file:" + folder))
          .isEqualTo(
              complaint(
                  1,
                  command,
                  "file:"
                      + folder
                      + ": corrupt: 000000001.ndjson line 4: the line is not what was written"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "nowhere:x", "file:", "file://host/x", "file:data?%zz", ":"})
  void anUnusableUriIsOneLine(String uri) {
    Outcome outcome = run("state", uri);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("matchbook state: ").hasLineCount(1);
  }

  @Test
  void anUnknownSettingIsNamed() {
    StoredSession.write(folder, StoredSession.COMMANDS);

    Outcome outcome = run("state", "file:" + folder + "?snyc=batch");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("matchbook state: ").contains("snyc").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nowhere://bob:s3cret@host/x",
        "nowhere://bob:s3c/ret@host/x",
        "file://bob:s3cret@host/x",
        "file:none?password=s3cret"
      })
  void credentialsAreNeverShown(String uri) {
    Outcome outcome = run("orders", uri);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).hasLineCount(1).doesNotContain("s3c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          state                                | Missing required option: '--store=URI'
          depth --store file:x                 | Missing required option: '--symbol=S'
          depth --store file:x --symbol X --levels 0 | --levels: not from 1 to 10000: 0
          orders --store file:x --limit 0      | --limit: below 1: 0
          orders --store file:x --limit many   | Invalid value for option '--limit': 'many' is not a long
          orders --store file:x --side buy     | Invalid value for option '--side': expected one of [BUY, SELL] (case-sensitive) but was 'buy'
          trades --store file:x --recent 0     | --recent: below 1: 0
          trades --store file:x --order -1     | --order: below 1: -1
          verify                               | Missing required parameter: 'DIR'
          """)
  void unusableArgumentsAreOneClearLineAndAHint(String line, String complaint) {
    String command = "matchbook " + line.split(" ")[0];

    assertThat(new Invocation().run((Object[]) line.split(" ")))
        .isEqualTo(
            new Outcome(2, "", command + ": " + complaint + "\nTry '" + command + " --help'.\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "orders", "trades", "depth", "verify"})
  void everyCommandHasAHelpAndAVersion(String command) {
    assertThat(new Invocation().run(command, "--help").out())
        .startsWith("Usage: matchbook " + command);
    assertThat(new Invocation().run(command, "--version").exitCode()).isZero();
  }

  @Test
  void aReaderWhoGoesEndsItQuietlyAndTheStoreIsClosed() {
    StoredSession.write(folder, StoredSession.COMMANDS);
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    for (String command : COMMANDS) {
      Object[] args = (command + " --store file:" + folder).split(" ");
      assertThat(new Invocation().out(gone).run(args)).isEqualTo(new Outcome(141, "", ""));
      assertThat(new Invocation().run(args).exitCode()).isZero();
    }
  }
}
