package vn.traceability.scanpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.util.HtmlUtils;
import vn.traceability.Market;
import vn.traceability.certificate.Certificate.Scheme;
import vn.traceability.code.Code;
import vn.traceability.code.LabelAddress;
import vn.traceability.event.Harvested;
import vn.traceability.event.Shipped;
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.resolve.Links;
import vn.traceability.resolve.Linksets;
import vn.traceability.scan.Resolver;
import vn.traceability.scanlog.AddressPlaces;
import vn.traceability.scanlog.Projecting;
import vn.traceability.scanlog.ScanEvent;
import vn.traceability.scanlog.ScanHistory;
import vn.traceability.scanlog.ScanStore;
import vn.traceability.scanlog.ScanTickets;
import vn.traceability.scanlog.Scanned;
import vn.traceability.scanlog.Scans;
import vn.traceability.scanlog.mongo.MongoScanStore;
import vn.traceability.weblink.WebLink;
import vn.traceability.weblink.WebLinkType;

class ScanPageTest {
  private static final LotId LOT = Market.fried("PHI-2026-03");
  private static final String LOT_PAGE = "/01/08930000000019/10/PHI-2026-03";

  private final Market market = new Market();
  private final MockMvc mvc = over(market, new PageNotice(false));
  private final Projecting scans = new Projecting(store(market));
  private boolean complete = true;

  @Nested
  class WhatItSaysFirst {
    @Test
    void anActivatedCode() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      var page = page(code(market.activated(LOT)), 200);
      assertThat(headline(page)).isEqualTo("Mã đã được cấp và kích hoạt cho lô này");
      assertThat(page).contains("class=\"state good\"", "href=\"#good\"");
      assertThat(page).contains("Mã này cho biết gì", "Nhãn có bị chép sang gói khác hay không");
      keep("activated", page);
    }

