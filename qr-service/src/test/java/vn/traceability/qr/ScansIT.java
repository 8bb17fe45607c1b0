package vn.traceability.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.traceability.Market;
import vn.traceability.embedded.EmbeddedKafka;
import vn.traceability.embedded.EmbeddedKafkaSettings;
import vn.traceability.lot.LotId;
import vn.traceability.scanlog.ScanTopic;

/** From the page over a broker of its own to what the next shopper reads. */
class ScansIT {
  private static final LotId LOT = Market.fried("PHI-10");
  private static final String PAGE = "/01/08930000000019/10/PHI-10/21/";
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int PARTITIONS = 6;

  /** The address the phone comes from, as a proxy that the operator trusts says. */
  private static final String ADDRESS = "203.0.113.77";

  @TempDir Path folder;
  private final Market market = new Market().registered(LOT).journeyOf(LOT);
  private Path ranges;

  @BeforeEach
  void ranges() throws Exception {
    ranges =
        Files.writeString(
            folder.resolve("ranges.csv"),
            "range,place,latitude,longitude\n203.0.113.0/24,00565,21.02,105.93\n");
  }

  @Test
  void theNextShopperReadsWhenAndWhereACodeWasScannedFirst() throws Exception {
    var serial = market.activated(LOT);
    var broker = broker();
    try (broker;
        var service = service(broker.bootstrapServers())) {
      var phone = new Phone(service.origin());
      assertThat(phone.opens(PAGE + serial).body())
          .contains("Đây là lần đầu tiên mã này được quét.");
      awaitScans(serial, 1);
      assertThat(phone.opens(PAGE + serial).body())
          .contains("Lần quét đầu tiên: 08:00 20/03/2026 tại Xã Gia Lâm.")
          .contains("Số lần quét trước lần này: 1.");
      awaitScans(serial, 2);

      phone.opens(PAGE + serial, "User-Agent", "facebookexternalhit/1.1");
      phone.opens(PAGE + serial + "?lang=en", "Sec-Fetch-Site", "same-origin");
      phone.opens(PAGE + serial, "Accept", "application/linkset+json");
      phone.opens(PAGE + serial.toLowerCase(java.util.Locale.ROOT)); // leads on to the one below
      assertThat(phone.opens(PAGE + serial).body()).contains("Số lần quét trước lần này: 2.");
      awaitScans(serial, 3);
      assertThat(outcomes())
          .containsExactlyInAnyOrder(
              "PERSON ACTIVATED",
              "PERSON ACTIVATED",
              "FETCH ACTIVATED",
              "FETCH ACTIVATED",
              "FETCH LINKS",
              "PERSON ACTIVATED");
    }
  }

  @Test
  void everyScanIsLoggedWhateverComesOfItAndWithoutAnyAddress() throws Exception {
    var cancelled = market.activated(LOT);
    var other = Market.fried("PHI-11");
    market.registered(other);
    var waiting = market.issued(other);
    market
        .mongo
        .database()
        .getCollection("codes.ranges")
        .updateMany(
            new Document("lot", LOT.toString()),
            new Document("$set", new Document("state", "CANCELLED")));
    var broker = broker();
    try (broker;
        var service = service(broker.bootstrapServers())) {
      var phone = new Phone(service.origin());
      var paths =
          List.of(
              PAGE + cancelled,
              PAGE + Market.forged(cancelled),
              PAGE + "ABC",
              "/01/08930000000019/10/PHI-11/21/" + waiting,
              "/01/08930000000019/10/PHI-99",
              "/01/08930000000064",
              "/01/123/" + "x".repeat(500));
      paths.forEach(phone::opens);

      await().atMost(PATIENCE).until(() -> rows().size() == paths.size());
      assertThat(outcomes())
          .containsExactlyInAnyOrder(
              "PERSON CANCELLED",
              "PERSON NOT_ISSUED",
              "PERSON MISTYPED",
              "PERSON NOT_ACTIVATED",
              "PERSON UNKNOWN_LOT",
              "PERSON UNKNOWN_PRODUCT",
              "PERSON UNREADABLE");
      var unreadable =
          rows().stream().filter(row -> row.getString("gtin") == null).findFirst().orElseThrow();
      assertThat(unreadable.getString("unreadable")).startsWith("/01/123/xxx").hasSize(200);

      var kept = rows().stream().map(Document::toJson).collect(Collectors.joining("\n"));
      var codes = market.mongo.database().getCollection("scans.codes").find().map(Document::toJson);
      var messages = messages(broker);
      assertThat(messages).hasSize(paths.size());
      for (var text : List.of(kept, String.join("\n", codes), String.join("\n", messages))) {
        assertThat(text)
            .contains("Xã Gia Lâm")
            .doesNotContain(ADDRESS, "203.0.113", "127.0.0.1", "Mozilla", Phone.AGENT);
      }
    }
  }

