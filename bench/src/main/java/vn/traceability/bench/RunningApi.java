package vn.traceability.bench;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.gs1.Gln;
import vn.traceability.ingest.IngestApi;
import vn.traceability.pipeline.Recorder;
import vn.traceability.pipeline.Topics;
import vn.traceability.signin.Secrets;

/** The service over a web server on a free port of this machine, as a program puts it together. */
final class RunningApi implements AutoCloseable {
  private final ServletWebServerApplicationContext context;

  /**
   * Starts it.
   *
   * @param topics must be there
   */
  RunningApi(BenchStores stores, MongoDatabase database, Topics topics) {
    this(stores, database, topics, Program.class);
  }

  /**
   * Starts it with what else is in it.
   *
   * @param program a configuration that imports {@link IngestApi}
   */
  RunningApi(
      BenchStores stores,
      MongoDatabase database,
      Topics topics,
      Class<?> program,
      String... settings) {
    var broker = new IngestApi.Broker(stores.kafka.bootstrapServers(), "bench", topics);
    var application = new SpringApplication(program);
    application.setRegisterShutdownHook(false);
    application.addInitializers(
        starting -> {
          var beans = (GenericApplicationContext) starting;
          beans.registerBean(Clock.class, Clock::systemUTC);
          beans.registerBean(MongoDatabase.class, () -> database);
          beans.registerBean(IngestApi.Broker.class, () -> broker);
        });
    context =
        (ServletWebServerApplicationContext)
            application.run(
                Stream.concat(
                        Stream.of(
                            "--server.port=0",
                            "--server.address=127.0.0.1",
                            "--spring.main.banner-mode=off"),
                        Stream.of(settings))
                    .toArray(String[]::new));
  }

  int port() {
    return context.getWebServer().getPort();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A new key of a new account that captures for this party. */
  String key(Gln party) {
    var account =
        new Account(
            "bench-" + party.digits(),
            "Bench",
            Role.TRADER,
            Optional.of(party),
            Set.of(),
            Optional.empty());
    bean(Accounts.class).put(account, "no password opens it");
    String key = Secrets.random();
    bean(Accounts.class).putKey(Secrets.kept(key, Clock.systemUTC().instant()), account.name());
    return key;
  }

  /** Waits until so many events are recorded since the start. */
  void awaitRecorded(long events) throws InterruptedException {
    var recorder = bean(Recorder.class);
    while (recorder.recorded() < events) {
      recorder
          .trouble()
          .ifPresent(
              why -> {
                throw new IllegalStateException(why);
              });
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(IngestApi.class)
  static class Program {}
}
