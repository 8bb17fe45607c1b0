package vn.traceability.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import vn.traceability.ingest.RunningApi;

/** A handshake header by header, which the client of the JDK does not let one write. */
final class RawHandshake implements AutoCloseable {
  private static final int SMALL = 4 << 10;
  private static final int CLOSE = 8;
  private static final int CUT_OFF = 1006;

  private final Socket socket = new Socket();
  private final RunningApi api;
  private final Map<String, String> headers = new LinkedHashMap<>();

  RawHandshake(RunningApi api, String key) {
    this.api = api;
    with("Host", "localhost")
        .with("X-API-Key", key)
        .with("Upgrade", "websocket")
        .with("Connection", "keep-alive, Upgrade")
        .with("Sec-WebSocket-Version", "13")
        .with("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==");
  }

  /**
   * @param value empty for no such header
   */
  RawHandshake with(String header, String value) {
    if (value.isEmpty()) {
      headers.remove(header);
    } else {
      headers.put(header, value);
    }
    return this;
  }

  /** Sends it, and returns the head of the answer. */
  String head(String path) throws IOException {
    socket.setReceiveBufferSize(SMALL); // so that little is on its way to one who reads nothing
    socket.setSoTimeout((int) CaptureIT.PATIENCE.toMillis());
    socket.connect(new InetSocketAddress("localhost", api.port()));
    String lines =
        headers.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue() + "\r\n")
            .collect(Collectors.joining());
    socket
        .getOutputStream()
        .write(("GET " + path + " HTTP/1.1\r\n" + lines + "\r\n").getBytes(UTF_8));
    var head = new ByteArrayOutputStream();
    while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
      int next = in().read();
      if (next < 0) {
        throw new IOException("the connection ended in the head: " + head);
      }
      head.write(next);
    }
    return head.toString(UTF_8);
  }

  /**
   * Reads all that comes until the connection ends, and answers no ping.
   *
   * @return the code with which it was closed; 1006 where it was cut off
   */
  int readToTheEnd() throws IOException {
    while (true) {
      int first = in().read();
      if (first < 0) {
        return CUT_OFF;
      }
      byte[] content = in().readNBytes(length());
      if ((first & 0x0f) == CLOSE) {
        return (content[0] & 0xff) << 8 | content[1] & 0xff;
      }
    }
  }

  /** Of a frame of a server, which is not masked (RFC 6455, section 5.2). */
  private int length() throws IOException {
    int length = in().read();
    int more = length == 127 ? 8 : length == 126 ? 2 : 0;
    return more == 0 ? length : new BigInteger(1, in().readNBytes(more)).intValueExact();
  }

  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
