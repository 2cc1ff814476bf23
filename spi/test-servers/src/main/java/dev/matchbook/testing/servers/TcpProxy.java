package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A proxy in this JVM between a client and a server, which breaks connections at the worst moments.
 *
 * <p>It forwards up to 500 connections; more are closed at once. A connection that is cut is over
 * for the client at that moment; the server gets every byte that was forwarded before, then the end
 * of the stream, so that what was asked is done although nobody hears of it. Every method may be
 * called from any thread. Threads are daemons and end with {@link #close()}.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 500;
  private static final int STARTS = 5;

  private final InetSocketAddress target;
  private final ProxyRules rules = new ProxyRules();
  private final Set<ProxyLink> links = ConcurrentHashMap.newKeySet();
  private final int port;
  private ServerSocket listener;
  private Thread acceptor;
  private boolean closed;

  private TcpProxy(InetSocketAddress target, int port) {
    this.target = target;
    this.port = port;
  }

  /**
   * Starts a proxy on a free port of 127.0.0.1.
   *
   * @param host of the server, which need not run yet
   */
  public static TcpProxy to(String host, int port) {
    for (int i = 1; ; i++) {
      TcpProxy proxy = new TcpProxy(new InetSocketAddress(host, port), FreePort.find());
      try {
        proxy.accept();
        return proxy;
      } catch (UncheckedIOException portWasTaken) {
        if (i == STARTS) {
          throw portWasTaken;
        }
      }
    }
  }

  /** The port that clients connect to; it stays the same. */
  public int port() {
    return port;
  }

  /** How many connections there are, those included that are still ending. */
  public int connections() {
    return links.size();
  }

  /** Cuts all connections now. New ones are accepted. */
  public void cut() {
    // Not one that comes meanwhile: its client may have come because it saw the cut.
    List.copyOf(links).forEach(ProxyLink::cut);
  }

  /** Refuses new connections as a server does that is not there; those there are stay. */
  public synchronized void refuse() {
    if (listener == null) {
      return;
    }
    try {
      listener.close();
      acceptor.join();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    listener = null;
  }

  /** Accepts new connections again. */
  public synchronized void accept() {
    if (closed) {
      throw new IllegalStateException("the proxy is closed");
    }
    if (listener != null) {
      return;
    }
    try {
      ServerSocket socket = new ServerSocket();
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      listener = socket;
      acceptor = new Thread(() -> acceptAll(socket), "tcp-proxy-" + port);
      acceptor.setDaemon(true);
      acceptor.start();
    } catch (IOException failed) {
      throw new UncheckedIOException("the proxy cannot listen on port " + port, failed);
    }
  }

  /**
   * Cuts all connections, once, as soon as so many more bytes have gone from clients to the server:
   * these are delivered, no more are. An answer to them may get through or not.
   *
   * @param bytes at least 0, of all connections together; with 0 it is the next byte that cuts and
   *     is not delivered
   */
  public void cutAfterClientBytes(long bytes) {
    rules.fromClients.arm(bytes);
  }

  /**
   * Cuts all connections, once, as soon as so many more bytes have gone from the server to clients:
   * these are delivered, no more are. What the client that gets the last of them had sent has been
   * delivered to the server before.
   *
   * @param bytes at least 0, of all connections together; with 0 it is the next byte that cuts and
   *     is not delivered: the answer to what is asked next is lost, though it was done
   */
  public void cutAfterServerBytes(long bytes) {
    rules.fromServer.arm(bytes);
  }

  /**
   * Cuts the next connection, once, whose client sends the pattern: it is delivered with all that
   * comes along, no byte that the server says after it goes back, and the client sees the end when
   * the server begins to answer. If nothing else was being asked on that connection, what was asked
   * with the pattern is done by then.
   *
   * @param pattern at least one byte, as the ASCII of {@code COMMIT}
   */
  public void cutBeforeAnswerTo(byte[] pattern) {
    if (pattern.length == 0) {
      throw new IllegalArgumentException("pattern: empty");
    }
    rules.unanswered.set(pattern.clone());
  }

  /** Forwards nothing more, in both directions; connections stay open, new ones are accepted. */
  public void stall() {
    rules.stall(true);
  }

  /** Forwards again, what came during a stall first. */
  public void resume() {
    rules.stall(false);
  }

  /** Closes everything; returns when no thread and no socket is left. Again is no error. */
  @Override
  public void close() {
    refuse();
    synchronized (this) {
      closed = true;
    }
    try {
      for (ProxyLink link : links) {
        link.end();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void forget(ProxyLink link) {
    links.remove(link);
  }

  private void acceptAll(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (links.size() >= MOST_CONNECTIONS) {
          client.close();
          continue;
        }
        ProxyLink link = new ProxyLink(this, rules, target, client);
        links.add(link);
        link.start();
      } catch (IOException failed) {
        // The listener was closed, or one client was gone before it was accepted.
        Thread.onSpinWait();
      }
    }
  }
}
