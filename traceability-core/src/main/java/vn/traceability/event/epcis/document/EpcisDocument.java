package vn.traceability.event.epcis.document;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.MasterDataElement;

/**
 * A document that was read and holds. Its events are handed out one by one from where it is kept,
 * as often as one likes. Not for use by several threads.
 */
public final class EpcisDocument implements Closeable {
  /** What may be captured, and where its events stand. */
  enum Kind {
    DOCUMENT("EPCISDocument", "/epcisBody/eventList"),
    QUERY_DOCUMENT("EPCISQueryDocument", "/epcisBody/queryResults/resultsBody/eventList");

    private final String type;
    private final String list;

    Kind(String type, String list) {
      this.type = type;
      this.list = list;
    }

    static Optional<Kind> of(String type) {
      return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
  }

  /** One event in place of the list, which the standard does not know and tools still write. */
  private static final String SINGLE = "/epcisBody/event";

  private static final int MOST_REFUSALS = 100;

  /** The longest document whose events are kept as they were read, which takes ten times that. */
  private static final int MOST_KEPT = 1024 * 1024;

  /** What all such documents may have in bytes at a time; others are read once more instead. */
  private static final Semaphore ROOM = new Semaphore(8 * MOST_KEPT);

  private final Spool spool;
  private final EpcisReader reader;
  private final Kind kind;
  private final JsonNode envelope;
  private final BitSet refused = new BitSet();
  private final List<RefusedEvent> refusals = new ArrayList<>();
  private final List<JsonNode> kept = new ArrayList<>();
  private final int room;
  private boolean isKept;
  private List<MasterDataElement> masterData = List.of();
  private boolean hasSingle;
  private int size;

  private EpcisDocument(Spool spool, EpcisReader reader) throws IOException {
    this.spool = spool;
    this.reader = reader;
    kind = readKind();
    envelope = readEnvelope();
    room = spool.length() <= MOST_KEPT ? (int) spool.length() : 0;
    isKept = room > 0 && ROOM.tryAcquire(room);
  }

  /**
   * Three passes over the text: what it is, what stands around its events, and the events.
   *
   * @param proceed whether events that do not hold are left out, instead of all being refused
   */
  static EpcisDocument checked(Spool spool, EpcisReader reader, boolean proceed)
      throws IOException {
    var document = new EpcisDocument(spool, reader);
    boolean holds = false;
    try {
      document.check(proceed);
      holds = true;
      return document;
    } finally {
      if (!holds) {
        document.forget();
      }
    }
  }

  /** How many events hold. */
  public int size() {
    return size - refused.cardinality();
  }

  /** How many events were left out. */
  public int refused() {
    return refused.cardinality();
  }

  /** The first hundred of the events that were left out, and why, in the order of the document. */
  public List<RefusedEvent> refusals() {
    return List.copyOf(refusals);
  }

  /** What stands around the events of products, places and parties; each element once. */
  public List<MasterDataElement> masterData() {
    return masterData;
  }

  /**
   * Hands out each event that holds, in the order of the document, with the document's
   * {@code @context}: so it stands alone and has the hash it has in the document. Without {@code
   * recordTime}, which is to be ignored in what is captured (EPCIS 2.0, section 7.4.1).
   *
   * @throws IOException when reading fails
   */
  public void forEach(Consumer<? super ObjectNode> each) throws IOException {
    forEachPlaced((pointer, event) -> each.accept(event));
  }

  /**
   * The same, each with where it stands.
   *
   * @param each is given a JSON Pointer, such as {@code /epcisBody/eventList/3}, and the event
   */
  public void forEachPlaced(BiConsumer<String, ? super ObjectNode> each) throws IOException {
    if (isKept) {
      var once = List.copyOf(kept);
      try {
        int index = refused.nextClearBit(0);
        for (var event : once) {
          each.accept(place(index, !hasSingle).pointer(), standingAlone(event, context()));
          index = refused.nextClearBit(index + 1);
        }
      } finally {
        forget(); // whoever got them may have changed them
      }
      return;
    }
    walk(
        (place, event) -> {
          if (!refused.get(place.index())) {
            each.accept(place.pointer(), standingAlone(event, context()));
          }
        });
  }

  private Place place(int index, boolean inList) {
    return new Place(index, inList ? kind.list + "/" + index : SINGLE);
  }

  /** Forgets the document. */
  @Override
  public void close() throws IOException {
    forget();
    spool.close();
  }

  private void forget() {
    kept.clear();
    if (isKept) {
      isKept = false;
      ROOM.release(room);
    }
  }

  static ObjectNode standingAlone(JsonNode event, JsonNode context) {
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    alone.set("@context", Contexts.merged(context, event.path("@context")));
    event.properties().stream()
        .filter(member -> !member.getKey().equals("@context"))
        .filter(member -> !member.getKey().equals("recordTime"))
        .forEach(member -> alone.set(member.getKey(), member.getValue()));
    return alone;
  }

