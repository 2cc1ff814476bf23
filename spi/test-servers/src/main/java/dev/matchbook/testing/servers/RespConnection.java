package dev.matchbook.testing.servers;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

/** A connection to a Redis of this machine: one command, one answer, everything as text. */
final class RespConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 5_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  RespConnection(int port) throws IOException {
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  /** Asks one server once; empty if it cannot be reached. */
  static Optional<String> ask(int port, String... command) {
    try (RespConnection connection = new RespConnection(port)) {
      return Optional.of(connection.call(command));
    } catch (IOException unreachable) {
      return Optional.empty();
    }
  }

  /** The answer: an error has a minus in front, elements of an array are lines, none is empty. */
  String call(String... command) throws IOException {
    StringBuilder request = new StringBuilder("*" + command.length + "\r\n");
    for (String word : command) {
      int bytes = word.getBytes(StandardCharsets.UTF_8).length;
      request.append('$').append(bytes).append("\r\n").append(word).append("\r\n");
    }
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
    return answer();
  }

  private String answer() throws IOException {
    String line = line();
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+', ':' -> rest;
      case '-' -> line;
      case '$' -> bulk(Integer.parseInt(rest));
      case '*' -> array(Integer.parseInt(rest));
      default -> throw new IOException("not RESP: " + line);
    };
  }

  private String bulk(int bytes) throws IOException {
    if (bytes < 0) {
      return "";
    }
    byte[] text = in.readNBytes(bytes);
    in.skipNBytes(2);
    return new String(text, StandardCharsets.UTF_8);
  }

  private String array(int elements) throws IOException {
    StringJoiner lines = new StringJoiner("\n");
    for (int i = 0; i < elements; i++) {
      lines.add(answer());
    }
    return lines.toString();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      line.append((char) next);
    }
    if (line.length() < 2) {
      throw new IOException("not RESP: an empty line");
    }
    return line.substring(0, line.length() - 1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
