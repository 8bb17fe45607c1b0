package vn.traceability.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client of the public API, with a key. */
final class Client implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService senders = Executors.newFixedThreadPool(8);
  private final List<Future<String>> jobs = new ArrayList<>();
  private final String address;

  /** Names and values by turns. */
  private final String[] credentials;

  /** Of those who enter for themselves, as everybody does. */
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  Client(String address, String key) {
    this(address, new String[] {"X-API-Key", key});
  }

  private Client(String address, String[] credentials) {
    this.address = address;
    this.credentials = credentials;
  }

  /** Signs in as a browser does: a cookie, and a token for what writes. */
  Client signedIn(String account, String password) {
    var entered =
        send(
            HttpRequest.newBuilder(URI.create(address + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        object().put("account", account).put("password", password).toString())),
            new String[0]);
    if (entered.statusCode() != 201) {
      throw new IllegalStateException("signing in was answered " + entered.statusCode());
    }
    String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    var token =
        send(
            HttpRequest.newBuilder(URI.create(address + "/api/v1/session/csrf-token")).GET(),
            new String[] {"Cookie", cookie});
    return new Client(
        address,
        new String[] {
          "Cookie", cookie, "X-CSRF-Token", JSON.readTree(token.body()).path("token").stringValue()
        });
  }

  /** Makes an account of a party, unless there is one, and has it enter what the party does. */
  void entersFor(String party, ObjectNode account) {
    register("/api/v1/accounts", account);
    usesAccount(party, account.path("name").stringValue());
  }

  /** Has an account enter what a party does. */
  void usesAccount(String party, String account) {
    var made = post("/api/v1/accounts/" + account + "/keys", object());
    if (made.statusCode() != 201) {
      throw new IllegalStateException("no key for " + account + ": " + made.body());
    }
    keys.put(party, JSON.readTree(made.body()).path("key").stringValue());
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Posts and expects 201; 409 tells that it is there from an earlier try. */
  void register(String path, ObjectNode body) {
    mustBeThere(path, there -> post(there, body));
  }

  private static void mustBeThere(String path, Function<String, HttpResponse<String>> posting) {
    var answer = posting.apply(path);
    if (answer.statusCode() != 201 && answer.statusCode() != 409) {
      throw new IllegalStateException(
          "POST " + path + " was answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  /** Approves a party as it was registered. */
  void approve(String gln, ObjectNode approval) {
    mustBeThere(
        "/api/v1/parties/" + gln + "/decisions",
        path -> send(posting(path, approval).header("If-Match", "\"1\"")));
  }

  /** Posts an entry in the background, as the party whose entry it is. */
  void enter(ObjectNode entry) {
    jobs.add(
        senders.submit(
            () -> {
              String key = keys.get(entry.path("partyGln").stringValue());
              var answer = send(posting("/api/v1/events", entry), new String[] {"X-API-Key", key});
              if (answer.statusCode() != 202 && answer.statusCode() != 201) {
                throw new IllegalStateException(
                    "an entry was answered " + answer.statusCode() + ": " + answer.body());
              }
              return JSON.readTree(answer.body()).path("job").asString("");
            }));
  }

  int entered() {
    return jobs.size();
  }

  /** How many entries are recorded by now, waiting for those not yet accepted. */
  int recorded() {
    int recorded = 0;
    for (var each : jobs) {
      try {
        String job = each.get();
        JsonNode state = JSON.readTree(get(job).body()).path("state");
        if (state.asString("").equals("failed")) {
          throw new IllegalStateException("an entry was not recorded: " + job);
        }
        recorded += state.asString("").equals("finished") ? 1 : 0;
      } catch (ExecutionException failure) {
        throw new IllegalStateException("the sample data was not loaded", failure.getCause());
      } catch (InterruptedException stopped) {
        throw interrupted(stopped);
      }
    }
    return recorded;
  }

  private HttpResponse<String> post(String path, ObjectNode body) {
    return send(posting(path, body));
  }

  private HttpRequest.Builder posting(String path, ObjectNode body) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, credentials);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String[] headers) {
    try {
      var asked = headers.length == 0 ? request : request.headers(headers);
      return http.send(asked.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new IllegalStateException("the API does not answer", failure);
    } catch (InterruptedException stopped) {
      throw interrupted(stopped);
    }
  }

  private static IllegalStateException interrupted(InterruptedException stopped) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("stopped while loading the sample data", stopped);
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
