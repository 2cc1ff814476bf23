package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCommandTest {
  @TempDir private Path folder;

  private Outcome state() {
    return new Invocation().run("state", "--store", "file:" + folder);
  }

  @Test
  void theStateIsThatOfAnEngineThatNeverStopped() {
    StoredSession.write(folder, StoredSession.COMMANDS);

    assertThat(state())
        .isEqualTo(
            new Outcome(
                0,
                "{\"commands\":10,\"seq\":12,\"openOrders\":4,\"nextOrderId\":8,"
                    + "\"nextTradeId\":3,\"hash\":\""
                    + StoredSession.hash(StoredSession.COMMANDS)
                    + "\"}\n",
                ""));
  }

  @Test
  void aNewStoreIsAtTheStart() {
    StoredSession.write(folder, "");

    assertThat(state())
        .isEqualTo(
            new Outcome(
                0,
                "{\"commands\":0,\"seq\":0,\"openOrders\":0,\"nextOrderId\":1,"
                    + "\"nextTradeId\":1,\"hash\":\""
                    + StoredSession.hash("")
                    + "\"}\n",
                ""));
  }

  @Test
  void lookingChangesNothing() throws IOException {
    StoredSession.write(folder, StoredSession.COMMANDS);
    Path segment = folder.resolve("000000001.ndjson");
    String before = Files.readString(segment);

    Outcome first = state();
    new Invocation().run("depth", "--store", "file:" + folder, "--symbol", "X");
    new Invocation().run("orders", "--store", "file:" + folder);
    new Invocation().run("trades", "--store", "file:" + folder);

    assertThat(state()).isEqualTo(first);
    assertThat(segment).hasContent(before);
  }
}
