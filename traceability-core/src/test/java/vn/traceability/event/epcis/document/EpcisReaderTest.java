package vn.traceability.event.epcis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.traceability.event.epcis.document.CaptureCases.document;
import static vn.traceability.event.epcis.document.CaptureCases.event;
import static vn.traceability.event.epcis.document.CaptureCases.stream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.epcis.document.DocumentRefused.Kind;
import vn.traceability.event.hash.EventHash;

class EpcisReaderTest {
  private static final Limits STANDARD = Limits.STANDARD;

  @Test
  void membersMayStandInAnyOrder() throws IOException {
    var usual = CaptureCases.JSON.readTree(document(event(1, ", \"ex:note\": \"n\""), event(2)));
    ObjectNode reversed = CaptureCases.JSON.createObjectNode();
    for (var name : List.of("epcisBody", "creationDate", "schemaVersion", "type", "@context")) {
      reversed.set(name, usual.get(name));
    }

    assertThat(events(STANDARD, reversed.toString()))
        .isEqualTo(events(STANDARD, usual.toString()))
        .hasSize(2);
  }

  @Test
  void anEventStandsAloneWithBothContextsAndWithoutItsRecordTime() throws IOException {
    String own =
        ", \"@context\": {\"my\": \"https://my.example/\"}, \"my:a\": 1, \"ex:b\": 2"
            + ", \"recordTime\": \"2026-03-02T08:00:00Z\"";
    var document = CaptureCases.JSON.readTree(document(event(1, own)));

    ObjectNode event = events(STANDARD, document.toString()).get(0);

    assertThat(event.path("@context"))
        .isEqualTo(
            CaptureCases.JSON.readTree(
                "[\"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld\","
                    + "{\"ex\": \"https://example.org/ns/\"}, {\"my\": \"https://my.example/\"}]"));
    assertThat(event.has("recordTime")).isFalse();
    assertThat(EpcisForm.identify(event).value())
        .isEqualTo(EventHash.of(document.at("/epcisBody/eventList/0"), document.path("@context")));
  }

  @Test
  void eventsAreHandedOutAgainAndAgainTheSame() throws IOException {
    try (EpcisDocument document = read(STANDARD, document(event(1), event(2)))) {
      var first = new ArrayList<ObjectNode>();
      document.forEach(first::add);
      first.forEach(event -> event.withArray("@context").removeAll());
      var second = new ArrayList<ObjectNode>();
      document.forEach(second::add);

      assertThat(document.size()).isEqualTo(2);
      assertThat(second).allSatisfy(event -> assertThat(event.path("@context")).hasSize(2));
    }
  }

  @Test
  void eventsAreHandedOutWithTheirPlaces() throws IOException {
    String large = " ".repeat(1 << 20); // which is read again for its events
    String flying = ", \"disposition\": \"flying\"";
    for (String space : List.of("", large)) {
      String text = document(event(1, flying), event(2), event(3, flying), event(4)) + space;
      try (EpcisDocument document = new EpcisReader(STANDARD).greedily(stream(text))) {
        var places = new ArrayList<String>();
        document.forEachPlaced(
            (place, event) -> places.add(place + " " + event.at("/epcList/0").stringValue()));

        assertThat(places)
            .containsExactly(
                "/epcisBody/eventList/1 https://id.gs1.org/01/09506000134352/21/2",
                "/epcisBody/eventList/3 https://id.gs1.org/01/09506000134352/21/4");
      }
    }
  }

  @Test
  void aSingleEventIsAListOfOne() throws IOException {
    String single =
        document(event(1)).replace("\"eventList\": [", "\"event\": ").replace("]}}", "}}");

    assertThat(events(STANDARD, single)).isEqualTo(events(STANDARD, document(event(1))));
    assertThat(refusal(STANDARD, single.replace("OBSERVE", "EAT")).violations())
        .extracting(Violation::pointer)
        .containsExactly("/epcisBody/event/action");
    assertThat(refusal(STANDARD, document(event(1)).replace("]}}", "], \"event\": {}}}")).field())
        .contains("/epcisBody/event");
    assertThat(refusal(STANDARD, document().replace("eventList", "event")).violations())
        .containsExactly(new Violation("/epcisBody", "needs the member eventList"));
  }

  @Test
  void aDocumentOfNoEventsHolds() throws IOException {
    assertThat(events(STANDARD, document())).isEmpty();
  }