  private JsonNode context() {
    return envelope.path("@context");
  }

  private Kind readKind() throws IOException {
    try (JsonText text = reader.open(spool)) {
      text.begin();
      while (text.next() == JsonToken.PROPERTY_NAME) {
        String name = text.name();
        JsonToken value = text.next();
        if (name.equals("type") && value == JsonToken.VALUE_STRING) {
          return Kind.of(text.text())
              .orElseThrow(
                  () ->
                      DocumentRefused.invalid(
                          "/type", "needs EPCISDocument or EPCISQueryDocument"));
        }
        text.skip();
      }
      text.finish();
    }
    throw DocumentRefused.invalid("", "needs the member type, which is a text");
  }

  /** All but the events, which are counted, and in whose place an empty list stands. */
  private JsonNode readEnvelope() throws IOException {
    try (JsonText text = reader.open(spool)) {
      text.begin();
      ObjectNode read =
          text.tree(reader.limits().envelopeBytes(), 0, () -> skipEvents(text)).asObject();
      text.finish();
      return read;
    }
  }

  private boolean skipEvents(JsonText text) throws IOException {
    if (text.isAt(JsonToken.START_ARRAY, kind.list)) {
      while (text.next() != JsonToken.END_ARRAY) {
        count();
        text.skip();
      }
      return true;
    }
    if (isSingle(text)) {
      hasSingle = true;
      count();
      text.skip();
      return true;
    }
    return false;
  }

  private boolean isSingle(JsonText text) {
    return kind == Kind.DOCUMENT && text.isAt(JsonToken.START_OBJECT, SINGLE);
  }

  private void count() {
    size++;
    if (size > reader.limits().events()) {
      throw DocumentRefused.tooLarge(
          kind.list, "has more than " + reader.limits().events() + " events");
    }
  }

  private void check(boolean proceed) throws IOException {
    refuse(EpcisSchema.violations(withList(), reader.limits().violations()));
    masterData = MasterDataReading.of(envelope, reader.limits());
    var violations = new ArrayList<Violation>();
    var ids = new EventIds();
    walk(
        (place, event) -> {
          var found = new ArrayList<>(reader.violations(event, context()));
          if (found.isEmpty() || !proceed) { // what is left out takes nobody's eventID
            ids.add(place.pointer(), event).ifPresent(found::add);
          }
          if (proceed && !found.isEmpty()) {
            leaveOut(place, found);
          } else if (found.isEmpty()) {
            keep(event);
          } else {
            found.forEach(each -> violations.add(each.under(place.pointer())));
            if (violations.size() >= reader.limits().violations()) {
              refuse(violations.subList(0, reader.limits().violations()));
            }
          }
        });
    refuse(violations);
  }

  private void keep(JsonNode event) {
    if (isKept) {
      kept.add(event);
    }
  }

  private void leaveOut(Place place, List<Violation> why) {
    refused.set(place.index());
    if (refusals.size() < MOST_REFUSALS) {
      refusals.add(
          new RefusedEvent(
              place.pointer(), why.stream().map(each -> each.under(place.pointer())).toList()));
    }
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw DocumentRefused.invalid(violations);
    }
  }

  /** A single event is a list of one; beside a list it could be overlooked. */
  private JsonNode withList() {
    if (!hasSingle) {
      return envelope;
    }
    if (envelope.path("epcisBody").has("eventList")) {
      throw DocumentRefused.invalid(SINGLE, "may not stand beside an eventList");
    }
    ObjectNode settled = envelope.deepCopy().asObject();
    ((ObjectNode) settled.path("epcisBody")).putArray("eventList");
    return settled;
  }

  private void walk(Visitor each) throws IOException {
    Limits limits = reader.limits();
    int context = context().toString().getBytes(StandardCharsets.UTF_8).length;
    long total = 0;
    int index = 0;
    boolean inList = false;
    try (JsonText text = reader.open(spool)) {
      for (var token = text.next(); token != null; token = text.next()) {
        if (text.isAt(JsonToken.START_ARRAY, kind.list)) {
          inList = true;
        } else if (inList && token == JsonToken.END_ARRAY) {
          return;
        } else if (inList || isSingle(text)) {
          var place = place(index, inList);
          index++;
          long start = text.start();
          JsonNode event = text.tree(limits.eventBytes(), context, () -> false);
          total += text.end() - start + context;
          if (total > limits.bytesStandingAlone()) {
            throw DocumentRefused.tooLarge(
                "/@context", "is too long for so many events, each of which it belongs to");
          }
          each.visit(place, event);
        }
      }
    }
  }

  /** Where an event stands. */
  private record Place(int index, String pointer) {}

  private interface Visitor {
    void visit(Place place, JsonNode event);
  }
}
