package vn.traceability.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.Entry;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.party.CommuneCode;

/**
 * Dương Xá's onion and garlic village and a vegetable cooperative over ninety days: households
 * grow, cooperatives process and pack, a distributor carries, two shops sell. A few things in it
 * are wrong on purpose: more black garlic than garlic went in, greens sprayed too late or with
 * something no register knows, a certificate that ran out, peeled garlic nobody confirmed, and a
 * lot that an inspector recalled.
 */
final class SampleChains {
  static final CommuneCode GIA_LAM = new CommuneCode("00565");
  private static final String BA_VI = "09700";
  static final Gln COOPERATIVE = party(1);
  static final Gln VEGETABLES = party(2);
  static final Gln DISTRIBUTOR = party(3);
  static final Gln SHOP_1 = party(4);
  static final Gln SHOP_2 = party(5);

  private static final int HOUSEHOLDS = 34;
  private static final int FIRST_OF_GREENS = 25;
  private static final int WEEKS = 13;

  /** Numbers of the sample stand far from those that are handed out. */
  private static final long BASE = 900_000_000L;

  private static final Map<Gln, String> NAMES = names();

  private static final Map<String, String> PLACES =
      Map.of(
          "plot", "Thửa ruộng của",
          "packing-house", "Nhà đóng gói của",
          "warehouse", "Kho của",
          "shop", "Quầy hàng của");

  private static final Gtin RAW_ONION = product(1);
  private static final Gtin RAW_GARLIC = product(2);
  private static final Gtin PEELED = product(3);
  private static final Gtin FRIED_ONION = product(4);
  private static final Gtin DRIED_GARLIC = product(5);
  private static final Gtin BLACK_GARLIC = product(6);
  private static final String FUNGICIDE = "Trừ nấm 68WG (mẫu)";
  private static final String INSECTICIDE = "Trừ sâu 50SC (mẫu)";
  private static final String NOT_REGISTERED = "Thuốc không nhãn (mẫu)";
  private static final List<Gtin> GREENS = List.of(product(11), product(12), product(13));

  private final Client client;
  private final LocalDate today;
  private final Consumer<String> console;

  /** Entries written up weeks later, when the goods had left: that is how such wrongs get by. */
  private final List<ObjectNode> writtenUpLate = new ArrayList<>();

  private final Random random = new Random(20230921);
  private int lots;

  SampleChains(Client client, LocalDate today, Consumer<String> console) {
    this.client = client;
    this.today = today;
    this.console = console;
  }

  static Gln household(int number) {
    return party(100 + number);
  }

  private static Gln party(int number) {
    return Gln.internal(BASE + number);
  }

  private static Map<Gln, String> names() {
    var names = new HashMap<Gln, String>();
    names.put(COOPERATIVE, "Hợp tác xã Hành tỏi Dương Xá (mẫu)");
    names.put(VEGETABLES, "Hợp tác xã Rau an toàn Gia Lâm (mẫu)");
    names.put(DISTRIBUTOR, "Công ty Phân phối Nông sản Sạch (mẫu)");
    names.put(SHOP_1, "Cửa hàng Thực phẩm Xanh 1 (mẫu)");
    names.put(SHOP_2, "Cửa hàng Thực phẩm Xanh 2 (mẫu)");
    for (int i = 1; i <= HOUSEHOLDS; i++) {
      names.put(household(i), "Nông hộ %02d (mẫu)".formatted(i));
    }
    return names;
  }

  private static Gln place(Gln party) {
    return Gln.internal(BASE + 1_000 + Long.parseLong(party.digits().substring(8, 12)));
  }

  private static Gtin product(int number) {
    return Gtin.internal(BASE + number);
  }

  /** Everything but what an inspector does. */
  void load() {
    register();
    parties();
    accounts();
    products();
    certificates();
    console.accept(
        "Sample data: " + (HOUSEHOLDS + 5) + " establishments and their products are registered.");
    for (int week = 0; week < WEEKS; week++) {
      village(week);
      greens(week);
      console.accept(
          "Sample data: week %d of %d, %d lots, %d entries."
              .formatted(week + 1, WEEKS, lots, client.entered()));
    }
    awaitRecorded();
    writtenUpLate.forEach(client::enter);
    productList();
    chainList();
    establishmentList();
    awaitRecorded();
  }

