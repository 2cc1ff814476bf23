/**
 * Real servers for the tests of all modules, started from Maven artifacts: nothing is installed and
 * no container runs.
 *
 * <pre>{@code
 * String uri = PostgresServer.shared().uri(PostgresServer.shared().newDatabase());
 *
 * try (PostgresServer server = PostgresServer.start()) {
 *   server.kill();
 *   server.restart();
 * }
 * }</pre>
 *
 * <p>{@link dev.matchbook.testing.servers.PostgresServer#shared()} is one server for the whole JVM;
 * the environment may name a running one in its place. A test that kills, freezes or configures its
 * server starts one of its own.
 *
 * <p>{@link dev.matchbook.testing.servers.RedisServer} is the same for Redis, {@link
 * dev.matchbook.testing.servers.RedisCluster} and {@link
 * dev.matchbook.testing.servers.RedisSentinel} are made of the same program. {@link
 * dev.matchbook.testing.servers.TcpProxy} stands between a client and a server and cuts connections
 * where it hurts:
 *
 * <pre>{@code
 * try (TcpProxy proxy = TcpProxy.to(server.host(), server.port())) {
 *   Store store = open("postgresql://127.0.0.1:" + proxy.port() + "/" + database);
 *   proxy.cutBeforeAnswerTo("COMMIT".getBytes(US_ASCII));
 *   store.commit(batch);  // was done, but nobody says so
 * }
 * }</pre>
 *
 * <p>{@link dev.matchbook.testing.servers.ServersMain} starts both by hand, for whoever has
 * neither.
 *
 * <p>All files are below {@code java.io.tmpdir/matchbook-test-servers}. Servers end with the JVM;
 * those of a JVM that was killed are ended, and their files deleted, by the next JVM that starts
 * one. Linux (with glibc) and macOS on amd64 and arm64; on others both variables must name running
 * servers.
 */
package dev.matchbook.testing.servers;
