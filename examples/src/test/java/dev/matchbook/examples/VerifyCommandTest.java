package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import dev.matchbook.store.file.FileSettings;
import dev.matchbook.store.file.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @TempDir private Path folder;
  private Path segment;

  @BeforeEach
  void store() {
    StoredSession.write(folder, StoredSession.COMMANDS);
    segment = folder.resolve("000000001.ndjson");
  }

  private Outcome verify() {
    return new Invocation().run("verify", folder);
  }

  private String sound(String more) throws IOException {
    List<String> lines = Files.readAllLines(segment);
    String last = lines.stream().filter(line -> line.contains("\"checkpoint\"")).toList().get(3);
    return "{\"segments\":1,\"batches\":4,\"lines\":%d,\"hash\":\"%s\"%s}\n"
        .formatted(
            lines.indexOf(last) + 1, last.replaceFirst(".*\"sha256\":\"(\\w+)\"}", "$1"), more);
  }

  @Test
  void aSoundStoreIsCountedAndItsLastHashSaid() throws IOException {
    assertThat(verify()).isEqualTo(new Outcome(0, sound(""), ""));
  }

  @Test
  void aStoreInUseCanBeVerified() throws IOException {
    try (FileStore store = FileStore.open(FileSettings.in(folder))) {
      assertThat(store.checkpoint().commands()).isEqualTo(10);
      assertThat(verify()).isEqualTo(new Outcome(0, sound(""), ""));
    }
  }

  @Test
  void whatACrashLeavesIsSaidAndLeftThere() throws IOException {
    Files.writeString(segment, "{\"seq\":13,", StandardOpenOption.APPEND);
    long bytes = Files.size(segment);
    int line = Files.readAllLines(segment).size();

    assertThat(verify())
        .isEqualTo(
            new Outcome(
                0,
                sound(
                    ",\"unfinished\":\"000000001.ndjson line "
                        + line
                        + ": the last batch is not whole\""),
                ""));
    assertThat(segment).hasSize(bytes);
  }

  @Test
  void damageIsFoundWithFileAndLine() throws IOException {
    List<String> lines = Files.readAllLines(segment);
    String changed = lines.get(3).replace("\"ann\"", "\"eve\"");
    assertThat(changed).isNotEqualTo(lines.get(3));
    lines.set(3, changed);
    Files.write(segment, lines);

    assertThat(verify())
        .isEqualTo(
            new Outcome(
                1,
                "",
                "matchbook verify: "
                    + folder
                    + ": 000000001.ndjson line 4: the line is not what was written\n"));
  }

  @Test
  void aStoreWithoutSegmentsIsDamaged() throws IOException {
    Files.delete(segment);

    assertThat(verify())
        .isEqualTo(new Outcome(1, "", "matchbook verify: " + folder + ": there is no segment\n"));
  }

  @Test
  void whatIsNoDirectoryIsUnusable() {
    for (Path none : List.of(folder.resolve("none"), segment)) {
      assertThat(new Invocation().run("verify", none))
          .isEqualTo(
              new Outcome(2, "", "matchbook verify: " + none + ": there is no such directory\n"));
    }
  }
}