  /** What the inspector does after he has seen the chains. */
  static void inspect(Client inspector) {
    var recall = Client.object();
    recall.put("kind", "recalled");
    recall.put("reason", "Mẫu kiểm nghiệm phát hiện dư lượng vượt ngưỡng (dữ liệu mẫu)");
    inspector.register("/api/v1/lots/" + DRIED_GARLIC.digits() + "/TS-05/decisions", recall);
  }

  /** Invented products: the names of real ones and their periods are an authority's to import. */
  private void register() {
    var register = Client.object();
    register.put("title", "Thời gian cách ly (mẫu)");
    register.put("signedBy", "Chi cục Trồng trọt và Bảo vệ thực vật (mẫu)");
    register.put("signedOn", today.minusDays(120).toString());
    var entries = register.putArray("entries");
    entries.addObject().put("productName", FUNGICIDE).put("days", 7);
    for (String crop : List.of("cải ngọt", "rau muống")) {
      entries.addObject().put("productName", INSECTICIDE).put("crop", crop).put("days", 7);
    }
    entries.addObject().put("productName", INSECTICIDE).put("crop", "dưa chuột").put("days", 3);
    client.register("/api/v1/isolation-register", register);
  }

  private void certificates() {
    certificate("VietGAP-TT-0101 (mẫu)", "vietgap", VEGETABLES, -300, 65, GREENS.subList(0, 2));
    certificate("VietGAP-TT-0102 (mẫu)", "vietgap", VEGETABLES, -465, -100, GREENS.subList(2, 3));
    certificate(
        "OCOP-GL-2025-07 (mẫu)",
        "ocop",
        COOPERATIVE,
        -200,
        895,
        List.of(FRIED_ONION, DRIED_GARLIC, BLACK_GARLIC, PEELED));
  }

  private void certificate(
      String number, String scheme, Gln holder, int from, int until, List<Gtin> products) {
    var certificate = Client.object();
    certificate.put("number", number).put("scheme", scheme).put("holderGln", holder.digits());
    certificate.put("issuedBy", "Tổ chức chứng nhận (mẫu)");
    certificate.put("validFrom", today.plusDays(from).toString());
    certificate.put("validUntil", today.plusDays(until).toString());
    var covered = certificate.putArray("products");
    products.forEach(product -> covered.add(product.digits()));
    client.register("/api/v1/certificates", certificate);
  }

  private void awaitRecorded() {
    int recorded = client.recorded();
    while (recorded < client.entered()) {
      console.accept(
          "Sample data: %d of %d entries are recorded.".formatted(recorded, client.entered()));
      LockSupport.parkNanos(500_000_000L);
      recorded = client.recorded();
    }
    console.accept("Sample data: all %d entries are recorded.".formatted(recorded));
  }

  private void parties() {
    party(COOPERATIVE, "cooperative", "packing-house", "Thôn Dương Đá", Optional.empty());
    party(VEGETABLES, "cooperative", "packing-house", "Thôn Thuận Quang", Optional.empty());
    party(DISTRIBUTOR, "distributor", "warehouse", "Khu công nghiệp", Optional.empty());
    party(SHOP_1, "retailer", "shop", "Phố Ngô Xuân Quảng", Optional.empty());
    party(SHOP_2, "retailer", "shop", "Đường Nguyễn Bình", Optional.empty());
    for (int i = 1; i <= HOUSEHOLDS; i++) {
      party(
          household(i),
          "household",
          "plot",
          "Xứ đồng %d".formatted(1 + i % 7),
          Optional.of(i < FIRST_OF_GREENS ? COOPERATIVE : VEGETABLES));
    }
  }

  private void party(Gln gln, String kind, String place, String street, Optional<Gln> memberOf) {
    String name = NAMES.get(gln);
    var party = Client.object();
    party.put("gln", gln.digits()).put("name", name).put("kind", kind);
    party.put("address", street + ", Xã Gia Lâm, Hà Nội").put("communeCode", GIA_LAM.digits());
    memberOf.ifPresent(cooperative -> party.put("memberOf", cooperative.digits()));
    client.register("/api/v1/parties", party);
    boolean waits = gln.equals(household(HOUSEHOLDS)) || gln.equals(household(HOUSEHOLDS - 1));
    if (!waits) {
      var approval = Client.object();
      approval.put("kind", "approved").put("reason", "Đủ điều kiện (dữ liệu mẫu)");
      client.approve(gln.digits(), approval);
    }
    var where = Client.object();
    where.put("gln", place(gln).digits()).put("partyGln", gln.digits()).put("kind", place);
    where.put("name", PLACES.get(place) + " " + name);
    where.put("address", street + ", Xã Gia Lâm, Hà Nội").put("communeCode", GIA_LAM.digits());
    client.register("/api/v1/places", where);
  }

