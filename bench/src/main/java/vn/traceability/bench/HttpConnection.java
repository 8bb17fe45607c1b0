package vn.traceability.bench;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * One connection that is kept open, as the least a client can do: it shares the machine with the
 * server that is measured. Of HTTP 1.1 it reads what that server sends. Not for many threads.
 */
final class HttpConnection implements Closeable {
  /** What came back. */
  record Answer(int status, byte[] body) {
    Answer is(int expected) {
      if (status != expected) {
        throw new IllegalStateException(status + " " + new String(body, StandardCharsets.UTF_8));
      }
      return this;
    }
  }

  /** Well before Tomcat closes a connection that nobody uses. */
  private static final long LONGEST_IDLE = Duration.ofSeconds(10).toNanos();

  private final int port;
  private final String headers;
  private Socket socket;
  private InputStream in;

  /** What was read of it, from {@code at} to {@code filled} not looked at yet. */
  private final byte[] buffer = new byte[64 << 10];

  private int at;
  private int filled;
  private long lastUsed = System.nanoTime();

  /**
   * @param key sent as {@code X-API-Key}
   */
  HttpConnection(int port, String key) throws IOException {
    this(port, Map.of("X-API-Key", key));
  }

  /**
   * @param always headers that are sent with each request
   */
  HttpConnection(int port, Map<String, String> always) throws IOException {
    this.port = port;
    socket = opened(port);
    in = socket.getInputStream();
    var lines = new StringBuilder(" HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
    always.forEach((name, value) -> lines.append(name + ": " + value + "\r\n"));
    headers = lines.toString();
  }

  private static Socket opened(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  Answer get(String address) throws IOException {
    send("GET " + address + headers + "\r\n", new byte[0]);
    return answer();
  }

  Answer post(String address, byte[] body) throws IOException {
    send(
        "POST "
            + address
            + headers
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n",
        body);
    return answer();
  }

  private void reopen() throws IOException {
    socket.close();
    socket = opened(port);
    in = socket.getInputStream();
    at = 0;
    filled = 0;
  }

  private void send(String head, byte[] body) throws IOException {
    if (System.nanoTime() - lastUsed > LONGEST_IDLE) {
      reopen();
    }
    byte[] first = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[first.length + body.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    socket.getOutputStream().write(all);
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    int length = 0;
    boolean last = false;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      } else if (header.equals("connection: close")) {
        last = true;
      } else if (header.equals("transfer-encoding: chunked")) {
        chunked = true;
      } else if (header.startsWith("transfer-encoding:")) {
        throw new IOException("an answer that is not read here: " + line);
      }
    }
    byte[] body = chunked ? chunks() : bytes(length);
    if (last) { // as Tomcat wants it after a hundred requests
      reopen();
    }
    lastUsed = System.nanoTime();
    return new Answer(status, body);
  }

  /** RFC 9112, section 7.1, without trailers. */
  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      body.writeBytes(bytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int length = 0; length < count; ) {
      if (at == filled) {
        fill();
      }
      int some = Math.min(count - length, filled - at);
      System.arraycopy(buffer, at, bytes, length, some);
      length += some;
      at += some;
    }
    return bytes;
  }

  /** Without its end. */
  private String line() throws IOException {
    var line = new StringBuilder();
    while (true) {
      if (at == filled) {
        fill();
      }
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      line.append(new String(buffer, at, end - at, StandardCharsets.ISO_8859_1));
      boolean whole = end < filled;
      at = whole ? end + 1 : end;
      if (whole) {
        int length = line.length();
        boolean returned = length > 0 && line.charAt(length - 1) == '\r';
        return returned ? line.substring(0, length - 1) : line.toString();
      }
    }
  }

  private void fill() throws IOException {
    int read = in.read(buffer);
    if (read < 0) {
      throw new EOFException("the connection was closed");
    }
    at = 0;
    filled = read;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
