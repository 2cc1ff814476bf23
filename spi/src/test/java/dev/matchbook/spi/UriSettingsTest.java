package dev.matchbook.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.property.Seeds;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriSettingsTest {
  private enum Sync {
    BATCH,
    INTERVAL,
    NOT_AT_ALL
  }

  private static UriSettings of(String value) {
    return StoreUri.parse("x:y?a=" + value).settings();
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    UriSettings none = StoreUri.parse("x:y").settings();
    assertThat(none.intValue("a", 3, 1, 5)).isEqualTo(3);
    assertThat(none.longValue("a", 3, 1, 5)).isEqualTo(3);
    assertThat(none.bytes("a", 3, 1, 5)).isEqualTo(3);
    assertThat(none.duration("a", Duration.ofSeconds(3), Duration.ZERO, Duration.ofDays(1)))
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(none.flag("a", true)).isTrue();
    assertThat(none.word("a", Sync.INTERVAL)).isEqualTo(Sync.INTERVAL);
    assertThat(none.text("a", "b")).isEqualTo("b");
    assertThat(none.text("a", null)).isNull();
    none.requireNoOthers();
  }

  @Test
  void wholeNumbersAreReadUpToTheirBounds() {
    assertThat(of("-5").intValue("a", 0, -5, 5)).isEqualTo(-5);
    assertThat(of("007").intValue("a", 0, -5, 7)).isEqualTo(7);
    assertThat(of("2147483647").intValue("a", 0, 0, Integer.MAX_VALUE))
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(of("" + Long.MIN_VALUE).longValue("a", 0, Long.MIN_VALUE, Long.MAX_VALUE))
        .isEqualTo(Long.MIN_VALUE);
    assertThat(of("" + Long.MAX_VALUE).longValue("a", 0, Long.MIN_VALUE, Long.MAX_VALUE))
        .isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-6",
        "6",
        "",
        "+1",
        "1.0",
        "1e0",
        "0x1",
        "1%20",
        "1k",
        "١",
        "4294967297",
        "-",
        "9223372036854775808",
        "00000000000000000001"
      })
  void otherNumbersAreRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(value).intValue("a", 0, -5, 5))
        .withMessage("x: parameter a: not a whole number from -5 to 5: " + value);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "4096, 4096",
    "1k, 1024",
    "64K, 65536",
    "3m, 3145728",
    "2G, 2147483648",
    "9223372036854775807, 9223372036854775807",
    "8589934591g, 9223372035781033984",
  })
  void bytesAreReadInPowersOf1024(String value, long bytes) {
    assertThat(of(value).bytes("a", 0, 0, Long.MAX_VALUE)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k",
        "1kb",
        "1t",
        "1.5k",
        "-1",
        "1%20k",
        "1023",
        "3g",
        "8589934592g",
        "9223372036854775808",
        "18014398509481985k"
      })
  void otherBytesAreRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(value).bytes("a", 4096, 1024, 2L << 30))
        .withMessage(
            "x: parameter a: not an amount of bytes (4096, 64k, 64m, 2g) from 1k to 2g: " + value);
  }

  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "250us, PT0.00025S",
    "10ms, PT0.01S",
    "5s, PT5S",
    "1m, PT1M",
    "2h, PT2H",
    "0090m, PT1H30M",
    "2562047788015215h, PT2562047788015215H",
  })
  void durationsAreReadWithTheirUnit(String value, Duration duration) {
    Duration max = ChronoUnit.FOREVER.getDuration();
    assertThat(of(value).duration("a", Duration.ZERO, Duration.ZERO, max)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "s",
        "1d",
        "1S",
        "1ns",
        "-1s",
        "1.5s",
        "1h30m",
        "249us",
        "2m",
        "9223372036854775807h",
        "9223372036854775808s"
      })
  void otherDurationsAreRefused(String value) {
    Duration min = Duration.ofNanos(250_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(value).duration("a", min, min, Duration.ofSeconds(90)))
        .withMessage(
            "x: parameter a: not a duration (250us, 10ms, 5s, 1m, 2h) from 250us to 90s: " + value);
  }

  @Test
  void aDurationThatHasNoUnitIsStillNamedInARange() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                of("5")
                    .duration("a", Duration.ZERO, Duration.ZERO, ChronoUnit.FOREVER.getDuration()))
        .withMessageContaining("from 0s to PT");
    assertThat(Durations.format(Duration.ofNanos(1))).isEqualTo("PT0.000000001S");
  }

  @Test
  void whatIsFormattedIsReadBack() {
    Seeds.theory(UriSettingsTest.class, 2000)
        .forAll(longs().between(0, Long.MAX_VALUE / 1000), longs().between(0, 41))
        .checkAssert(
            (count, bits) -> {
              long amount = count >> bits << bits;
              assertThat(Bytes.parse(Bytes.format(amount))).contains(amount);
              Duration duration = Duration.of(amount, ChronoUnit.MICROS);
              assertThat(Durations.parse(Durations.format(duration))).contains(duration);
            });
  }

  @Test
  void flagsAreTrueOrFalse() {
    assertThat(of("true").flag("a", false)).isTrue();
    assertThat(of("false").flag("a", true)).isFalse();
    for (String value : new String[] {"", "True", "1", "yes"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> of(value).flag("a", true))
          .withMessage("x: parameter a: not true or false: " + value);
    }
  }

  @Test
  void wordsAreConstantsInLowerCase() {
    assertThat(of("interval").word("a", Sync.BATCH)).isEqualTo(Sync.INTERVAL);
    assertThat(of("not_at_all").word("a", Sync.BATCH)).isEqualTo(Sync.NOT_AT_ALL);
    for (String value : new String[] {"", "BATCH", "batch%20", "none"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> of(value).word("a", Sync.BATCH))
          .withMessage("x: parameter a: not one of batch, interval, not_at_all: " + value);
    }
  }

  @Test
  void unknownParametersAreNamedWithTheKnownOnes() {
    UriSettings settings =
        StoreUri.parse("x:?snyc=batch&sync=batch&zzz=1&SEGMENTBYTES=2&z=1").settings();
    settings.word("sync", Sync.BATCH);
    settings.bytes("segmentBytes", 1, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(settings::requireNoOthers)
        .withMessage(
            "x: unknown parameter snyc (did you mean sync?), zzz, SEGMENTBYTES (did you mean "
                + "segmentBytes?), z: known are sync, segmentBytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("1").requireNoOthers())
        .withMessage("x: unknown parameter a: it has none");
  }

  @Test
  void neighboursThatChangedPlacesAreOneMistake() {
    UriSettings settings = StoreUri.parse("x:?tlt=1&tll=1&lll=1").settings();
    settings.text("ttl", null);
    assertThatIllegalArgumentException()
        .isThrownBy(settings::requireNoOthers)
        .withMessage(
            "x: unknown parameter tlt (did you mean ttl?), tll (did you mean ttl?), lll: known are "
                + "ttl");
  }

  @Test
  void everyReaderStartsAnew() {
    StoreUri uri = StoreUri.parse("x:?a=1");
    UriSettings settings = uri.settings();
    settings.text("a", null);
    settings.requireNoOthers();
    assertThatIllegalArgumentException().isThrownBy(() -> uri.settings().requireNoOthers());
  }

  @Test
  void aDefaultOutOfItsRangeIsTheProvidersMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("2").intValue("a", 0, 1, 5))
        .withMessage("byDefault: not from 1 to 5: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("2").bytes("a", 6, 1, 5))
        .withMessage("byDefault: not from 1 to 5: 6");
  }

  @Test
  void nullIsNamed() {
    UriSettings settings = of("1");
    Duration zero = Duration.ZERO;
    assertThatNullPointerException().isThrownBy(() -> settings.text(null, "")).withMessage("name");
    assertThatNullPointerException()
        .isThrownBy(() -> settings.word("a", (Sync) null))
        .withMessage("byDefault");
    assertThatNullPointerException()
        .isThrownBy(() -> settings.duration("a", null, zero, zero))
        .withMessage("byDefault");
    assertThatNullPointerException()
        .isThrownBy(() -> settings.duration("a", zero, zero, null))
        .withMessage("max");
  }
}