  /** Each establishment writes for itself; some have an account that is printed. */
  private void accounts() {
    client.usesAccount(COOPERATIVE.digits(), "htx");
    client.usesAccount(VEGETABLES.digits(), "htxrau");
    client.usesAccount(DISTRIBUTOR.digits(), "phanphoi");
    client.usesAccount(SHOP_1.digits(), "cuahang");
    client.usesAccount(household(1).digits(), "nongho");
    account("cuahang2", "trader", SHOP_2);
    for (int i = 2; i <= HOUSEHOLDS; i++) {
      account("nongho%02d".formatted(i), "farmer", household(i));
    }
  }

  private void account(String name, String role, Gln party) {
    var account = Client.object();
    account.put("name", name).put("role", role).put("partyGln", party.digits());
    account.put("displayName", NAMES.get(party));
    client.entersFor(party.digits(), account);
  }

  private void products() {
    product(RAW_ONION, COOPERATIVE, "Hành củ tươi Dương Xá", "TCVN 11892-1:2017", 0, "hành");
    product(RAW_GARLIC, COOPERATIVE, "Tỏi củ tươi Dương Xá", "TCVN 11892-1:2017", 0, "tỏi");
    product(PEELED, COOPERATIVE, "Hành tỏi bóc sẵn Dương Xá", "TCCS 01:2025/HTX", 3, "");
    product(FRIED_ONION, COOPERATIVE, "Hành phi Dương Xá", "TCCS 02:2025/HTX", 4, "");
    product(DRIED_GARLIC, COOPERATIVE, "Tỏi sấy Dương Xá", "TCCS 03:2025/HTX", 3, "");
    product(BLACK_GARLIC, COOPERATIVE, "Tỏi đen Dương Xá", "TCCS 04:2025/HTX", 4, "");
    product(GREENS.get(0), VEGETABLES, "Cải ngọt VietGAP", "VietGAP", 0, "cải ngọt");
    product(GREENS.get(1), VEGETABLES, "Rau muống VietGAP", "VietGAP", 0, "rau muống");
    product(GREENS.get(2), VEGETABLES, "Dưa chuột VietGAP", "VietGAP", 0, "dưa chuột");
  }

  private void product(Gtin gtin, Gln owner, String name, String standard, int stars, String crop) {
    var product = Client.object();
    product
        .put("gtin", gtin.digits())
        .put("ownerGln", owner.digits())
        .put("name", name + " (mẫu)")
        .put("unit", "KGM");
    product.putArray("standards").add(standard);
    if (stars > 0) {
      product.put("ocopStars", stars);
    }
    if (crop.isEmpty()) {
      product.putObject("netContent").put("value", "0.2").put("unit", "KGM");
    } else {
      product.put("crop", crop);
    }
    client.register("/api/v1/products", product);
  }

  /** A week of the village: eight harvests, three products made of them. */
  private void village(int week) {
    var harvest = day(week, 0);
    var onions = new ArrayList<String>();
    var garlics = new ArrayList<String>();
    for (int i = 0; i < 8; i++) {
      Gln household = household(1 + (week * 8 + i) % 24);
      boolean onion = i % 2 == 0;
      Gtin gtin = onion ? RAW_ONION : RAW_GARLIC;
      String lot = "%s-%02d-%d".formatted(onion ? "HC" : "TC", week + 1, i + 1);
      grow(gtin, lot, household, COOPERATIVE, harvest, 100);
      (onion ? onions : garlics).add(lot);
    }
    if (week == WEEKS - 1) {
      return; // the newest harvest lies in the cooperative's store, still fresh and unsold
    }
    make(
        FRIED_ONION,
        "HP-%02d".formatted(week + 1),
        RAW_ONION,
        onions.subList(0, 2),
        harvest.plusDays(1),
        "120",
        SHOP_1);
    make(
        PEELED,
        "BS-%02d".formatted(week + 1),
        RAW_ONION,
        onions.subList(2, 4),
        harvest.plusDays(1),
        "180",
        SHOP_1);
    make(
        DRIED_GARLIC,
        "TS-%02d".formatted(week + 1),
        RAW_GARLIC,
        garlics.subList(0, 2),
        harvest.plusDays(2),
        "70",
        SHOP_1);
    // wrong on purpose: more black garlic packed than garlic went in
    make(
        BLACK_GARLIC,
        "TD-%02d".formatted(week + 1),
        RAW_GARLIC,
        garlics.subList(2, 4),
        harvest.plusDays(2),
        "230",
        SHOP_2);
  }