  @Test
  void whatIsNotOneOfTheTwoDocumentsIsNotCaptured() {
    assertThat(refusal(STANDARD, event(1)).violations())
        .containsExactly(new Violation("/type", "needs EPCISDocument or EPCISQueryDocument"));
    assertThat(refusal(STANDARD, "{}").getMessage()).contains("needs the member type");
    assertThat(refusal(STANDARD, "{\"type\": [\"EPCISDocument\"]}").kind())
        .isEqualTo(Kind.INVALID_EPCIS);
    assertThat(refusal(STANDARD, "[]").getMessage()).isEqualTo("the document needs an object");
    assertThatThrownBy(() -> new EpcisReader(STANDARD).event(stream(document(event(1)))))
        .isInstanceOfSatisfying(
            DocumentRefused.class, no -> assertThat(no.field()).contains("/type"));
  }

  @Test
  void everyEventIsLookedAtAndTheFirstViolationsAreNamed() {
    String[] bad =
        IntStream.range(0, 30)
            .mapToObj(i -> event(i, ", \"disposition\": \"gone\"" + (i == 3 ? ", \"x\": 1" : "")))
            .toArray(String[]::new);

    var refused = refusal(STANDARD, document(bad));
    List<Violation> violations = refused.violations();
    assertThat(refused).hasMessageEndingWith("(and at least 19 more)");

    assertThat(violations).hasSize(STANDARD.violations());
    assertThat(violations.get(0).pointer()).isEqualTo("/epcisBody/eventList/0/disposition");
    assertThat(violations)
        .extracting(Violation::pointer)
        .contains("/epcisBody/eventList/3/x", "/epcisBody/eventList/9/disposition");
  }

  @Test
  void greedilyWhatHoldsIsHandedOutAndTheRestNamed() throws IOException {
    String twice = ", \"eventID\": \"urn:uuid:0f0f0f0f-0000-4000-8000-000000000001\"";
    String text =
        document(
            event(1, twice),
            event(2, twice + ", \"disposition\": \"flying\""),
            event(3, twice),
            event(4));
    try (EpcisDocument document = new EpcisReader(STANDARD).greedily(stream(text))) {
      var events = new ArrayList<ObjectNode>();
      document.forEach(events::add);

      assertThat(events)
          .extracting(each -> each.path("epcList").get(0).stringValue())
          .containsExactly(
              "https://id.gs1.org/01/09506000134352/21/1",
              "https://id.gs1.org/01/09506000134352/21/4");
      assertThat(document.size()).isEqualTo(2);
      assertThat(document.refused()).isEqualTo(2);
      assertThat(document.refusals())
          .extracting(RefusedEvent::pointer)
          .containsExactly("/epcisBody/eventList/1", "/epcisBody/eventList/2");
      assertThat(document.refusals().get(1).violations())
          .extracting(Violation::pointer)
          .containsExactly("/epcisBody/eventList/2/eventID");
    }
  }

  @Test
  void greedilyWhatStandsAroundTheEventsHasToHoldAllTheSame() {
    assertThatThrownBy(
            () ->
                new EpcisReader(STANDARD)
                    .greedily(stream(document(event(1)).replace("\"2.0\"", "2"))))
        .isInstanceOf(DocumentRefused.class);
  }

  @Test
  void aPrefixThatTheEventTurnsRoundIsRefused() {
    // In the document b: rests on ex:, and so would mean something else where the event stands
    // alone.
    String text =
        document(event(1, ", \"@context\": {\"ex\": \"https://other.example/\"}, \"b:note\": 1"))
            .replace(
                "{\"ex\": \"https://example.org/ns/\"}",
                "{\"ex\": \"https://example.org/ns/\", \"b\": \"ex:b/\"}");

    assertThat(refusal(STANDARD, text).violations())
        .containsExactly(
            new Violation(
                "/epcisBody/eventList/0/@context",
                "gives a prefix of the document another meaning"));
  }

