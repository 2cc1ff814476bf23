package dev.matchbook.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ChildProcessTest {
  @Test
  void childAnswersInTurnAndKeepsItsState() throws IOException, ChildFailure {
    try (ChildProcess child = ChildProcess.start("child", Echo.class, "first")) {
      assertThat(child.ask("a")).isEqualTo("first a");
      assertThat(child.ask("b")).isEqualTo("a b");
    }
  }

  @Test
  void failureOfAnAnswerNamesTheChildAndTheNextIsAnswered() throws IOException, ChildFailure {
    try (ChildProcess child = ChildProcess.start("poor child", Echo.class, "x")) {
      assertThatThrownBy(() -> child.ask("fail"))
          .isInstanceOf(ChildFailure.class)
          .hasMessage("poor child: java.lang.IllegalStateException: as it was told");
      assertThat(child.ask("b")).isEqualTo("fail b");
    }
  }

  @Test
  void childThatEndsIsAFailure() throws IOException {
    try (ChildProcess child = ChildProcess.start("child", Echo.class, "x")) {
      assertThatThrownBy(() -> child.ask("end"))
          .isInstanceOf(ChildFailure.class)
          .hasMessage("child: its process ended before it answered");
    }
  }

  @Test
  void childThatIsBusyEndsWhenItIsClosed() throws IOException, InterruptedException {
    ChildProcess child = ChildProcess.start("child", Echo.class, "x");
    Thread asking = new Thread(() -> assertThatThrownBy(() -> child.ask("spin")));
    asking.start();
    child.close();
    asking.join();
    assertThat(child.isAlive()).isFalse();
  }

  /** Answers with the question before and this one. */
  static final class Echo {
    private static String last;

    private Echo() {}

    public static void main(String[] args) throws IOException {
      last = args[0];
      ChildLoop.serve(Echo::answer);
    }

    private static String answer(String question) {
      String before = last;
      last = question;
      if (question.equals("fail")) {
        throw new IllegalStateException("as it was told");
      }
      while (question.equals("spin")) {
        Thread.onSpinWait();
      }
      if (question.equals("end")) {
        System.exit(3);
      }
      return before + " " + question;
    }
  }
}
