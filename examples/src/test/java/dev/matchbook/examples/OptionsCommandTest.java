package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The venue for options, on a file store. */
class OptionsCommandTest {
  @TempDir private Path folder;

  private Outcome options(String directory, String... more) {
    Object[] args = new Object[3 + more.length];
    args[0] = "options";
    args[1] = "--store";
    args[2] = "file:" + folder.resolve(directory);
    System.arraycopy(more, 0, args, 3, more.length);
    return new Invocation().run(args);
  }

  @Test
  void theStoryHasSignedOffersPartialFillsBatchesBustsWhatComesBackAndAProof() {
    Outcome outcome = options("a");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("ann offers calls on 1.8 WETH at 10.75 a day, at least 0.2 at once: order 1\n")
        .contains("(signed by dan): refused: not signed by ann\n")
        .containsPattern("trade 1: dan takes [0-9.]+ from ann's order 1 at 10.75 a day\n")
        .containsPattern("canceled: 0.1 of order \\d+, IMMEDIATE_OR_CANCEL\n")
        .containsPattern("batch \\d+: WETH-CALL-105, trades [0-9 ]+, Merkle root 0x[0-9a-f]{64}\n")
        .containsPattern("batch \\d+: settled in block 1001, \\d+ gas, transaction 0x[0-9a-f]{8}")
        .containsPattern("batch \\d+: failed, the taker cannot pay the premium: halved\n")
        .containsPattern("to (ann|bob|cat): trade \\d+ fills nothing; not your fault")
        .containsPattern("to (fay|ivy): trade \\d+ is no option; the taker cannot pay")
        .containsPattern("back:    [0-9.]+ of (ann|bob|cat)'s order \\d+ comes back as order \\d+")
        .containsPattern("option 1: call, [0-9.]+ WETH, strike [0-9.]+, of dan by ann, premium")
        .contains("  the trade as it was: proven; for twice the amount: not proven\n")
        .containsPattern("and [1-9]\\d* that have expired")
        .doesNotContain(" of fay by")
        .doesNotContain(" of ivy by");
  }

  @Test
  void theSameSeedTellsTheSameStoryAndAnotherAnother() {
    String story = options("a").out();

    assertThat(options("b").out()).isEqualTo(story);
    assertThat(options("c", "--seed", "43").out()).isNotEqualTo(story);
  }

  @Test
  void whereEverybodyPaysNothingIsBusted() {
    assertThat(options("a", "--fail", "0").out())
        .contains("settled in block")
        .contains(" of fay by ")
        .doesNotContain("busted:");
  }

  @Test
  void everyTakerWhoCannotPayHasNoOption() {
    assertThat(options("a", "--fail", "1").out())
        .contains("busted:")
        .contains("  and 0 that have expired\n")
        .doesNotContain("settled in block")
        .doesNotContain("proven");
  }

  @Test
  void onItsStoreItGoesOnAndWhatWasSignedIsUsed() {
    String first = options("a").out();
    String second = options("a").out();
    String after = first.substring(first.lastIndexOf("Active options at "));

    assertThat(second)
        .containsPattern(
            "ann offers calls on .*: refused: order \\d+, (SIGNATURE_EXPIRED|NONCE_USED)")
        .doesNotContain("trade 1: dan takes");
    assertThat(second.lines().filter(line -> line.contains("order 20, "))).hasSize(1);
    after
        .lines()
        .filter(line -> line.startsWith("  option "))
        .forEach(option -> assertThat(second).contains(option));
  }

  @Test
  void whatCannotBeUsedIsOneClearLine() {
    assertThat(options("a", "--fail", "-1"))
        .isEqualTo(new Outcome(2, "", "matchbook options: --fail: below 0: -1\n"));
    assertThat(new Invocation().run("options", "--store", "nowhere:").exitCode()).isEqualTo(2);
  }
}