    @Test
    void aRecalledLotWithTheReason() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      var path = code(market.activated(LOT));
      market.recalled(LOT, "Nhiễm khuẩn <Salmonella> & nấm mốc");
      var page = page(path, 200);
      assertThat(headline(page)).isEqualTo("Lô này đang bị thu hồi");
      assertThat(lead(page))
          .contains("class=\"state bad\"", "thu hồi lô này ngày 20/03/2026")
          .contains("<b>Lý do:</b> <span lang=\"vi\">Nhiễm khuẩn &lt;Salmonella&gt; &amp; nấm mốc");
      assertThat(page).contains("<h2>Mã đã được cấp và kích hoạt cho lô này</h2>");
      keep("recalled", page);
      var english = page(path + "?lang=en", 200);
      assertThat(headline(english)).isEqualTo("This lot is recalled");
      assertThat(lead(english)).contains("<b>Reason:</b> <span lang=\"vi\">Nhiễm khuẩn");
      keep("recalled-en", english);
    }

    @Test
    void aLotMadeOfARecalledOne() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      var path = code(market.activated(LOT));
      market.recalled(Market.fresh("CU-11"), "Dư lượng thuốc vượt mức cho phép");
      var page = page(path, 200);
      assertThat(headline(page)).isEqualTo("Làm từ một lô đang bị thu hồi");
      assertThat(lead(page))
          .contains("class=\"state bad\"", "làm từ lô CU-11 (Hành củ tươi)")
          .contains("Dư lượng thuốc vượt mức cho phép");
      keep("made-of-recalled", page);
    }

    @Test
    void aCodeThatMayHaveBeenCopied() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      var path = code(market.activated(LOT));
      var scanned = Scanned.at(path);
      var scan = Scans.person("a", "S1", Scans.NOW);
      for (int i = 0; i < 20; i++) {
        scans.send(
            new ScanEvent(
                Scans.id("scan " + i),
                Scans.NOW.plusSeconds(i),
                scanned,
                scan.outcome(),
                scan.kind(),
                Optional.of(Scans.GIA_LAM),
                Optional.empty(),
                scan.lot()));
      }

      var page = page(path, 200);

      assertThat(headline(page)).isEqualTo("Nghi mã này đã bị sao chép");
      assertThat(page)
          .contains("class=\"state bad\"", "Số lần đã quét: 20.")
          .contains("Lần quét đầu tiên: 08:00 20/03/2026 tại Xã Gia Lâm.");
      keep("copy-suspected", page);
      keep("copy-suspected-en", page(path + "?lang=en", 200));
      market.recalled(LOT, "nhiễm khuẩn");
      assertThat(headline(page(path, 200))).isEqualTo("Lô này đang bị thu hồi");
      assertThat(page(path, 200)).contains("<h2>Nghi mã này đã bị sao chép</h2>");
    }

    @Test
    void aCodeWhoseScansCannotBeRead() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      var path = code(market.activated(LOT));
      assertThat(page(path, 200)).contains("Chưa ghi nhận ai quét mã này.");
      complete = false;
      assertThat(page(path, 200))
          .contains("Hiện chưa biết mã này đã được quét bao nhiêu lần.")
          .doesNotContain("Chưa ghi nhận", "Số lần");
    }

    @Test
    void aHeldLot() throws Exception {
      var fresh = Market.fresh("CU-1");
      market.registered(LOT).registered(fresh).sprayed(fresh, "Ridomil Gold 68WG").waited(5);
      market.harvested(fresh, "100").transformed(fresh, "100", LOT, "40");
      var path = code(market.issued(LOT));
      var page = page(path, 200);
      assertThat(headline(page)).isEqualTo("Lô đang bị tạm giữ để kiểm tra");
      assertThat(page)
          .contains("class=\"state bad\"", "<h2>Mã chưa được kích hoạt</h2>")
          .contains(
              "Lô CU-1 (Hành củ tươi): thu hoạch ngày 02/03/2026 khi chưa hết thời gian cách ly của"
                  + " thuốc Ridomil Gold 68WG. Phun ngày 24/02/2026, phải chờ 7 ngày, sớm nhất là"
                  + " ngày 03/03/2026.");
      keep("held", page);
      keep("held-en", page(path + "?lang=en", 200));

      market.released(LOT);
      var released = page(path, 200);
      assertThat(headline(released)).isEqualTo("Mã chưa được kích hoạt");
      assertThat(released)
          .contains("ngày 03/03/2026. Cán bộ quản lý đã xem xét điểm này và gỡ tạm giữ lô.")
          .doesNotContain("bị tạm giữ");
      assertThat(page(path + "?lang=en", 200))
          .contains("An officer has looked into this point and released the lot.");
      keep("released", released);
    }

    @Test
    void aCodeNobodyActivated() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      var page = page(code(market.issued(LOT)), 200);
      assertThat(headline(page)).isEqualTo("Mã chưa được kích hoạt");
      assertThat(page).contains("class=\"state warn\"");
      keep("not-activated", page);
    }

    @Test
    void aForgedCode() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      var forged = Market.forged(market.activated(LOT));
      var page = page(code(forged), 404);
      assertThat(headline(page)).isEqualTo("Mã này không do hệ thống cấp");
      assertThat(page).contains("class=\"state bad\"", "hãy so lại từng ký tự", inFours(forged));
      assertThat(page).doesNotContain("Hành phi", "HTX", "Hành trình");
      keep("forged", page);
    }

    @Test
    void somethingThatLooksLikeNoCode() throws Exception {
      var page = page(LOT_PAGE + "/21/ABC", 404);
      assertThat(headline(page)).isEqualTo("Hãy kiểm tra lại mã bạn đã gõ");
      keep("mistyped", page);
    }

    @Test
    void aLotNobodyKnows() throws Exception {
      assertThat(headline(page(LOT_PAGE, 404))).isEqualTo("Lô này chưa có trong hệ thống");
    }

    @Test
    void aLotWithoutADiary() throws Exception {
      market.registered(LOT);
      var page = page(code(market.activated(LOT)), 200);
      assertThat(headline(page)).isEqualTo("Chỉ có thông tin sản phẩm");
      assertThat(page).contains("<h2>Mã đã được cấp và kích hoạt cho lô này</h2>");
      assertThat(page).contains("Chưa có nhật ký.");
      keep("product-information-only", page);
    }

    @Test
    void anExpiredLot() throws Exception {
      market.registered(LOT, LocalDate.parse("2026-03-19")).journeyOf(LOT);
      var page = page(code(market.activated(LOT)), 200);
      assertThat(headline(page)).isEqualTo("Đã quá hạn sử dụng");
      assertThat(page).contains("đã hết ngày 19/03/2026");
      keep("expired", page);
    }

    @Test
    void aLotAndAProduct() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      assertThat(headline(page(LOT_PAGE, 200))).isEqualTo("Thông tin của lô");
      var product = page("/01/08930000000019", 200);
      assertThat(headline(product)).isEqualTo("Thông tin sản phẩm");
      assertThat(product).contains("Hành phi Dương Xá", "TCVN 5603:2023", "4 sao");
      assertThat(headline(page("/01/08930000000033", 404)))
          .isEqualTo("Sản phẩm chưa có trong hệ thống");
      keep("product", product);
    }

    @Test
    void anAddressThatCannotBeRead() throws Exception {
      var page = page("/01/08930000000018/10/A", 400);
      assertThat(headline(page)).isEqualTo("Đường dẫn không đọc được");
      assertThat(page).contains("chữ số kiểm tra ở cuối phải khớp");
      assertThat(page("/01/08930000000019/10/A%00", 400)).contains("Số lô phải có");
      assertThat(page("/01/08930000000019/23/A", 400)).contains("Đường dẫn cần có dạng");
      keep("unreadable", page);
    }

    @Test
    void anOutageLooksLikeNoAnswer() throws Exception {
      var resolver =
          new Resolver(
              market.codes,
              market.rolls,
              new Resolver.Stores(
                  down(), market.parties, market.places, market.claims, market.photos),
              market.assessor,
              market.inspections,
              market.clock);
      var response =
          over(resolver, market, new PageNotice(false))
              .perform(get(URI.create("/01/08930000000019")))
              .andReturn()
              .getResponse();
      assertThat(response.getStatus()).isEqualTo(503);
      var page = response.getContentAsString(StandardCharsets.UTF_8);
      assertThat(headline(page)).isEqualTo("Tạm thời chưa tra cứu được");
      assertThat(page).doesNotContain("database away");
      keep("unavailable", page);
    }

    @SuppressWarnings("unchecked")
    private <K, T> MasterData<K, T> down() {
      return (MasterData<K, T>)
          Proxy.newProxyInstance(
              MasterData.class.getClassLoader(),
              new Class<?>[] {MasterData.class},
              (proxy, method, arguments) -> {
                throw new IllegalStateException("database away");
              });
    }
  }

  @Test
  void tellsTheJourneyOldestFirst() throws Exception {
    market.registered(LOT).journeyOf(LOT);
    var page = page(code(market.activated(LOT)), 200);
    var steps =
        Pattern.compile("<h3>([^<]*)</h3><time")
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(steps)
        .containsExactly(
            "Gieo trồng",
            "Tưới nước",
            "Phun thuốc bảo vệ thực vật",
            "Thu hoạch",
            "Giao cho HTX Hành tỏi Dương Xá",
            "Nhận từ Hộ ông Nguyễn Văn Bình",
            "Chế biến",
            "Giao cho Cửa hàng Rau sạch Phố Huế",
            "Nhận từ HTX Hành tỏi Dương Xá",
            "Bán ra");
    assertThat(page).contains("3 lần, đến 27/02/2026", "Ridomil Gold 68WG");
    assertThat(page).contains("Hộ ông Nguyễn Văn Bình · Ruộng hành bãi Thuận Quang");
    assertThat(page).contains("Không thấy chỗ đứt nào trong chuỗi");
    assertThat(page).contains("13/03/2026 <span class=\"plainly\">(7 ngày trước)</span>");
  }

  @Test
  void tellsGapsAndFindingsInPlainWords() throws Exception {
    var fresh = Market.fresh("CU-1");
    market.registered(LOT).registered(fresh).harvested(fresh, "100");
    market.shipped(fresh, Market.FARM, Market.FIELD, Market.COOPERATIVE);
    market.transformed(fresh, "100", LOT, "120");
    var page = page(code(market.issued(LOT)), 200);
    assertThat(page)
        .contains(
            "Lô CU-1 (Hành củ tươi): đã giao ngày 25/02/2026 nhưng HTX Hành tỏi Dương Xá chưa xác nhận nhận hàng.")
        .contains("khối lượng ghi ra nhiều hơn khối lượng ghi vào (120 kg so với 100 kg)");
    keep("gaps", page);
  }

  @Test
  void tellsEveryRuleInPlainWords() throws Exception {
    var fresh = Market.fresh("CU-1");
    market.registered(LOT).registered(fresh).sprayed(fresh, "Thuốc lạ").harvested(fresh, "100");
    market.shipped(fresh, "50", Market.FARM, Market.FIELD, Market.COOPERATIVE);
    market.received(fresh, "60", Market.COOPERATIVE, Market.WORKSHOP, Market.FARM);
    market.transformed(fresh, "90", LOT, "80");
    market.certified(Market.FRIED, Scheme.ISO_22000, "I-1", "2024-01-01", "2026-02-20");
    var path = code(market.issued(LOT));
    assertThat(notes(page(path, 200)))
        .containsExactly(
            "Lô CU-1 (Hành củ tươi): HTX Hành tỏi Dương Xá ghi nhận 60 kg nhưng bên giao chỉ ghi 50 kg; cần được làm rõ.",
            "Lô CU-1 (Hành củ tươi): HTX Hành tỏi Dương Xá ghi đã dùng và giao đi 90 kg nhưng chỉ từng có 50 kg; cần được làm rõ.",
            "Lô CU-1 (Hành củ tươi): phun thuốc Thuốc lạ ngày 24/02/2026, thu hoạch ngày 25/02/2026. Chưa có dữ liệu về thời gian cách ly của thuốc này, nên chưa rõ đã chờ đủ ngày hay chưa.",
            "ISO 22000 số I-1 không có hiệu lực vào ngày sản xuất 28/02/2026; chứng nhận ghi đến hết ngày 20/02/2026.");
    assertThat(notes(page(path + "?lang=en", 200)))
        .hasSize(4)
        .last()
        .isEqualTo(
            "ISO 22000 number I-1 was not valid on the day of production, 28 Feb 2026; it says valid until 20 Feb 2026.");
    keep("all-rules", page(path, 200));
  }

  @Test
  void tellsWhatWasTakenBackWhatCannotBeWeighedAndWhoWroteBothSides() throws Exception {
    var fresh = Market.fresh("CU-1");
    market.registered(LOT).registered(fresh).sprayed(fresh, "Ridomil Gold 68WG").corrected();
    market.harvested(fresh, "100");
    market.recordedBy("one").shipped(fresh, "50", Market.FARM, Market.FIELD, Market.COOPERATIVE);
    market.received(fresh, "50", Market.COOPERATIVE, Market.WORKSHOP, Market.FARM);
    market
        .transformed(fresh, "50", LOT, "60")
        .corrected()
        .transformedToPieces(fresh, "50", LOT, 90);

    assertThat(notes(page(code(market.issued(LOT)), 200)))
        .containsExactly(
            "Lô PHI-2026-03: một ghi chép đã bị rút lại; theo ghi chép đó, khối lượng ra 60 kg nhiều hơn khối lượng vào 50 kg. Chờ cán bộ xem xét.",
            "Lô CU-1 (Hành củ tươi): một ghi chép đã bị rút lại; theo ghi chép đó, lô phun Ridomil Gold 68WG ngày 24/02/2026 và thu hoạch ngày 26/02/2026, sớm hơn ngày 03/03/2026 được phép. Chờ cán bộ xem xét.",
            "Lô CU-1 (Hành củ tươi): việc giao nhận ngày 28/02/2026 do cùng một tài khoản ghi cho cả hai bên, nên HTX Hành tỏi Dương Xá coi như chưa xác nhận.",
            "Lô PHI-2026-03: ghi ra 90 cái, ghi vào 50 kg; hai bên khác đơn vị nên chưa đối chiếu được khối lượng.");
  }

  @Test
  void showsNothingThatAStrangerWritesOfTheLot() throws Exception {
    market.registered(LOT).journeyOf(LOT);
    var stranger = new Gln("2900000000049");
    market.sold(LOT, stranger, stranger).received(LOT, stranger, stranger, Market.COOPERATIVE);

    var page = page(code(market.activated(LOT)), 200);

    assertThat(page)
        .contains("2 ghi chép của đơn vị khác không hiện ở đây")
        .contains("Không thấy chỗ đứt nào trong chuỗi")
        .doesNotContain(stranger.digits());
  }

  /** Of what the lot was made of, the receipt that nobody sent is how it came here. */
  @Test
  void showsAReceiptThatNobodySentOfWhatTheLotWasMadeOf() throws Exception {
    var fresh = Market.fresh("CU-1");
    market.registered(LOT).registered(fresh).harvested(fresh, "100");
    market.received(fresh, "100", Market.COOPERATIVE, Market.WORKSHOP, Market.FARM);
    market.transformed(fresh, "100", LOT, "40");

    assertThat(notes(page(code(market.issued(LOT)), 200)))
        .containsExactly(
            "Lô CU-1 (Hành củ tươi): được nhận ngày 25/02/2026 nhưng Hộ ông Nguyễn Văn Bình chưa ghi việc giao hàng.");
  }

  @Test
  void tellsAHarvestWhereNobodyKnowsAPlot() throws Exception {
    var fresh = Market.fresh("CU-1");
    market.registered(fresh).harvestedAt(Market.WORKSHOP, fresh, "100");

    assertThat(notes(page("/01/08930000000026/10/CU-1", 200)))
        .containsExactly(
            "Lô CU-1: nơi Hộ ông Nguyễn Văn Bình thu hoạch chưa được đăng ký là thửa ruộng của đơn vị này.");
  }

  @Test
  void showsTheCertificatesAndMarksOneTheDayItIsOver() throws Exception {
    market.registered(LOT).journeyOf(LOT);
    market.certified(Market.FRIED, Scheme.OCOP, "OCOP-<4>", "2025-01-01", "2026-03-20");
    market.certified(Market.FRIED, Scheme.VIETGAP, "VG-1", "2025-01-01", "2026-03-19");
    market.certified(Market.FRIED, Scheme.HACCP, "H-1", "2026-03-21", "2028-03-19");
    for (var path : List.of(LOT_PAGE, "/01/08930000000019")) {
      assertThat(page(path, 200))
          .contains("<dd>OCOP, số OCOP-&lt;4&gt;, đến hết ngày 20/03/2026</dd>")
          .contains("đến hết ngày 19/03/2026 <span class=\"plainly\">(hết hạn)</span>")
          .contains("đến hết ngày 19/03/2028 <span class=\"plainly\">(chưa có hiệu lực)</span>");
    }
    for (int i = 0; i < 20; i++) {
      market.certified(Market.FRIED, Scheme.OTHER, "KHÁC-" + i, "2025-01-01", "2026-12-31");
    }
    assertThat(page(LOT_PAGE, 200)).contains("và 13 chứng nhận khác");
    keep("certificates", page(LOT_PAGE, 200));
  }

  @Test
  void aHouseholdsAddressIsNobodysBusiness() throws Exception {
    market.registered(Market.fresh("CU-1")).harvested(Market.fresh("CU-1"), "10");
    var page = page("/01/08930000000026/10/CU-1", 200);
    assertThat(page).contains("Hộ ông Nguyễn Văn Bình").doesNotContain("Ngõ 12");
  }

  @Test
  void anInternalNumberIsNotCalledAGtin() throws Exception {
    market.product(new Gtin("02000000000015"), "Rau muống");
    var page = page("/01/02000000000015", 200);
    assertThat(page).contains("<dt>Mã nội bộ</dt>").doesNotContain("GTIN");
  }

  @Nested
  class InTwoLanguages {
    @Test
    void vietnameseUnlessEnglishIsPreferred() throws Exception {
      assertThat(language("vi-VN,vi;q=0.9,en;q=0.8")).isEqualTo("vi");
      assertThat(language("en-GB,en;q=0.9,vi;q=0.2")).isEqualTo("en");
      assertThat(language("ko-KR,ko;q=0.9,en;q=0.5")).isEqualTo("en");
      assertThat(language("fr")).isEqualTo("vi");
      assertThat(language("///;;q=x")).isEqualTo("vi");
      assertThat(send("/01/08930000000019", request -> {}).getHeader("Content-Language"))
          .isEqualTo("vi");
    }

    @Test
    void aLinkLeadsToTheOtherAndOverridesTheBrowser() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      var path = code(market.activated(LOT));
      assertThat(page(path, 200)).contains("href=\"" + path + "?lang&#x3D;en&amp;scan&#x3D;");
      var english = page(path + "?lang=en", 200);
      assertThat(english).contains("<html lang=\"en\">", "?lang&#x3D;vi&amp;scan&#x3D;");
      assertThat(headline(english)).isEqualTo("Code issued and activated for this lot");
      assertThat(english).contains("Handed to Cửa hàng Rau sạch Phố Huế", "12 Mar 2027");
      keep("activated-en", english);
    }

    private String language(String accepted) throws Exception {
      return send("/01/08930000000019", request -> request.header("Accept-Language", accepted))
          .getHeader("Content-Language");
    }
  }

  @Test
  void aTypedCodeLeadsToTheOneOnTheLabel() throws Exception {
    market.registered(LOT);
    var serial = market.activated(LOT);
    var typed = serial.toLowerCase(Locale.ROOT).replace('0', 'o');
    var response = send(code(typed) + "?lang=en", request -> {});
    assertThat(response.getStatus()).isEqualTo(302);
    assertThat(response.getHeader("Location")).isEqualTo(code(serial) + "?lang=en");
    assertThat(send(code(Market.forged(typed)), request -> {}).getStatus()).isEqualTo(404);
  }

  @Nested
  class OfALabelThatSaysMore {
    private final String serial = of();
    private final Code code = market.codes.find(LOT, serial).orElseThrow();
    private final String day = code.attributes().values().get("8008");

    private String of() {
      market.registered(LOT).journeyOf(LOT);
      return market.activated(LOT);
    }

    @Test
    void asItWasIssuedNothingIsToBeSaid() throws Exception {
      var label = new LabelAddress(URI.create("https://truyxuat.example")).of(code);
      assertThat(label.getQuery()).contains("416=", "8008=" + day);
      var page = page(label.getRawPath() + "?" + label.getRawQuery() + "&lang=vi&utm=a", 200);
      assertThat(headline(page)).isEqualTo("Mã đã được cấp và kích hoạt cho lô này");
      assertThat(page).doesNotContain("Nhãn ghi khác");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "8008=26041508", // another hour
          "8008=26999999", // no hour at all
          "17=280101", // which no label of ours says
          "416=8930000000019",
          "8008=DAY&8008=26041508",
          "lang=vi&11=260312"
        })
    void whatItNeverSaidIsAWarning(String query) throws Exception {
      var page = page(code(serial) + "?" + query.replace("DAY", day), 200);
      assertThat(headline(page)).isEqualTo("Nhãn ghi khác với lúc phát mã");
      assertThat(page).contains("class=\"state bad\"", "Đừng dựa vào ngày tháng ghi trên nhãn");
      keep("altered", page);
    }

    @Test
    void itIsComparedUnderAnotherSpellingToo() throws Exception {
      var typed = serial.toLowerCase(Locale.ROOT);
      var response = send(code(typed) + "?8008=26041508&lang=en", request -> {});
      assertThat(response.getStatus()).isEqualTo(302);
      assertThat(response.getHeader("Location")).isEqualTo(code(serial) + "?8008=26041508&lang=en");
      assertThat(headline(page(response.getHeader("Location"), 200)))
          .isEqualTo("The label was altered");
    }

    @Test
    void theWarningStaysInAnotherLanguageAndOnTheWayBack() throws Exception {
      var page = page(code(serial) + "?8008=26041508&lang=vi", 200);
      var links =
          Pattern.compile("href=\"([^\"]*)\"")
              .matcher(page)
              .results()
              .map(each -> HtmlUtils.htmlUnescape(each.group(1)))
              .toList();
      var english = links.stream().filter(each -> each.contains("lang=en")).findFirst();
      assertThat(headline(page(english.orElseThrow(), 200))).isEqualTo("The label was altered");
      for (var form : List.of("/scan/report?", "/scan/place?")) {
        assertThat(links)
            .as("leads there with what the label says")
            .anyMatch(each -> each.startsWith(form) && each.contains("%3F8008%3D26041508"));
      }
      assertThat(page(code(serial) + "?8008=" + day, 200)).doesNotContain("8008=", "8008%3D");
    }

    @Test
    void aForgedCodeIsAForgedCodeWhateverItSays() throws Exception {
      assertThat(headline(page(code(Market.forged(serial)) + "?8008=26041508", 404)))
          .isEqualTo(headline(page(code(Market.forged(serial)), 404)));
    }

    @Test
    void aRecallIsSaidFirst() throws Exception {
      market.recalled(LOT, "nhiễm khuẩn");
      var page = page(code(serial) + "?8008=26041508", 200);
      assertThat(headline(page)).isEqualTo("Lô này đang bị thu hồi");
      assertThat(page).contains("<h2>Nhãn ghi khác với lúc phát mã</h2>");
    }
  }

  @Test
  void carriesTheHeadersOfAPublicPageAndNoCookie() throws Exception {
    market.registered(LOT).journeyOf(LOT);
    var response = send(LOT_PAGE, request -> {});
    var page = response.getContentAsString(StandardCharsets.UTF_8);
    var style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
    assertThat(style.find()).isTrue();
    var digest = MessageDigest.getInstance("SHA-256");
    var hash = digest.digest(style.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(response.getHeader("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'self'; script-src 'self'; style-src 'self' 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; img-src 'self' data: blob:; worker-src 'self' blob:; frame-ancestors 'none'");
    assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.getCookies()).isEmpty();
    assertThat(response.getHeader("Set-Cookie")).isNull();
    assertThat(page).doesNotContain("<script", " style=", "http://", "https://", "//cdn");
  }

  @Test
  void whatPeopleTypedNeverBecomesMarkup() throws Exception {
    var evil = "<script>alert(1)</script>\"'&{{t.site}}";
    var bad = new Gln("2900000000049");
    market.party(bad, evil, Party.Kind.DISTRIBUTOR, evil);
    var gtin = new Gtin("08930000000033");
    market.products.register(
        new Product(
            gtin,
            bad,
            evil,
            Optional.of(evil),
            Optional.empty(),
            UnitCode.KILOGRAM,
            List.of(evil),
            Optional.empty()),
        "test");
    var id = LotId.of("08930000000033", "<b>\"'&%;/.");
    market.lots.register(
        new Lot(id, bad, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        "test");
    var page = page("/01/08930000000033/10/%3Cb%3E%22%27%26%25%3B%2F.", 200);
    assertThat(page).doesNotContain("<script", "<b>", "alert(1)</").contains("&lt;script&gt;");
    assertThat(page).contains("{{t.site}}").contains("%3Cb%3E%22%27%26%25%3B%2F.?lang&#x3D;en\"");

    var broken = page("/01/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", 400);
    assertThat(broken).doesNotContain("<script");
    assertThat(page(LOT_PAGE + "/21/%22%3E%3Cscript%3E", 404)).doesNotContain("<script");
  }

  @Nested
  class StaysBelowSixtyKilobytes {
    @Test
    void withAnOrdinaryJourney() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      assertThat(size(code(market.activated(LOT)))).isLessThan(20_000);
    }

    @Test
    void withTheLongestNamesAYearOfCareAndARecall() throws Exception {
      var wordy = "Hợp tác xã ".repeat(18).strip();
      var fresh = Market.fresh("CU-LONG");
      var farmer = new Gln("2900000000049");
      market.party(farmer, wordy, Party.Kind.COOPERATIVE, wordy);
      market.place(new Gln("2900000001046"), farmer, wordy, Place.Kind.PLOT);
      var field = new Gln("2900000001046");
      market.registered(LOT).registered(fresh, farmer, field);
      for (int day = 0; day < 120; day++) {
        market.record(
            new Sown(market.entry(farmer, field), Market.amounts(fresh, "1")),
            new Tended(
                market.entry(farmer, field),
                Market.amounts(fresh, "1"),
                Tended.Activity.WATERING,
                Optional.empty()));
      }
      market.record(
          new Harvested(market.entry(farmer, field), Market.amounts(fresh, "10")),
          new Shipped(
              market.entry(farmer, field), Market.amounts(fresh, "10"), Market.COOPERATIVE));
      market.transformed(fresh, "10", LOT, "4");
      var path = code(market.activated(LOT));
      for (int i = 10; i < 99; i++) {
        market.certified(
            Market.FRIED, Scheme.FOOD_SAFETY, "ữ".repeat(58) + i, "2025-01-01", "2026-01-01");
      }
      market.recalled(LOT, "ữ".repeat(500)).recalled(fresh, "ữ".repeat(500));
      assertThat(size(path)).isLessThan(60_000);
      var page = page(path, 200);
      assertThat(page).contains("bước không hiện ở đây", "Thu hoạch", "Chế biến");
    }

    private int size(String path) throws Exception {
      return send(path, request -> {}).getContentAsByteArray().length;
    }
  }

  @Nested
  class WhatTheProducerLinksTo {
    @Test
    void isListedWithTheSiteItLeadsTo() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      market.webLinks.add(
          link(1, WebLinkType.RECIPE, "https://htx.example.vn/a?b=1&c", "Bún <chả>", "vi"));
      market.webLinks.add(
          new WebLink(
              Scans.id("of the lot"),
              Market.FRIED,
              Optional.of(LOT.number()),
              WebLinkType.INSTRUCTIONS,
              URI.create("https://lo.example.vn/"),
              "For this lot",
              List.of("en"),
              Scans.NOW,
              "test"));
      var path = code(market.activated(LOT));

      var page = page(path, 200);

      assertThat(page)
          .contains("<h2>Trang của nhà sản xuất</h2>", "<dt>Công thức nấu</dt>")
          .contains(
              "<a href=\"https://htx.example.vn/a?b&#x3D;1&amp;c\" rel=\"nofollow noopener\""
                  + " hreflang=\"vi\" lang=\"vi\">Bún &lt;chả&gt;</a>")
          .contains("(htx.example.vn)")
          .containsSubsequence("lo.example.vn", "htx.example.vn");
      keep("producers-links", page);
      assertThat(page(path + "?lang=en", 200))
          .contains("<h2>Pages of the producer</h2>", "<dt>Recipe</dt>");
      assertThat(page("/01/08930000000019", 200))
          .as("of the product alone, without those of a lot")
          .contains("htx.example.vn")
          .doesNotContain("lo.example.vn");
    }

    @Test
    void isNotUnderAForgedCode() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      market.webLinks.add(link(1, WebLinkType.RECIPE, "https://htx.example.vn/", "Bún", "vi"));

      assertThat(page(code("0400000015W7V9PQ"), 404)).doesNotContain("htx.example.vn");
    }

    @Test
    void saysNothingOfARecallWhereAnOfficeDoes() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      market.webLinks.add(link(1, WebLinkType.RECALL, "https://htx.example.vn/", "Ổn cả", "vi"));
      assertThat(page(LOT_PAGE, 200)).contains("Ổn cả");

      market.recalled(LOT, "Nhiễm khuẩn");

      assertThat(page(LOT_PAGE, 200)).doesNotContain("Ổn cả");
    }

    @Test
    void keepsThePageSmallHoweverMuchItIs() throws Exception {
      market.registered(LOT).journeyOf(LOT);
      for (int i = 0; i < 20; i++) {
        var target = "https://" + "h".repeat(60) + ".example.vn/" + "x".repeat(420);
        market.webLinks.add(link(i, WebLinkType.QUESTIONS, target, "ữ".repeat(100), "vi"));
      }

      var page = page(code(market.activated(LOT)), 200);

      assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(60_000);
      assertThat(page).contains("Còn 8 liên kết khác.", "Gieo trồng", "Bán ra");
    }

    private WebLink link(int number, WebLinkType type, String target, String title, String in) {
      return new WebLink(
          Scans.id("link " + number),
          Market.FRIED,
          Optional.empty(),
          type,
          WebLink.address(target),
          title,
          List.of(in),
          Scans.NOW,
          "test");
    }
  }

  @Test
  void thePreviewSaysThatNothingIsKept() throws Exception {
    var previewed = over(market, new PageNotice(true)).perform(get("/01/08930000000019"));
    assertThat(previewed.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8))
        .contains("Bản xem trước");
    assertThat(page("/01/08930000000019", 200)).doesNotContain("Bản xem trước");
  }

  private MockMvc over(Market market, PageNotice notice) {
    return over(market.resolver(), market, notice);
  }

  private MockMvc over(Resolver resolver, Market market, PageNotice notice) {
    var labels = new LabelAddress(URI.create("https://truyxuat.example"));
    var links = new Links(new Linksets(resolver, labels, market.webLinks));
    return MockMvcBuilders.standaloneSetup(new Object())
        .addFilters(
            new ScanPages(resolver, links, market.webLinks, visits(market), market.clock, notice))
        .defaultRequest(get("/").accept(MediaType.TEXT_HTML))
        .build();
  }

  private Visits visits(Market market) {
    return new Visits(
        message -> {},
        new ScanHistory(store(market), () -> complete),
        AddressPlaces.NONE,
        new ScanTickets(new byte[32], market.clock),
        market.clock);
  }

  private static ScanStore store(Market market) {
    return MongoScanStore.open(market.mongo.database(), Duration.ofDays(1));
  }

  private static String code(String serial) {
    return LOT_PAGE + "/21/" + serial;
  }

  private MockHttpServletResponse send(String path, Consumer<MockHttpServletRequestBuilder> more)
      throws Exception {
    var request = get(URI.create(path));
    more.accept(request);
    return mvc.perform(request).andReturn().getResponse();
  }

  private String page(String path, int status) throws Exception {
    var response = send(path, request -> {});
    assertThat(response.getStatus()).as(path).isEqualTo(status);
    var page = response.getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).doesNotContain("Optional", "null");
    return page;
  }

  private static String inFours(String serial) {
    return serial.replaceAll("(.{4})(.{4})(.{4})(.{4})", "$1\u00a0$2 $3\u00a0$4");
  }

  private static String headline(String page) {
    var found = Pattern.compile("<h1>([^<]*)</h1>").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String lead(String page) {
    return page.substring(page.indexOf("<div class=\"state"), page.indexOf("<section"));
  }

  private static List<String> notes(String page) {
    return Pattern.compile("<span>([^<]*)</span></li>")
        .matcher(page.substring(page.indexOf("class=\"card notes\"")))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** For a look at them. */
  private static void keep(String name, String page) throws Exception {
    var folder = Files.createDirectories(Path.of("target", "pages"));
    Files.writeString(folder.resolve(name + ".html"), page);
  }
}