  private void make(
      Gtin gtin,
      String lot,
      Gtin rawGtin,
      List<String> raw,
      LocalDate day,
      String kilograms,
      Gln shop) {
    lot(gtin, lot, COOPERATIVE, place(COOPERATIVE), kilograms, day, day.plusDays(180));
    var step = entry("transformed", lot, COOPERATIVE, day, 8);
    ArrayNode inputs = step.putArray("inputs");
    raw.forEach(each -> amount(inputs, rawGtin, each, "100"));
    amount(step.putArray("outputs"), gtin, lot, kilograms);
    if (gtin.equals(BLACK_GARLIC)) {
      writtenUpLate.add(step); // in time, its shipment would have been stopped
    } else {
      client.enter(step);
    }
    if (gtin.equals(PEELED)) {
      // wrong on purpose: a shop that never confirms what the cooperative brings
      handOver(gtin, lot, COOPERATIVE, shop, day.plusDays(1), kilograms, false);
      return;
    }
    handOver(gtin, lot, COOPERATIVE, DISTRIBUTOR, day.plusDays(1), kilograms, true);
    handOver(gtin, lot, DISTRIBUTOR, shop, day.plusDays(2), kilograms, true);
    sell(gtin, lot, shop, day.plusDays(3), "5");
    if (day.plusDays(24).isBefore(today)) {
      sell(gtin, lot, shop, day.plusDays(21), less(kilograms, 5));
    }
  }

  private void sell(Gtin gtin, String lot, Gln shop, LocalDate day, String kilograms) {
    var sale = entry("sold", lot + kilograms, shop, day, 9);
    amount(sale.putArray("lots"), gtin, lot, kilograms);
    client.enter(sale);
  }

  private static String less(String kilograms, int some) {
    return Integer.toString(Integer.parseInt(kilograms) - some);
  }

  /** A week of greens: three lots straight from the households to a shop. */
  private void greens(int week) {
    var harvest = day(week, 2);
    for (int i = 0; i < GREENS.size(); i++) {
      Gtin gtin = GREENS.get(i);
      String lot = "RAU-%02d-%d".formatted(week + 1, i + 1);
      Gln household = household(FIRST_OF_GREENS + (week * 3 + i) % 10);
      spray(gtin, lot, household, harvest, week, i);
      grow(gtin, lot, household, VEGETABLES, harvest, 60);
      if (week < WEEKS - 1) {
        Gln shop = i == 0 ? SHOP_1 : SHOP_2;
        handOver(gtin, lot, VEGETABLES, shop, harvest.plusDays(1), "60", true);
        if (week < WEEKS - 2) {
          sell(gtin, lot, shop, harvest.plusDays(2), "60");
        }
      }
    }
  }

  /** Ten days before the harvest with something that wants seven or three, but for three lots. */
  private void spray(Gtin gtin, String lot, Gln household, LocalDate harvest, int week, int kind) {
    boolean newest = week == WEEKS - 1;
    if (kind == 0 && newest) {
      // wrong on purpose: four days before the harvest; the lot is held in the cooperative's store
      client.enter(spraying(gtin, lot, household, harvest.minusDays(4), INSECTICIDE));
    } else if (kind == 1 && week == WEEKS - 2) {
      // wrong on purpose: found out when the lot was sold
      writtenUpLate.add(spraying(gtin, lot, household, harvest.minusDays(5), FUNGICIDE));
    } else if (kind == 1 && week == WEEKS - 3) {
      // wrong on purpose: nobody knows how long to wait
      client.enter(spraying(gtin, lot, household, harvest.minusDays(9), NOT_REGISTERED));
    } else {
      client.enter(spraying(gtin, lot, household, harvest.minusDays(10), INSECTICIDE));
    }
  }

  private static ObjectNode spraying(
      Gtin gtin, String lot, Gln household, LocalDate day, String product) {
    var tended = entry("tended", lot + product, household, day, 16);
    amount(tended.putArray("lots"), gtin, lot, "1");
    tended.put("activity", "plant-protection");
    var treatment = tended.putObject("treatment").put("productName", product);
    treatment.putObject("dose").put("value", "20").put("unit", "MLT");
    return tended;
  }

