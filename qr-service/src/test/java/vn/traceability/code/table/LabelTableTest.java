package vn.traceability.code.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.Market;
import vn.traceability.code.CodeRange;
import vn.traceability.code.CodeState;
import vn.traceability.code.LabelAddress;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.Versioned;

class LabelTableTest {
  private static final LabelAddress LABELS =
      new LabelAddress(URI.create("https://truyxuat.example"));

  private final Market market = new Market();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void aLineHoldsWhatALabelDoes() throws Exception {
    var lot = Market.fried("PHI-01");
    market.registered(lot);
    var range = market.ordered(lot, 2);
    var serial = market.codes.part(range, 2, 1).get(0).serial().text();

    var lines = read(range, Optional.of("Hành phi, \"ngon\"")).split("\r\n", -1);

    assertThat(lines).hasSize(4);
    assertThat(lines[0])
        .isEqualTo(
            "\uFEFFSTT,Số sê-ri,Địa chỉ trong mã QR,Số lô,GTIN hoặc mã nội bộ,Sản phẩm,NSX,HSD,"
                + "Trạng thái");
    assertThat(lines[2])
        .isEqualTo(
            "2,"
                + serial
                + ",https://truyxuat.example/01/08930000000019/10/PHI-01/21/"
                + serial
                + "?11=260312&416=2900000001022"
                + ",PHI-01,08930000000019,\"Hành phi, \"\"ngon\"\"\",12/03/2026,12/03/2027,"
                + "Chờ kích hoạt");
    assertThat(lines[3]).as("behind the last line end").isEmpty();
  }

  @Test
  void theStateIsThatOfTheRange() throws Exception {
    var lot = Market.fried("PHI-01");
    market.registered(lot);
    market.ordered(lot, 1);
    var active =
        market
            .codes
            .activate(lot, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER)
            .get(0);

    assertThat(read(active, Optional.empty())).contains(",08930000000019,,", ",Đã kích hoạt\r\n");
  }

  @Test
  void aCodeApartFromItsRangeSaysSo() throws Exception {
    var lot = Market.fried("PHI-01");
    market.registered(lot);
    var range = market.ordered(lot, 12);
    for (int number : new int[] {1, 10}) {
      market.codes.change(
          lot,
          market.codes.part(range, number, 1).get(0).serial().text(),
          CodeState.CANCELLED,
          Market.PRODUCER,
          Optional.of("in hỏng"));
    }

    var table = table(range, Optional.empty());
    var bytes = table.open().readAllBytes();

    assertThat(table.length()).isEqualTo(bytes.length);
    assertThat(new String(bytes, UTF_8).split("\r\n"))
        .filteredOn(line -> line.endsWith("Đã hủy"))
        .extracting(line -> line.split(",")[0])
        .containsExactly("1", "10");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 10, 11, 99, 1000, 1001, 12_345})
  void theLengthIsKnownBefore(int count) throws Exception {
    var lot = Market.fried("=1+1%");
    market.registered(lot);
    var range = market.ordered(lot, count);
    var table = table(range, Optional.of("Hành phi Dương Xá"));

    var bytes = table.open().readAllBytes();

    assertThat(table.length()).isEqualTo(bytes.length);
    var lines = new String(bytes, UTF_8).split("\r\n");
    assertThat(lines).hasSize(count + 1);
    assertThat(lines[count]).startsWith(count + ",");
  }

  @Test
  void whoStopsReadingHasNoMoreMade() throws Exception {
    var lot = Market.fried("PHI-01");
    market.registered(lot);

    try (var stream = table(market.ordered(lot, 1_000_000), Optional.empty()).open()) {
      stream.readNBytes(1_000);
    }

    assertThat(asked).as("codes asked for").hasValueLessThanOrEqualTo(1_000);
  }

  @Test
  void aWorkbookHoldsTheSame(@TempDir Path folder) throws Exception {
    var lot = Market.fried("=1+1");
    market.registered(lot);
    var range = market.ordered(lot, 2_345);
    var labels = labels(range, Optional.of("Hành phi <Dương Xá>"));
    var workbook = folder.resolve("tem.xlsx");

    try (var out = Files.newOutputStream(workbook)) {
      new ExcelTable(labels).writeTo(out);
    }

    var rows = rows(workbook);
    assertThat(rows).hasSize(2_346);
    assertThat(rows.get(0)).startsWith("STT", "Số sê-ri").endsWith("Trạng thái");
    for (int number : new int[] {1, 1_000, 1_001, 2_345}) {
      var row = labels.source().rows(number, 1).get(0);
      assertThat(rows.get(number))
          .containsExactly(
              Integer.toString(number),
              row.serial().text(),
              row.address().toString(),
              "=1+1",
              "08930000000019",
              "Hành phi <Dương Xá>",
              "12/03/2026",
              "12/03/2027",
              "Chờ kích hoạt");
    }
  }

  /** Of the first sheet, read by the platform's own XML reader. */
  private static List<List<String>> rows(Path workbook) throws Exception {
    try (var zip = new ZipFile(workbook.toFile());
        var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
      return read(XMLInputFactory.newDefaultFactory().createXMLStreamReader(sheet));
    }
  }

  private static List<List<String>> read(XMLStreamReader xml) throws XMLStreamException {
    var rows = new ArrayList<List<String>>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "row" -> rows.add(new ArrayList<>());
          case "v", "t" -> rows.get(rows.size() - 1).add(xml.getElementText());
          case "f" -> throw new AssertionError("a formula");
          default -> {}
        }
      }
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "=1+1 | '=1+1",
        "+84 | '+84",
        "-5 | '-5",
        "@SUM(A1) | '@SUM(A1)",
        "＝1 | '＝1",
        "a;=1 | \"a;'=1\"",
        "Hành - phi | Hành - phi",
        "a, b | \"a, b\"",
        "a=b | a=b"
      })
  void aTextIsNoFormula(String typed, String written) {
    assertThat(Csv.line(List.of(Csv.text(typed)))).isEqualTo(written + "\r\n");
  }

  @Test
  void aTabOrALineEndBeforeAFormulaHelpsNobody() {
    assertThat(Csv.text("\t=1")).isEqualTo("'\t=1");
    assertThat(Csv.line(List.of(Csv.text("a\n=1")))).isEqualTo("\"a\n'=1\"\r\n");
  }

  private String read(CodeRange range, Optional<String> product) throws IOException {
    return new String(table(range, product).open().readAllBytes(), UTF_8);
  }

  private CsvTable table(CodeRange range, Optional<String> product) {
    return new CsvTable(labels(range, product));
  }

  private LabelTable labels(CodeRange range, Optional<String> product) {
    LotId lot = range.lot();
    var single = market.codes.single(range);
    var others =
        single.values().stream()
            .map(LabelTable::status)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return new LabelTable(
        range.count(),
        LabelTable.status(range.state()),
        others,
        LabelTable.same(lot.gtin(), market.lots.find(lot).map(Versioned::value), product),
        (from, limit) -> {
          var codes = market.codes.part(range, single, from, limit);
          asked.addAndGet(codes.size());
          return codes.stream()
              .map(
                  code ->
                      new LabelRow(code.serial(), LABELS.of(code), LabelTable.status(code.state())))
              .toList();
        });
  }
}