  @Test
  void aStreamThatFailsIsNoRefusal() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };

    assertThatThrownBy(() -> new EpcisReader(STANDARD).document(broken))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
  }

  @Nested
  class Malformed {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "   ",
          "{",
          "{\"type\"}",
          "{\"type\": \"EPCISDocument\"",
          "nothing",
          "{'a': 1}",
          "{\"type\": \"EPCISDocument\", \"a\": 01}",
          "{\"type\": \"EPCISDocument\", \"a\": NaN}",
          "{\"type\": \"EPCISDocument\", // no\n \"a\": 1}"
        })
    void whatIsNoJsonIsSaidToBeNone(String text) {
      assertThat(refusal(STANDARD, text).kind()).isEqualTo(Kind.MALFORMED_JSON);
    }

    @Test
    void aTextCutAnywhereEndsTooEarly() {
      String whole = document(event(1), event(2)).strip();
      for (int length = 0; length < whole.length(); length += 7) {
        DocumentRefused no = refusal(STANDARD, whole.substring(0, length));

        assertThat(no.kind()).as(whole.substring(0, length)).isEqualTo(Kind.MALFORMED_JSON);
      }
      assertThat(refusal(STANDARD, whole + "{}").getMessage()).contains("goes on behind its end");
      assertThat(refusal(STANDARD, whole + "x").kind()).isEqualTo(Kind.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-Infinity", "01", "'a'", "/* none */ 1", "\"a\tb\""})
    void whatOtherReadersTakeForJsonIsRefusedWithoutAdviceToUs(String value) {
      DocumentRefused no = refusal(STANDARD, document(event(1, ", \"ex:n\": " + value)));

      assertThat(no.kind()).isEqualTo(Kind.MALFORMED_JSON);
      assertThat(no.violations().get(0).rule())
          .startsWith("is not JSON, at line")
          .doesNotContain("enable", "ALLOW", "Feature", "parser");
    }

    @Test
    void theSameMemberTwiceIsRefusedAtEveryDepth() {
      assertThat(refusal(STANDARD, document(event(1, ", \"action\": \"ADD\""))).violations().get(0))
          .satisfies(
              each -> {
                assertThat(each.pointer()).isEqualTo("/epcisBody/eventList/0/action");
                assertThat(each.rule()).startsWith("is there twice, at line");
              });
      assertThat(
              refusal(STANDARD, document(event(1, ", \"ex:o\": [{\"a\": 1, \"a\": 1}]"))).field())
          .contains("/epcisBody/eventList/0/ex:o/0/a");
      assertThat(
              refusal(STANDARD, document(event(1)).replace("]}}", "], \"eventList\": []}}"))
                  .field())
          .contains("/epcisBody/eventList");
      assertThat(
              refusal(
                      STANDARD,
                      document(event(1)).replace("}]}}", "}]}, \"type\": \"EPCISDocument\"}"))
                  .field())
          .contains("/type");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
      byte[] latin = document(event(1, ", \"ex:n\": \"é\"")).getBytes(StandardCharsets.ISO_8859_1);
      assertThat(refusal(STANDARD, new ByteArrayInputStream(latin)).getMessage())
          .contains("is not in UTF-8: see the byte at offset " + indexOf(latin, (byte) 0xe9));
      for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32")) {
        byte[] wide = document(event(1)).getBytes(Charset.forName(charset));
        assertThat(refusal(STANDARD, new ByteArrayInputStream(wide)).getMessage())
            .as(charset)
            .contains("is not in UTF-8");
      }
    }

    @Test
    void aCharacterCutAtTheVeryEndOrAcrossReadsIsJudgedRightly() throws IOException {
      byte[] good = document(event(1, ", \"ex:n\": \"ộ\"")).getBytes(StandardCharsets.UTF_8);
      InputStream oneByOne =
          new ByteArrayInputStream(good) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
              return super.read(into, offset, Math.min(1, length));
            }
          };
      try (var document = new EpcisReader(STANDARD).document(oneByOne)) {
        assertThat(document.size()).isEqualTo(1);
      }
      byte[] cut = {'{', '}', (byte) 0xe1, (byte) 0xbb};
      assertThat(refusal(STANDARD, new ByteArrayInputStream(cut)).getMessage())
          .contains("is not in UTF-8");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
      assertThat(events(STANDARD, "\ufeff" + document(event(1)))).hasSize(1);
    }

    @Test
    void halfASurrogatePairIsNoText() throws IOException {
      assertThat(
              refusal(STANDARD, document(event(1, ", \"ex:n\": \"\\ud83c\""))).violations().get(0))
          .satisfies(each -> assertThat(each.rule()).startsWith("holds half a surrogate pair"));
      assertThat(events(STANDARD, document(event(1, ", \"ex:n\": \"\\ud83c\\udf3e\"")))).hasSize(1);
    }

    @Test
    void xmlIsNamed() {
      assertThat(refusal(STANDARD, "\n<?xml version='1.0'?><a/>").getMessage()).contains("XML");
    }
  }

  @Nested
  class AtTheLimits {
    @Test
    void events() throws IOException {
      var two = with(2, 1 << 20, 1 << 20, 1 << 20, 1 << 20, 64);

      assertThat(EpcisReaderTest.events(two, document(event(1), event(2)))).hasSize(2);
      assertTooLarge(refusal(two, document(event(1), event(2), event(3))), "/epcisBody/eventList");
    }

    @Test
    void bytes() throws IOException {
      String text = document(event(1));
      assertThat(EpcisReaderTest.events(with(9, text.length(), 9999, 9999, 9999, 64), text))
          .hasSize(1);
      assertTooLarge(refusal(with(9, text.length() - 1, 9999, 9999, 9999, 64), text), null);
    }

    @Test
    void bytesOfOneEventWithItsContext() throws IOException {
      String text = document(event(1), event(2, ", \"ex:long\": \"" + "x".repeat(500) + "\""));
      int context = CaptureCases.JSON.readTree(text).path("@context").toString().length();
      int bytes = event(2, ", \"ex:long\": \"" + "x".repeat(500) + "\"").length() + context;

      assertThat(EpcisReaderTest.events(with(9, 9999, bytes, 9999, 9999, 64), text)).hasSize(2);
      assertTooLarge(
          refusal(with(9, 9999, bytes - 1, 9999, 9999, 64), text), "/epcisBody/eventList/1");
    }

    @Test
    void bytesOfABareEvent() throws IOException {
      String text = event(1, ", \"@context\": {}");

      assertThat(new EpcisReader(with(9, 9999, text.length(), 9, 9999, 64)).event(stream(text)))
          .isNotEmpty();
      assertThatThrownBy(
              () ->
                  new EpcisReader(with(9, 9999, text.length() - 1, 9, 9999, 64))
                      .event(stream(text)))
          .isInstanceOfSatisfying(
              DocumentRefused.class, no -> assertThat(no.kind()).isEqualTo(Kind.TOO_LARGE));
    }

    @Test
    void bytesOfTheEnvelopeWithoutTheEvents() throws IOException {
      String text = document(event(1), event(2)).strip();
      String none = document().strip();
      int around = none.length();

      assertThat(EpcisReaderTest.events(with(9, 9999, 9999, around, 9999, 64), text)).hasSize(2);
      assertTooLarge(refusal(with(9, 9999, 9999, around - 3, 9999, 64), text), null);
    }

    @Test
    void bytesOfAllEventsEachWithTheContext() throws IOException {
      String text = document(event(1), event(2));
      int context = CaptureCases.JSON.readTree(text).path("@context").toString().length();
      int all = event(1).length() + event(2).length() + 2 * context;

      assertThat(EpcisReaderTest.events(with(9, 9999, 9999, 9999, all, 64), text)).hasSize(2);
      assertTooLarge(refusal(with(9, 9999, 9999, 9999, all - 1, 64), text), "/@context");
    }

    @Test
    void depth() throws IOException {
      // The document, its body, its list and the event are four deep.
      String six = document(event(1, ", \"ex:deep\": [[]]"));

      assertThat(EpcisReaderTest.events(with(9, 9999, 9999, 9999, 9999, 6), six)).hasSize(1);
      assertTooLarge(
          refusal(with(9, 9999, 9999, 9999, 9999, 5), six), "/epcisBody/eventList/0/ex:deep/0");
      String endless = document(event(1, ", \"ex:deep\": " + "[".repeat(1_000_000)));
      assertThat(refusal(STANDARD, endless).getMessage()).contains("nested more than 64 deep");
    }

    @Test
    void numbersAreExactAndOfAnEndlessExponentRefused() throws IOException {
      String exact = "12345678901234567890.12345678901234567890";
      ObjectNode event =
          EpcisReaderTest.events(STANDARD, document(event(1, ", \"ex:n\": " + exact))).get(0);
      assertThat(event.path("ex:n").decimalValue()).isEqualTo(new BigDecimal(exact));

      for (String huge : List.of("1e400", "9".repeat(400), "1e-400")) {
        assertThat(EpcisReaderTest.events(STANDARD, document(event(1, ", \"ex:n\": " + huge))))
            .hasSize(1);
      }
      for (String huge :
          List.of(
              "1e401",
              "9".repeat(401),
              "9".repeat(5000),
              "1e-401",
              "1e999999999",
              "-1E999999999",
              "1e99999999999999999999",
              "0." + "1".repeat(401))) {
        DocumentRefused no = refusal(STANDARD, document(event(1, ", \"ex:n\": " + huge)));
        assertThat(no.kind()).as(huge).isEqualTo(Kind.INVALID_EPCIS);
        assertThat(no.getMessage()).contains("needs a number of at most 400 digits");
      }
    }

    @Test
    void aTextOrNameThatIsLongerThanAnEvent() {
      String text = document(event(1, ", \"ex:n\": \"" + "x".repeat(2_000_000) + "\""));
      assertThat(refusal(STANDARD, text).kind()).isEqualTo(Kind.TOO_LARGE);
      String name = document(event(1, ", \"ex:" + "n".repeat(100_000) + "\": 1"));
      assertThat(refusal(STANDARD, name).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void membersOfOneObject() {
      var members = new StringBuilder();
      for (int i = 0; i < 5_001; i++) {
        members.append(", \"ex:").append(i).append("\": 1");
      }
      assertTooLarge(
          refusal(STANDARD, document(event(1, members.toString()))), "/epcisBody/eventList/0");
    }

    private void assertTooLarge(DocumentRefused no, String place) {
      assertThat(no.kind()).as(no.getMessage()).isEqualTo(Kind.TOO_LARGE);
      assertThat(no.field().orElse(null)).isEqualTo(place);
    }
  }

  @Nested
  class Memory {
    /** Whether their events are still there from the check or are read once more. */
    @Test
    void ofHoweverManyDocumentsAtATimeTheEventsAreHandedOutTheSame() throws IOException {
      var reader = new EpcisReader(STANDARD);
      var open = new ArrayList<EpcisDocument>();
      try {
        for (int round = 0; round < 30; round++) {
          open.add(reader.document(new LargeDocument(1_000, 900)));
        }
        var events = new ArrayList<ObjectNode>();
        open.get(0).forEach(events::add);
        assertThat(events).hasSize(1_000);
        for (var document : open) {
          var again = new ArrayList<ObjectNode>();
          document.forEach(again::add);
          assertThat(again.equals(events)).isTrue();
        }
      } finally {
        for (var document : open) {
          document.close();
        }
      }
    }

    /** 10,000 events in 31 MB, read by a program that has 48 MB for all it does. */
    @Test
    void aLargeDocumentIsReadInASmallHeap() throws Exception {
      Process program =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/java",
                  "-Xmx48m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  SmallHeap.class.getName())
              .redirectErrorStream(true)
              .start();
      String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(program.waitFor()).as(output).isZero();
      assertThat(output).contains("10000 events of 3");
    }
  }

  /** Run with little memory; prints how many events it was handed. */
  static final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] none) throws IOException {
      var in = new LargeDocument(10_000, 3_200);
      try (var document = new EpcisReader(STANDARD).document(in)) {
        int[] handed = {0};
        document.forEach(event -> handed[0]++);
        System.out.println(handed[0] + " events of " + in.bytes + " bytes");
      }
    }
  }

  /** Written while it is read. */
  private static final class LargeDocument extends InputStream {
    private final String[] around = document("|").split("\\|");
    private final int events;
    private final int more;
    private byte[] part;
    private int position;
    private int next;
    private long bytes;

    LargeDocument(int events, int more) {
      this.events = events;
      this.more = more;
      part = around[0].getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      while (position == part.length) {
        if (next > events) {
          return -1;
        }
        String text =
            next == events
                ? around[1]
                : (next == 0 ? "" : ",")
                    + event(next, ", \"ex:m\": \"" + "m".repeat(more - 300) + "\"");
        part = text.getBytes(StandardCharsets.UTF_8);
        position = 0;
        next++;
      }
      bytes++;
      return part[position++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int first = read();
      if (first < 0) {
        return -1;
      }
      into[offset] = (byte) first;
      int more = Math.min(length - 1, part.length - position);
      System.arraycopy(part, position, into, offset + 1, more);
      position += more;
      bytes += more;
      return more + 1;
    }
  }

  private static Limits with(
      int events, long bytes, int event, int envelope, long alone, int depth) {
    return new Limits(events, bytes, event, envelope, alone, depth, STANDARD.violations());
  }

  private static EpcisDocument read(Limits limits, String text) throws IOException {
    return new EpcisReader(limits).document(stream(text));
  }

  private static List<ObjectNode> events(Limits limits, String text) throws IOException {
    try (EpcisDocument document = read(limits, text)) {
      var events = new ArrayList<ObjectNode>();
      document.forEach(events::add);
      return events;
    }
  }

  private static DocumentRefused refusal(Limits limits, String text) {
    return refusal(limits, stream(text));
  }

  private static DocumentRefused refusal(Limits limits, InputStream in) {
    DocumentRefused no =
        catchThrowableOfType(
            DocumentRefused.class, () -> new EpcisReader(limits).document(in).close());
    assertThat(no).as("it is refused").isNotNull();
    return no;
  }

  private static int indexOf(byte[] bytes, byte wanted) {
    var before = new ByteArrayOutputStream();
    for (byte each : bytes) {
      if (each == wanted) {
        break;
      }
      before.write(each);
    }
    return before.size();
  }
}