  @Test
  void labelsOfAFormerSystemAreScansToo() throws Exception {
    Files.writeString(folder.resolve("tem.csv"), "T7,/01/08930000000019/10/PHI-10\n");
    var rules =
        Files.writeString(
            folder.resolve("old.txt"),
            """
            /tem?ma={c}  -> table tem.csv {c}
            /xa/{c}      -> https://elsewhere.example/{c}
            /xuat-xu/*   -> gone Đã ngừng. | It has ended.
            """);
    var broker = broker();
    try (broker;
        var service =
            service(broker.bootstrapServers(), "--traceability.qr.old-addresses=" + rules)) {
      var phone = new Phone(service.origin());
      assertThat(phone.opens("/tem?ma=T7").statusCode()).isEqualTo(302); // and leads to a page
      assertThat(phone.opens("/xa/1").statusCode()).isEqualTo(302);
      assertThat(phone.opens("/tem?ma=T8").statusCode()).isEqualTo(404);
      assertThat(phone.opens("/xuat-xu/1").statusCode()).isEqualTo(410);
      await().atMost(PATIENCE).until(() -> rows().size() == 3);
      assertThat(outcomes())
          .containsExactlyInAnyOrder(
              "PERSON OLD_LABEL_MOVED", "PERSON OLD_LABEL_UNKNOWN", "PERSON OLD_LABEL_GONE");
      assertThat(rows())
          .extracting(row -> row.getString("unreadable"))
          .containsExactlyInAnyOrder("/xa/1", "/tem?ma=T8", "/xuat-xu/1");
    }
  }

  @Test
  void withoutTheBrokerThePageAnswersAtOnceAndTheScansFollow() throws Exception {
    var serial = market.activated(LOT);
    var broker = broker();
    var address = broker.bootstrapServers();
    broker.close();
    try (var service = service(address)) {
      var phone = new Phone(service.origin());
      phone.opens(PAGE + serial); // warms up
      assertThat(millis(() -> phone.opens(PAGE + serial))).isLessThan(2_000);
      assertThat(phone.opens("/01/08930000000019").statusCode()).isEqualTo(200);

      broker = broker();
      awaitScans(serial, 2);

      broker.close();
      for (int i = 0; i < 20; i++) {
        assertThat(millis(() -> phone.opens(PAGE + serial))).isLessThan(2_000);
      }
      broker = broker();
      awaitScans(serial, 22);
      assertThat(rows()).hasSize(23);
    } finally {
      broker.close();
    }
  }

  /** Its label names no lot, and it is the same code before and after it is bound to one. */
  @Test
  void theLabelOfARollCountsLikeAnyOther() throws Exception {
    var roll = market.rolls.issue(java.util.UUID.randomUUID(), Market.FRIED, 3);
    var serial = market.rolls.part(roll, 1, 1).get(0).serial().text();
    var page = "/01/08930000000019/21/" + serial;
    var broker = broker();
    try (broker;
        var service = service(broker.bootstrapServers())) {
      var phone = new Phone(service.origin());
      phone.opens(page);
      awaitScans(serial, 1);
      market.rolls.bind(LOT, serial, serial, Market.PRODUCER);
      assertThat(phone.opens(page).body()).contains("Số lần quét trước lần này: 1.");
      awaitScans(serial, 2);
      assertThat(outcomes()).containsExactlyInAnyOrder("PERSON NOT_BOUND", "PERSON ACTIVATED");
      assertThat(rows()).anyMatch(row -> LOT.toString().equals(row.getString("ofLot")));
    }
  }

