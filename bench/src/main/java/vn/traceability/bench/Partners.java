package vn.traceability.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.traceability.gs1.Gln;

/** Parties that capture, each with a key and a connection of its own. */
final class Partners implements AutoCloseable {
  private final List<HttpConnection> connections = new ArrayList<>();

  Partners(RunningApi api, int count) throws IOException {
    for (int client = 0; client < count; client++) {
      connections.add(new HttpConnection(api.port(), api.key(party(client))));
    }
  }

  static Gln party(int client) {
    return Harvests.farm(client);
  }

  HttpConnection connection(int client) {
    return connections.get(client);
  }

  @Override
  public void close() throws IOException {
    for (var each : connections) {
      each.close();
    }
  }
}
