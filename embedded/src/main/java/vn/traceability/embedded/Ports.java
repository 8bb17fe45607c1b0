package vn.traceability.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Free loopback ports, the same from start to start where nobody else took them meanwhile. */
final class Ports {
  private Ports() {}

  static int remembered(Path file) throws IOException {
    if (Files.exists(file)) {
      var text = Files.readString(file).strip();
      if (text.matches("[1-9][0-9]{0,4}") && isFree(Integer.parseInt(text))) {
        return Integer.parseInt(text);
      }
    }
    int port = free();
    PrivateFiles.write(file, Integer.toString(port));
    return port;
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true); // connections of the last run that linger do not matter
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException | IllegalArgumentException taken) {
      return false;
    }
  }
}
