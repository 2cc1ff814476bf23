package dev.matchbook.testing.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends back what it gets and remembers all of it. */
final class EchoServer implements AutoCloseable {
  private final ServerSocket listener;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final AtomicInteger ends = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  EchoServer() throws IOException {
    listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    run(this::acceptAll);
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "echo");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  synchronized byte[] received() {
    return received.toByteArray();
  }

  /** How many connections have come to their orderly end. */
  int ends() {
    return ends.get();
  }

  /** Sends bytes to all clients, unasked. */
  void say(String text) throws IOException {
    for (Socket socket : sockets) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        run(() -> echo(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void echo(Socket socket) {
    byte[] buffer = new byte[8192];
    try (socket) {
      int read;
      while ((read = socket.getInputStream().read(buffer)) >= 0) {
        synchronized (this) {
          received.write(buffer, 0, read);
        }
        socket.getOutputStream().write(buffer, 0, read);
      }
      ends.incrementAndGet();
    } catch (IOException broken) {
      sockets.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