  /** One label here and a copy of it in the south: both shoppers say where they are. */
  @Test
  void aCodeScannedFarApartIsSaidToBeCopied() throws Exception {
    var serial = market.activated(LOT);
    var broker = broker();
    try (broker;
        var service = service(broker.bootstrapServers())) {
      var here = new Phone(service.origin());
      var there = new Phone(service.origin(), "198.51.100.9");
      here.opens(PAGE + serial);
      var page = there.opens(PAGE + serial).body();
      assertThat(page).doesNotContain("Nghi mã này đã bị sao chép");
      var ticket = Pattern.compile("scan&#x3D;([A-Za-z0-9_-]{54})").matcher(page);
      assertThat(ticket.find()).isTrue();
      var device = "00112233445566778899aabbccddeeff";
      var form =
          "code="
              + (PAGE + serial).replace("/", "%2F")
              + "&scan="
              + ticket.group(1)
              + "&latitude=10.77&longitude=106.70&commune=&device="
              + device;

      var asked = there.opens("/scan/place?" + form, "Sec-Fetch-Site", "same-origin");
      assertThat(asked.body()).contains("<h1>Bạn quét mã này ở đâu?</h1>");
      var taken = there.submits("/scan/place", form, "Sec-Fetch-Site", "same-origin");
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(there.submits("/scan/place", form, "Sec-Fetch-Site", "cross-site").statusCode())
          .isEqualTo(403);

      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  here.opens(PAGE + serial, "Sec-Fetch-Site", "same-origin")
                      .body()
                      .contains("<h1>Nghi mã này đã bị sao chép</h1>"));
      var alarm = market.mongo.database().getCollection("scans.alarms").find().first();
      assertThat(alarm.getString("_id")).isEqualTo("far-apart|08930000000019|" + serial);
      assertThat(alarm.get("evidence", Document.class))
          .containsEntry("kilometres", "1137")
          .containsEntry("withPlace", "2");
      assertThat(alarm.getString("owner")).isEqualTo(Market.COOPERATIVE.digits());
      assertThat(alarm.toJson() + String.join("", messages(broker)))
          .doesNotContain(device, "10.77", "198.51.100");
    }
  }

  private static long millis(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private void awaitScans(String serial, long persons) {
    var codes = market.mongo.database().getCollection("scans.codes");
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              var found = codes.find(new Document("_id", "08930000000019|" + serial)).first();
              return found != null && found.getLong("persons") == persons;
            });
  }

  private List<Document> rows() {
    return market.mongo.database().getCollection("scans.rows").find().into(new ArrayList<>());
  }

  private List<String> outcomes() {
    return rows().stream()
        .map(row -> row.getString("kind") + " " + row.getString("outcome"))
        .toList();
  }

  /** At the same address each time. */
  private EmbeddedKafka broker() {
    var broker = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder));
    broker.createTopic(ScanTopic.SCANS, PARTITIONS, Map.of());
    return broker;
  }

  private TestService service(String bootstrapServers, String... settings) {
    var all = new ArrayList<>(List.of(settings));
    all.add("--traceability.qr.places=" + ranges);
    all.add("--server.forward-headers-strategy=native");
    return TestService.over(
        market,
        folder,
        Market.KEY,
        new QrService.Broker(bootstrapServers),
        all.toArray(String[]::new));
  }

  private static List<String> messages(EmbeddedKafka broker) {
    var found = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var all =
          IntStream.range(0, PARTITIONS)
              .mapToObj(partition -> new TopicPartition(ScanTopic.SCANS, partition))
              .collect(Collectors.toSet());
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long end = consumer.endOffsets(all).values().stream().mapToLong(Long::longValue).sum();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                  found.add(record.key() + new String(record.value(), StandardCharsets.UTF_8));
                  record.headers().forEach(header -> found.add(header.key()));
                }
                return Set.copyOf(all).stream().mapToLong(consumer::position).sum() == end;
              });
    }
    return found;
  }
}
