package dev.matchbook.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.spi.Stores;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisSettingsTest {

  @Test
  void theDefaultsAreThose() {
    RedisSettings settings = RedisSettings.parse("redis://localhost");
    assertThat(settings.engine()).isEqualTo("main");
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.retries()).isEqualTo(8);
    assertThat(settings.closedTtl()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.closedOrders()).isEqualTo(1_000_000);
    assertThat(settings.trades()).isEqualTo(10_000);
    assertThat(settings.depthLevels()).isEqualTo(50);
    assertThat(settings.durable()).isEmpty();
    assertThat(settings.address()).hasToString("localhost:6379/0");
  }

  @Test
  void everyParameterIsRead() {
    RedisSettings settings =
        RedisSettings.parse(
            "redis://h:1/7?engine=A.b_c-9&timeout=1s&retries=0&closedTtl=1h&closedOrders=0&trades=1"
                + "&depthLevels=10&durable=true");
    assertThat(settings.engine()).isEqualTo("A.b_c-9");
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.retries()).isZero();
    assertThat(settings.closedTtl()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.closedOrders()).isZero();
    assertThat(settings.trades()).isOne();
    assertThat(settings.depthLevels()).isEqualTo(10);
    assertThat(settings.durable()).contains(true);
    assertThat(settings.address()).hasToString("h:1/7");
  }

  @Test
  void allSchemesAreFound() {
    assertThat(Stores.schemes()).contains("redis", "rediss", "redis-cluster", "redis-sentinel");
    assertThat(RedisSettings.parse("rediss://h").address().tls()).isTrue();
    assertThat(RedisSettings.parse("redis://h").address().tls()).isFalse();
    Address cluster = RedisSettings.parse("redis-cluster://a:1,b:2,[::1]:3?tls=true").address();
    assertThat(cluster.kind()).isEqualTo(Address.Kind.CLUSTER);
    assertThat(cluster.tls()).isTrue();
    assertThat(cluster).hasToString("a:1,b:2,[::1]:3/0");
    Address sentinel = RedisSettings.parse("redis-sentinel://:p@a,b:2/3?master=m").address();
    assertThat(sentinel.kind()).isEqualTo(Address.Kind.SENTINEL);
    assertThat(sentinel.master()).isEqualTo("m");
    assertThat(sentinel).hasToString("a:26379,b:2/3");
  }

  @Test
  void userAndPasswordAreDecodedEachByItself() {
    Address address = RedisSettings.parse("redis://a%3Ab:p%40%3A%2B+x@h").address();
    assertThat(address.user()).isEqualTo("a:b");
    assertThat(address.password()).isEqualTo("p@:++x");
    assertThat(address.toString()).isEqualTo("h:6379/0");
    assertThat(RedisSettings.parse("redis://:only@h").address().user()).isNull();
    assertThat(RedisSettings.parse("redis://:only@h").name()).doesNotContain("only");
  }

  @Test
  void whatCannotBeIsRefusedWithoutShowingAPassword() {
    List<String> wrong =
        List.of(
            "redis://",
            "redis:h",
            "redis://u:s3cr3t@h/x",
            "redis://u:s3cr3t@h,i",
            "redis://s3cr3t@h",
            "redis://u:s3cr3t@h/10000",
            "redis://u:s3cr3t@h?engine=",
            "redis://u:s3cr3t@h?engine={a}",
            "redis://u:s3cr3t@h?engine=" + "e".repeat(65),
            "redis://u:s3cr3t@h?timeout=0s",
            "redis://u:s3cr3t@h?trades=0",
            "redis://u:s3cr3t@h?durable=maybe",
            "redis://u:s3cr3t@h?closedOrder=1",
            "redis://u:s3cr3t@h?master=m",
            "redis://u:s3cr3t@h?tls=true",
            "redis-sentinel://u:s3cr3t@h",
            "redis-cluster://u:s3cr3t@h/1",
            "rediss-cluster://u:s3cr3t@h");
    for (String uri : wrong) {
      assertThatThrownBy(() -> RedisSettings.parse(uri))
          .as(uri)
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .doesNotContain("s3cr3t");
    }
  }
}
