package dev.matchbook.testing.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports of 127.0.0.1 that nobody listens on, below those that systems give to outgoing
 * connections: a server that was killed finds its port free when it starts again.
 */
final class FreePort {
  private static final int LOWEST = 12_000;
  private static final int LIMIT = 32_000;
  private static final int REDIS_BUS_OFFSET = 10_000;
  private static final int TRIES = 1_000;

  private FreePort() {}

  static int find() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, LIMIT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port found in " + TRIES + " tries");
  }

  /** A port for a node of a Redis Cluster, which also listens on the port 10,000 above. */
  static int findForClusterNode() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, LIMIT - REDIS_BUS_OFFSET);
      if (isFree(port) && isFree(port + REDIS_BUS_OFFSET)) {
        return port;
      }
    }
    throw new IllegalStateException("no two free ports found in " + TRIES + " tries");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