  private void grow(
      Gtin gtin, String lot, Gln household, Gln buyer, LocalDate harvest, int kilograms) {
    lot(
        gtin,
        lot,
        household,
        place(household),
        Integer.toString(kilograms),
        harvest,
        harvest.plusDays(14));
    var sown = entry("sown", lot, household, harvest.minusDays(60), 7);
    amount(sown.putArray("lots"), gtin, lot, "3");
    client.enter(sown);
    var tended = entry("tended", lot, household, harvest.minusDays(20 + random.nextInt(20)), 7);
    amount(tended.putArray("lots"), gtin, lot, Integer.toString(kilograms));
    boolean fertilised = random.nextBoolean();
    tended.put("activity", fertilised ? "fertilising" : "watering");
    if (fertilised) {
      var fertiliser = tended.putObject("treatment").put("productName", "NPK 16-16-8");
      fertiliser.putObject("dose").put("value", "2").put("unit", "KGM");
    }
    client.enter(tended);
    var harvested = entry("harvested", lot, household, harvest, 6);
    amount(harvested.putArray("lots"), gtin, lot, Integer.toString(kilograms));
    client.enter(harvested);
    handOver(gtin, lot, household, buyer, harvest, Integer.toString(kilograms), true);
  }

  private void handOver(
      Gtin gtin, String lot, Gln from, Gln to, LocalDate day, String kilograms, boolean confirmed) {
    var shipped = entry("shipped", lot, from, day, 10);
    amount(shipped.putArray("lots"), gtin, lot, kilograms);
    client.enter(shipped.put("counterpartGln", to.digits()));
    if (confirmed) {
      var received = entry("received", lot, to, day, 14);
      amount(received.putArray("lots"), gtin, lot, kilograms);
      client.enter(received.put("counterpartGln", from.digits()));
    }
  }

  private void lot(
      Gtin gtin,
      String number,
      Gln owner,
      Gln place,
      String kilograms,
      LocalDate produced,
      LocalDate expires) {
    var lot = Client.object();
    lot.put("gtin", gtin.digits())
        .put("lot", number)
        .put("ownerGln", owner.digits())
        .put("placeGln", place.digits());
    lot.putObject("plannedQuantity").put("value", kilograms).put("unit", "KGM");
    lot.put("producedOn", produced.toString()).put("expiresOn", expires.toString());
    client.register("/api/v1/lots", lot);
    lots++;
  }

