package dev.matchbook.store.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The connections of a store: one for those who read and one for the writer, each opened again by
 * itself when it breaks. While one is broken its commands are refused, not collected.
 */
final class Wire implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int MOST_WAITING = 10_000;
  private static final long LEAST_DELAY_MILLIS = 10;
  private static final long MOST_DELAY_MILLIS = 250;
  private static final Duration REFRESH = Duration.ofSeconds(30);

  private final ClientResources resources;
  private final AbstractRedisClient client;
  private boolean closed;
  private StatefulRedisClusterConnection<byte[], byte[]> nodes;
  private RedisClusterAsyncCommands<byte[], byte[]> reads;
  private RedisClusterAsyncCommands<byte[], byte[]> writes;

  private Wire(Address address, Duration timeout) {
    resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .reconnectDelay(
                Delay.equalJitter(
                    LEAST_DELAY_MILLIS,
                    MOST_DELAY_MILLIS,
                    LEAST_DELAY_MILLIS,
                    TimeUnit.MILLISECONDS))
            .build();
    List<RedisURI> uris = address.uris(timeout);
    client =
        address.kind() == Address.Kind.CLUSTER
            ? RedisClusterClient.create(resources, uris)
            : RedisClient.create(resources, uris.get(0));
  }

  /** Connects. What fails is the driver's. */
  static Wire open(Address address, Duration timeout) {
    Wire wire = new Wire(address, timeout);
    boolean connected = false;
    try {
      wire.connect(timeout);
      connected = true;
      return wire;
    } finally {
      if (!connected) {
        wire.close();
      }
    }
  }

  private void connect(Duration timeout) {
    if (client instanceof RedisClusterClient cluster) {
      cluster.setOptions(clusterOptions(timeout));
      nodes = cluster.connect(ByteArrayCodec.INSTANCE);
      reads = nodes.async();
      writes = cluster.connect(ByteArrayCodec.INSTANCE).async();
    } else if (client instanceof RedisClient server) {
      server.setOptions(options(ClientOptions.builder(), timeout).build());
      reads = server.connect(ByteArrayCodec.INSTANCE).async();
      writes = server.connect(ByteArrayCodec.INSTANCE).async();
    }
  }

  private static <B extends ClientOptions.Builder> B options(B builder, Duration timeout) {
    builder
        .protocolVersion(ProtocolVersion.RESP2)
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(MOST_WAITING)
        .socketOptions(
            SocketOptions.builder()
                .connectTimeout(timeout)
                .keepAlive(true)
                .tcpNoDelay(true)
                .build());
    return builder;
  }

  private static ClusterClientOptions clusterOptions(Duration timeout) {
    ClusterClientOptions.Builder builder = ClusterClientOptions.builder();
    options(builder, timeout);
    return builder
        .topologyRefreshOptions(
            ClusterTopologyRefreshOptions.builder().enablePeriodicRefresh(REFRESH).build())
        .build();
  }

  /** Of those who read. */
  RedisClusterAsyncCommands<byte[], byte[]> reads() {
    return reads;
  }

  /** Of the server that has that key. */
  RedisClusterAsyncCommands<byte[], byte[]> serverOf(byte[] key) {
    if (nodes == null) {
      return reads;
    }
    RedisClusterNode node = nodes.getPartitions().getPartitionBySlot(SlotHash.getSlot(key));
    return node == null ? reads : nodes.getConnection(node.getNodeId()).async();
  }

  /** Of the writer. */
  RedisClusterAsyncCommands<byte[], byte[]> writes() {
    return writes;
  }

  /** Done again it changes nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      client.shutdown(0, THREADS, TimeUnit.SECONDS);
      resources.shutdown(0, THREADS, TimeUnit.SECONDS);
    }
  }
}
