package vn.traceability.ingest;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import vn.traceability.embedded.testing.TestKafka;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.party.Party;
import vn.traceability.pipeline.Topics;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.webhook.Reach;

/** The service over a real web server, put together as a program does it. */
public final class RunningApi implements AutoCloseable {
  private final TestClock clock;
  private final ServletWebServerApplicationContext context;

  private RunningApi(TestClock clock, ServletWebServerApplicationContext context) {
    this.clock = clock;
    this.context = context;
  }

  /** With a database and topics that nobody else uses. */
  static RunningApi start() {
    return over(TestMongo.shared(true).database(), newTopics());
  }

  /** With a broker that lives. */
  public static RunningApi over(MongoDatabase database, Topics topics) {
    return over(
        database, new IngestApi.Broker(TestKafka.shared().bootstrapServers(), "test", topics));
  }

  public static RunningApi over(MongoDatabase database, IngestApi.Broker broker) {
    return over(database, broker, beans -> {});
  }

  /**
   * @param more further beans
   */
  public static RunningApi over(
      MongoDatabase database, IngestApi.Broker broker, Consumer<GenericApplicationContext> more) {
    var clock = new TestClock();
    var application = new SpringApplication(Program.class);
    application.setRegisterShutdownHook(false);
    application.addInitializers(
        context -> {
          var beans = (GenericApplicationContext) context;
          beans.registerBean(Clock.class, () -> clock);
          beans.registerBean(MongoDatabase.class, () -> database);
          beans.registerBean(IngestApi.Broker.class, () -> broker);
          beans.registerBean(Reach.Resolver.class, TestNames::new);
          more.accept(beans);
        });
    return new RunningApi(
        clock,
        (ServletWebServerApplicationContext)
            application.run(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.servlet.multipart.enabled=false",
                "--traceability.webhooks.allow=" + TestNames.RECEIVER,
                "--traceability.webhooks.plain-http=true"));
  }

  /** Topics that nobody else uses. */
  public static Topics newTopics() {
    var topics = new Topics(TestKafka.newName("api") + ".");
    for (String topic : new String[] {Topics.CAPTURED, Topics.RECORDED, Topics.DEAD_LETTERS}) {
      TestKafka.shared().createTopic(topics.prefix() + topic, 3, Map.of());
    }
    return topics;
  }

  public TestClock clock() {
    return clock;
  }

  public int port() {
    return context.getWebServer().getPort();
  }

  public String origin() {
    return "http://localhost:" + port();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public MasterData<Gln, Party> parties() {
    return masterData("parties");
  }

  public MasterData<Gln, Place> places() {
    return masterData("places");
  }

  public MasterData<Gtin, Product> products() {
    return masterData("products");
  }

  public MasterData<LotId, Lot> lots() {
    return masterData("lots");
  }

  @SuppressWarnings("unchecked")
  private <T> T masterData(String name) {
    return (T) context.getBean(name);
  }

  /** Somebody without a session or a key. */
  public Caller nobody() {
    return new Caller(origin());
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
