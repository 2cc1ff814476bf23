package dev.matchbook.testing.servers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client of a proxy and its connection to the server, with a thread for each direction.
 *
 * <p>A link that is cut is closed to the client at once. The server reads all that was forwarded
 * and then the end; what it answers is read and thrown away, for a socket that is closed with
 * unread bytes would take back what it sent.
 */
final class ProxyLink {
  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final int DRAIN_TIMEOUT_MILLIS = 10_000;
  private static final int DELIVER_TIMEOUT_MILLIS = 2_000;
  private static final int LOOK_MILLIS = 20;
  private static final int BUFFER_BYTES = 1 << 16;

  private final TcpProxy proxy;
  private final ProxyRules rules;
  private final InetSocketAddress target;
  private final Socket client;
  private final Socket server = new Socket();
  private final Thread upstream;
  private final Thread downstream;
  private final CutAfter.Connection toServer = new End(() -> {});
  private final CutAfter.Connection toClient = new End(this::deliver);
  private final AtomicInteger ends = new AtomicInteger();
  private final CountDownLatch delivered = new CountDownLatch(1);
  private byte[] watched;
  private BytePattern watch;
  private volatile boolean delivering;
  private volatile boolean unanswered;
  private volatile boolean cut;

  ProxyLink(TcpProxy proxy, ProxyRules rules, InetSocketAddress target, Socket client) {
    this.proxy = proxy;
    this.rules = rules;
    this.target = target;
    this.client = client;
    this.upstream = thread(this::forwardToServer, "up");
    this.downstream = thread(this::forwardToClient, "down");
  }

  private Thread thread(Runnable work, String direction) {
    Thread thread =
        new Thread(work, "tcp-proxy-%d-%d-%s".formatted(proxy.port(), client.getPort(), direction));
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    upstream.start();
  }

  /** Closes the client's side now; the server has what was forwarded. */
  void cut() {
    cut = true;
    close(client);
    try {
      if (!server.isOutputShutdown()) {
        server.shutdownOutput();
      }
    } catch (IOException notConnected) {
      close(server);
    }
    rules.wake();
  }

  /** Closes both sides and returns when both threads have ended. */
  void end() throws InterruptedException {
    cut();
    close(server);
    upstream.join();
    downstream.join();
  }

  private void forwardToServer() {
    try {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      server.connect(target, CONNECT_TIMEOUT_MILLIS);
      downstream.start();
      // A read ends now and then without bytes, to see whether the link is to be cut.
      client.setSoTimeout(LOOK_MILLIS);
      forwardAll(client.getInputStream(), server.getOutputStream());
    } catch (IOException broken) {
      endBothUnlessCut();
    } finally {
      delivered.countDown();
      oneEnded(downstream.getState() == Thread.State.NEW ? 2 : 1);
    }
  }

  private void forwardAll(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    while (!cut && !(delivering && in.available() == 0)) {
      int read;
      try {
        read = in.read(buffer);
      } catch (SocketTimeoutException nothingCame) {
        continue;
      }
      rules.awaitFlow(this::isCut);
      if (read < 0) {
        server.shutdownOutput();
        return;
      }
      watch(buffer, read);
      rules.fromClients.forward(buffer, read, out, toServer);
    }
  }

  /** Before the bytes are forwarded, so that the answer cannot be faster. */
  private void watch(byte[] buffer, int length) {
    byte[] pattern = rules.unanswered.get();
    if (pattern != watched) {
      watched = pattern;
      watch = pattern == null ? null : new BytePattern(pattern);
    }
    if (watch != null && watch.endsIn(buffer, length)) {
      unanswered = rules.unanswered.compareAndSet(pattern, null);
    }
  }

  private void forwardToClient() {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      int read;
      while (!cut && (read = in.read(buffer)) >= 0) {
        rules.awaitFlow(this::isCut);
        if (unanswered) {
          deliver();
          cut();
        } else {
          rules.fromServer.forward(buffer, read, out, toClient);
        }
      }
      rules.awaitFlow(this::isCut);
      if (!cut) {
        client.shutdownOutput();
      }
    } catch (IOException broken) {
      endBothUnlessCut();
    } finally {
      drainServer(buffer);
      oneEnded(1);
    }
  }

  /** Returns when the server has been sent all that the client sent up to now. */
  private void deliver() {
    delivering = true;
    try {
      delivered.await(DELIVER_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void drainServer(byte[] buffer) {
    long start = System.nanoTime();
    try {
      server.setSoTimeout(DRAIN_TIMEOUT_MILLIS);
      while (cut && server.getInputStream().read(buffer) >= 0) {
        if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(DRAIN_TIMEOUT_MILLIS)) {
          return;
        }
      }
    } catch (IOException over) {
      close(server);
    }
  }

  /** A direction of this link, as the count of bytes sees it. */
  private final class End implements CutAfter.Connection {
    private final Runnable beforeLast;

    End(Runnable beforeLast) {
      this.beforeLast = beforeLast;
    }

    @Override
    public boolean isCut() {
      return cut;
    }

    @Override
    public void beforeLast() {
      beforeLast.run();
    }

    @Override
    public void cutAll() {
      proxy.cut();
    }
  }

  private boolean isCut() {
    return cut;
  }

  private void endBothUnlessCut() {
    if (!cut) {
      close(client);
      close(server);
    }
  }

  private void oneEnded(int threads) {
    if (ends.addAndGet(threads) == 2) {
      close(client);
      close(server);
      proxy.forget(this);
    }
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      return;
    }
  }
}
