package vn.traceability.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnBrokerTest {
  @TempDir Path folder;
  private final List<String> fatal = new CopyOnWriteArrayList<>();

  private EmbeddedKafkaSettings settings() {
    return EmbeddedKafkaSettings.in(folder).withEnvironment(Map.of()).withFatal(fatal::add);
  }

  @Test
  void keepsItsMessagesAcrossStartsAndRefusesASecondOneMeanwhile() {
    long begin = System.nanoTime();
    try (var kafka = EmbeddedKafka.start(settings())) {
      assertThat(kafka.describe()).contains(folder.toString());
      var writes = KafkaWrites.on(kafka);
      writes.write(1);
      System.out.printf(
          "broker start to first ack: %d ms%n", (System.nanoTime() - begin) / 1_000_000);
      writes.close();
      assertThatThrownBy(() -> EmbeddedKafka.start(settings()))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("in use by process");
    }
    try (var kafka = EmbeddedKafka.start(settings())) {
      assertThat(KafkaWrites.readAll(kafka)).containsExactly("k1");
    }
    assertThat(fatal).isEmpty();
  }

  @Test
  void createsATopicOnceWithItsSettingsAndTakesTransactions() throws Exception {
    try (var kafka = EmbeddedKafka.start(settings())) {
      kafka.createTopic("master-data", 3, Map.of("cleanup.policy", "compact"));
      kafka.createTopic("master-data", 3, Map.of("cleanup.policy", "compact"));
      var bootstrap = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
      try (var admin = Admin.create(bootstrap)) {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "master-data");
        var config = admin.describeConfigs(List.of(topic)).all().get(20, TimeUnit.SECONDS);
        assertThat(config.get(topic).get("cleanup.policy").value()).isEqualTo("compact");
      }
      var settings =
          Map.<String, Object>of(
              "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "t");
      try (var producer =
          new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
        producer.initTransactions();
        producer.beginTransaction();
        var sent = producer.send(new ProducerRecord<>("master-data", "key", "value"));
        producer.commitTransaction();
        assertThat(sent).isDone();
      }
    }
  }

  @Test
  void aFaultThatWouldEndTheProcessIsToldInstead() {
    try (var kafka = EmbeddedKafka.start(settings())) {
      assertThatThrownBy(() -> Exit.halt(1, "log directory failed"))
          .isInstanceOf(IllegalStateException.class);
      assertThat(fatal).singleElement().asString().contains("log directory failed");
      assertThat(kafka.isRunning()).isFalse();
    }
  }

  @Test
  void aWrongSettingIsASentence() {
    var wrong = settings().withProperties(Map.of("num.io.threads", "none"));
    assertThatThrownBy(() -> EmbeddedKafka.start(wrong))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("num.io.threads");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BROKER://127.0.0.1:TAKEN,CONTROLLER://127.0.0.1:FREE",
        "BROKER://127.0.0.1:FREE,CONTROLLER://127.0.0.1:TAKEN"
      })
  @Timeout(5) // Kafka itself would start all else first
  void aPortInUseIsToldAtOnce(String listeners) throws Exception {
    int free = Ports.free();
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();
      var named = listeners.replace("TAKEN", "" + taken).replace("FREE", "" + free);
      assertThatThrownBy(
              () -> EmbeddedKafka.start(settings().withProperties(Map.of("listeners", named))))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("port " + taken + " on 127.0.0.1 is in use by another program");
    }
    assertThat(fatal).isEmpty();
  }

  @Test
  void aPortTakenBetweenTwoStartsIsChangedForAnother() throws Exception {
    try (var kafka = EmbeddedKafka.start(settings())) {
      var writes = KafkaWrites.on(kafka);
      writes.write(1);
      writes.close();
    }
    int broker = Integer.parseInt(Files.readString(folder.resolve("kafka/port")));
    int controller = Integer.parseInt(Files.readString(folder.resolve("kafka/controller-port")));
    try (var one = new ServerSocket(broker, 1, InetAddress.getLoopbackAddress());
        var other = new ServerSocket(controller, 1, InetAddress.getLoopbackAddress());
        var kafka = EmbeddedKafka.start(settings())) {
      assertThat(List.of(one.isBound(), other.isBound())).containsOnly(true);
      assertThat(kafka.bootstrapServers()).doesNotContain(":" + broker);
      assertThat(KafkaWrites.readAll(kafka)).containsExactly("k1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka.example", "kafka:x", "a:1,,b:2", "http://kafka:9092"})
  void aNamedClusterWithAWrongAddressIsRefused(String wrong) {
    var named = settings().withEnvironment(Map.of(EmbeddedKafka.BOOTSTRAP_SETTING, wrong));
    assertThatThrownBy(() -> EmbeddedKafka.start(named))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("it looks like host:9092");
  }

  @Test
  void aNamedClusterStartsNothing() {
    var named = Map.of(EmbeddedKafka.BOOTSTRAP_SETTING, "kafka.example:9092");
    try (var kafka = EmbeddedKafka.start(settings().withEnvironment(named))) {
      assertThat(kafka.bootstrapServers()).isEqualTo("kafka.example:9092");
      assertThat(kafka.describe()).contains("kafka.example:9092");
    }
    assertThat(folder).isEmptyDirectory();
  }
}