  private static ObjectNode entry(String kind, String lot, Gln party, LocalDate day, int hour) {
    var entry = Client.object();
    var id =
        UUID.nameUUIDFromBytes(
            (kind + lot + party.digits() + day).getBytes(StandardCharsets.UTF_8));
    entry.put("kind", kind).put("clientId", id.toString());
    entry.put(
        "occurredAt",
        OffsetDateTime.of(day, LocalTime.of(hour, 0), Entry.VIETNAM)
            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    return entry.put("partyGln", party.digits()).put("placeGln", place(party).digits());
  }

  private static void amount(ArrayNode list, Gtin gtin, String lot, String kilograms) {
    var amount = list.addObject().put("gtin", gtin.digits()).put("lot", lot);
    amount.putObject("quantity").put("value", kilograms).put("unit", "KGM");
  }

  /** The harvest of a week; the last one was the day before yesterday. */
  private LocalDate day(int week, int offset) {
    return today.minusDays(2L + 7L * (WEEKS - 1 - week) + offset);
  }

  /** A signed list with what is there and with what is still missing. */
  private void productList() {
    var list = list("products", "Danh mục sản phẩm phải truy xuất nguồn gốc (mẫu)");
    var products = list.putArray("products");
    listed(
        products,
        FRIED_ONION,
        "Hành phi Dương Xá (mẫu)",
        COOPERATIVE,
        "Hợp tác xã Hành tỏi Dương Xá (mẫu)",
        "00565");
    listed(
        products,
        PEELED,
        "Hành tỏi bóc sẵn Dương Xá (mẫu)",
        COOPERATIVE,
        "Hợp tác xã Hành tỏi Dương Xá (mẫu)",
        "00565");
    listed(
        products,
        DRIED_GARLIC,
        "Tỏi sấy Dương Xá (mẫu)",
        COOPERATIVE,
        "Hợp tác xã Hành tỏi Dương Xá (mẫu)",
        "00565");
    listed(
        products,
        BLACK_GARLIC,
        "Tỏi đen Dương Xá (mẫu)",
        COOPERATIVE,
        "Hợp tác xã Hành tỏi Dương Xá (mẫu)",
        "00565");
    String[] greens = {
      "Cải ngọt VietGAP (mẫu)", "Rau muống VietGAP (mẫu)", "Dưa chuột VietGAP (mẫu)"
    };
    for (int i = 0; i < greens.length; i++) {
      listed(
          products,
          GREENS.get(i),
          greens[i],
          VEGETABLES,
          "Hợp tác xã Rau an toàn Gia Lâm (mẫu)",
          "00565");
    }
    unlisted(products, "Gà đồi Ba Vì (mẫu)", "Trang trại Ba Vì (mẫu)", BA_VI);
    unlisted(products, "Sữa chua nếp cẩm Ba Vì (mẫu)", "Cơ sở chế biến Ba Vì (mẫu)", BA_VI);
    unlisted(products, "Bưởi Diễn (mẫu)", "Hợp tác xã Bưởi Diễn (mẫu)", "00622");
    client.register("/api/v1/coverage/lists", list);
  }

  private static void listed(
      ArrayNode products, Gtin gtin, String name, Gln party, String partyName, String commune) {
    var listed = products.addObject();
    listed.put("gtin", gtin.digits()).put("productName", name);
    listed.put("partyGln", party.digits()).put("partyName", partyName).put("communeCode", commune);
  }

  private static void unlisted(ArrayNode products, String name, String partyName, String commune) {
    products
        .addObject()
        .put("productName", name)
        .put("partyName", partyName)
        .put("communeCode", commune);
  }

  private ObjectNode list(String kind, String title) {
    var list = Client.object();
    list.put("kind", kind).put("title", title);
    list.put("signedBy", "Sở Nông nghiệp và Môi trường Hà Nội (mẫu)");
    list.put("signedOn", today.minusDays(90).toString());
    return list.put("cutOffOn", today.minusDays(100).toString());
  }

  private void chainList() {
    var list = list("chains", "Danh mục chuỗi nông sản an toàn (mẫu)");
    var chains = list.putArray("chains");
    chain(chains, "Chuỗi hành phi Dương Xá (mẫu)", household(1), COOPERATIVE, DISTRIBUTOR, SHOP_1);
    chain(chains, "Chuỗi tỏi đen Dương Xá (mẫu)", household(6), COOPERATIVE, DISTRIBUTOR, SHOP_2);
    chain(chains, "Chuỗi rau VietGAP Gia Lâm (mẫu)", household(25), VEGETABLES, SHOP_1);
    var unknown = chains.addObject().put("chainName", "Chuỗi thịt lợn Ba Vì (mẫu)");
    var members = unknown.put("communeCode", BA_VI).putArray("members");
    for (String name : List.of("Trang trại Ba Vì (mẫu)", "Lò mổ Ba Vì (mẫu)", "Chợ Ba Vì (mẫu)")) {
      members.addObject().put("partyName", name);
    }
    client.register("/api/v1/coverage/lists", list);
  }

  private static void chain(ArrayNode chains, String name, Gln... parties) {
    var chain = chains.addObject().put("chainName", name);
    var members = chain.put("communeCode", GIA_LAM.digits()).putArray("members");
    for (Gln party : parties) {
      members.addObject().put("partyGln", party.digits()).put("partyName", NAMES.get(party));
    }
  }

  private void establishmentList() {
    var list = list("establishments", "Cơ sở phải truy xuất theo Thông tư 17/2021 (mẫu)");
    var establishments = list.putArray("establishments");
    for (Gln party : List.of(COOPERATIVE, VEGETABLES, DISTRIBUTOR, SHOP_1, SHOP_2)) {
      establishments
          .addObject()
          .put("partyGln", party.digits())
          .put("partyName", NAMES.get(party))
          .put("communeCode", GIA_LAM.digits());
    }
    for (String name : List.of("Trang trại Ba Vì (mẫu)", "Cơ sở chế biến Ba Vì (mẫu)")) {
      establishments.addObject().put("partyName", name).put("communeCode", BA_VI);
    }
    client.register("/api/v1/coverage/lists", list);
  }
}
