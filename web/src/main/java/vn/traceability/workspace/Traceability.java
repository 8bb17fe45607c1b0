package vn.traceability.workspace;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import vn.traceability.demo.Demo;
import vn.traceability.embedded.CannotStart;
import vn.traceability.embedded.EmbeddedKafka;
import vn.traceability.embedded.EmbeddedKafkaSettings;
import vn.traceability.embedded.EmbeddedMongo;
import vn.traceability.embedded.EmbeddedMongoSettings;
import vn.traceability.ingest.IngestApi;
import vn.traceability.pipeline.DeadLetters;
import vn.traceability.pipeline.Topics;
import vn.traceability.qr.QrService;
import vn.traceability.scanlog.ScanTopic;
import vn.traceability.workspace.mongo.Database;

/** Everything in one process, with its own database server and broker. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({IngestApi.class, QrService.class, Workspace.class})
public class Traceability {
  /** The exit code for a store that died for good. */
  static final int STORE_DIED = 3;

  /** The exit code for what people can mend: options, ports, folders. */
  static final int CANNOT_START = 2;

  public static void main(String[] arguments) {
    long started = System.nanoTime();
    try {
      var running = start(Options.read(List.of(arguments)), System.out::println, Traceability::die);
      running.closeAtExit();
      System.out.printf(
          "Started in %.1f s. Stop with Ctrl+C.%n",
          Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0);
    } catch (Options.Unclear | CannotStart no) {
      System.err.println(no.getMessage());
      System.exit(CANNOT_START);
    }
  }

  /** The running program: closing it ends the web server first and the stores last. */
  record Running(
      ConfigurableApplicationContext context,
      EmbeddedKafka kafka,
      EmbeddedMongo mongo,
      AtomicBoolean ended)
      implements AutoCloseable {
    int port() {
      return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    String address() {
      return "http://localhost:" + port();
    }

    /** The stores must not end beside those who use them: consumers have groups to leave. */
    void closeAtExit() {
      Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
      kafka.endsWithItsOwner();
      mongo.endsWithItsOwner();
    }

    @Override
    public void close() {
      if (ended.compareAndSet(false, true)) {
        context.close();
        kafka.close();
        mongo.close();
      }
    }
  }

  static Running start(Options options, Consumer<String> console, Consumer<String> fatal) {
    int port = free(options.port());
    var mongo =
        EmbeddedMongo.start(
            EmbeddedMongoSettings.in(options.data()).withProgress(console).withFatal(fatal));
    try {
      var kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(options.data()).withFatal(fatal));
      try {
        return start(options, port, console, mongo, kafka);
      } catch (RuntimeException failure) {
        kafka.close();
        throw failure;
      }
    } catch (RuntimeException failure) {
      mongo.close();
      throw failure;
    }
  }

  private static Running start(
      Options options,
      int port,
      Consumer<String> console,
      EmbeddedMongo mongo,
      EmbeddedKafka kafka) {
    kafka.createTopic(
        Topics.CAPTURED,
        6,
        Map.of("flush.messages", "1", "max.message.bytes", Integer.toString(2 << 20)));
    kafka.createTopic(Topics.RECORDED, 6, Map.of());
    kafka.createTopic(
        Topics.DEAD_LETTERS,
        1,
        Map.of("retention.ms", "-1", "max.message.bytes", Integer.toString(3 << 20)));
    // what tells devices apart must not stay longer than a week
    kafka.createTopic(
        ScanTopic.SCANS, 6, Map.of("retention.ms", Long.toString(Duration.ofDays(7).toMillis())));
    var application = new SpringApplication(Traceability.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(
        Map.of(
            "server.port",
            port,
            "traceability.address",
            "http://localhost:" + port,
            "traceability.data",
            options.data().toString(),
            "traceability.preview",
            mongo.isPreview()));
    application.addInitializers(
        context -> {
          var beans = (GenericApplicationContext) context;
          beans.registerBean(Clock.class, Clock::systemUTC);
          Database.register(beans, mongo.uri());
          beans.registerBean(
              IngestApi.Broker.class,
              () -> new IngestApi.Broker(kafka.bootstrapServers(), "default"));
          beans.registerBean(
              QrService.Broker.class, () -> new QrService.Broker(kafka.bootstrapServers()));
          beans.registerBean(Stores.class, () -> new Stores(mongo, kafka));
        });
    var context = application.run();
    var running = new Running(context, kafka, mongo, new AtomicBoolean());
    console.accept("Database: " + mongo.describe());
    console.accept("Broker:   " + kafka.describe());
    console.accept(
        "The server answers on this machine only, since it has no TLS and no trusted proxy in front.");
    console.accept(Memory.report(mongo));
    console.accept("Open " + running.address());
    context.getBean(FirstAccounts.class).create(options, console);
    if (options.replayDeadLetters()) {
      console.accept(
          "Dead letters sent to the recorder again: "
              + context.getBean(DeadLetters.class).replay());
    }
    if (options.demo()) {
      context.getBean(Demo.class).load(running.address(), options.data(), console);
    }
    return running;
  }

  /**
   * Settled before the stores are started, so that nothing has to be undone; labels carry the port
   * too.
   */
  private static int free(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return probe.getLocalPort();
    } catch (IOException taken) {
      throw new Options.Unclear(
          "Port "
              + port
              + " is in use by another program. Stop that program or choose another port with --port.");
    }
  }

  private static void die(String sentence) {
    System.err.println(sentence);
    // from a thread of its own: whoever tells us may be a thread that the end waits for
    new Thread(() -> System.exit(STORE_DIED), "exit").start();
  }
}
