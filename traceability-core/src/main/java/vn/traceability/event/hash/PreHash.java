package vn.traceability.event.hash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes an event's elements in the one order of the standard, without separators: first what the
 * standard names, then master data, then extensions inside standard fields (each behind the names
 * of its fields), then extensions of the event itself. Equal names are sorted by what follows them,
 * by code point, which is the order of their bytes in UTF-8.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, EPCIS Event Hash
 *     ID, rules 1 to 4, 10 to 13, 19 to 21 and the canonical property order</a>
 */
final class PreHash {

  private static final Order QUANTITY =
      new Order(value("epcClass"), value("quantity"), value("uom"));

  private static final Order ORDER =
      new Order(
          new Field("type", "", "eventType", CanonicalValue::eventType, Order.NONE),
          time("eventTime"),
          value("eventTimeZoneOffset"),
          values("epcList", "epc"),
          value("parentID"),
          values("inputEPCList", "epc"),
          values("childEPCs", "epc"),
          list("quantityList", "quantityElement", QUANTITY),
          list("childQuantityList", "quantityElement", QUANTITY),
          list("inputQuantityList", "quantityElement", QUANTITY),
          values("outputEPCList", "epc"),
          list("outputQuantityList", "quantityElement", QUANTITY),
          value("action"),
          value("transformationID"),
          term("bizStep", "https://ref.gs1.org/cbv/BizStep-"),
          term("disposition", "https://ref.gs1.org/cbv/Disp-"),
          group(
              "persistentDisposition",
              term("set", "https://ref.gs1.org/cbv/Disp-"),
              term("unset", "https://ref.gs1.org/cbv/Disp-")),
          group("readPoint", value("id")),
          group("bizLocation", value("id")),
          list(
              "bizTransactionList",
              "",
              new Order(term("type", "https://ref.gs1.org/cbv/BTT-"), value("bizTransaction"))),
          list(
              "sourceList",
              "",
              new Order(term("type", "https://ref.gs1.org/cbv/SDT-"), value("source"))),
          list(
              "destinationList",
              "",
              new Order(term("type", "https://ref.gs1.org/cbv/SDT-"), value("destination"))),
          // Release 2.0 of the algorithm leaves out the name of this list alone; 2.1 writes it.
          new Field(
              "sensorElementList",
              "",
              "sensorElement",
              CanonicalValue::any,
              new Order(
                  group(
                      "sensorMetadata",
                      time("time"),
                      time("startTime"),
                      time("endTime"),
                      value("deviceID"),
                      value("deviceMetadata"),
                      value("rawData"),
                      value("dataProcessingMethod"),
                      value("bizRules")),
                  group(
                      "sensorReport",
                      term("type", "https://ref.gs1.org/voc/"),
                      term("exception", "https://ref.gs1.org/voc/"),
                      value("deviceID"),
                      value("deviceMetadata"),
                      value("rawData"),
                      value("dataProcessingMethod"),
                      time("time"),
                      value("microorganism"),
                      value("chemicalSubstance"),
                      value("value"),
                      term("component", "https://ref.gs1.org/cbv/Comp-"),
                      value("stringValue"),
                      value("booleanValue"),
                      value("hexBinaryValue"),
                      value("uriValue"),
                      value("minValue"),
                      value("maxValue"),
                      value("meanValue"),
                      value("sDev"),
                      value("percRank"),
                      value("percValue"),
                      value("uom"),
                      value("coordinateReferenceSystem")))));

  private static final String MASTER_DATA = "ilmd";

  /** Who names the event, when it was recorded, whether it holds: said about it, not in it. */
  private static final Set<String> NOT_HASHED =
      Set.of("id", "eventID", "recordTime", "errorDeclaration", "certificationInfo");

  /** Names that a document's own context cannot give another meaning. */
  static final Set<String> STANDARD_NAMES = standardNames();

  private PreHash() {}

  static String of(List<Element> event) {
    return ORDER.write(event)
        + generic(event, MASTER_DATA::equals)
        + ORDER.writeExtensions(event)
        + generic(
            event,
            name -> !ORDER.has(name) && !name.equals(MASTER_DATA) && !NOT_HASHED.contains(name));
  }

  /**
   * Elements that the standard does not order: by name, value and what they hold.
   *
   * @param names of those that are meant
   */
  private static String generic(List<Element> elements, Predicate<String> names) {
    List<String> parts = new ArrayList<>();
    for (Element element : elements) {
      if (names.test(element.name())) {
        parts.add(
            element.name()
                + assigned(element, CanonicalValue::any)
                + generic(element.children(), any -> true));
      }
    }
    return sorted(parts);
  }

  private static String assigned(Element element, UnaryOperator<String> canonical) {
    return element.text().isEmpty() ? "" : "=" + canonical.apply(element.text());
  }

  /**
   * @param parts is changed
   */
  private static String sorted(List<String> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    parts.sort(PreHash::byCodePoint);
    return String.join("", parts);
  }

  /** Java compares UTF-16, where what lies beyond the basic plane comes before U+E000. */
  private static int byCodePoint(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean beyondX = Character.isSurrogate(x);
        boolean beyondY = Character.isSurrogate(y);
        return beyondX == beyondY ? Character.compare(x, y) : Boolean.compare(beyondX, beyondY);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static Set<String> standardNames() {
    Set<String> names = new HashSet<>(NOT_HASHED);
    names.add(MASTER_DATA);
    ORDER.addNamesTo(names);
    return Set.copyOf(names);
  }

  private static Field value(String name) {
    return new Field(name, "", name, CanonicalValue::any, Order.NONE);
  }

  private static Field time(String name) {
    return new Field(name, "", name, CanonicalValue::time, Order.NONE);
  }

  private static Field term(String name, String vocabulary) {
    return new Field(name, "", name, text -> CanonicalValue.term(vocabulary, text), Order.NONE);
  }

  private static Field values(String name, String entry) {
    return new Field(name, name, entry, CanonicalValue::any, Order.NONE);
  }

  private static Field group(String name, Field... fields) {
    return new Field(name, "", name, CanonicalValue::any, new Order(fields));
  }

  private static Field list(String name, String entry, Order fields) {
    return new Field(name, name, entry, CanonicalValue::any, fields);
  }

  /**
   * Fields in the order in which they are written.
   *
   * @param places where each of them stands, by its name
   */
  private record Order(List<Field> fields, Map<String, Integer> places) {
    static final Order NONE = new Order();

    Order(Field... fields) {
      this(
          List.of(fields),
          IntStream.range(0, fields.length)
              .boxed()
              .collect(Collectors.toUnmodifiableMap(place -> fields[place].name, place -> place)));
    }

    boolean has(String name) {
      return places.containsKey(name);
    }

    String write(List<Element> siblings) {
      return labelled(siblings, Field::content);
    }

    /** What the entries hold beyond the standard, deepest first. */
    String writeExtensions(List<Element> siblings) {
      return labelled(siblings, Field::extensions);
    }

    private String labelled(List<Element> siblings, BiFunction<Field, Element, String> content) {
      if (fields.isEmpty()) {
        return "";
      }
      Map<Integer, List<String>> entries = new TreeMap<>();
      for (Element sibling : siblings) {
        Integer place = places.get(sibling.name());
        if (place != null) {
          Field field = fields.get(place);
          String text = content.apply(field, sibling);
          if (!text.isEmpty()) {
            entries.computeIfAbsent(place, any -> new ArrayList<>(2)).add(field.each + text);
          }
        }
      }
      StringBuilder written = new StringBuilder();
      entries.forEach(
          (place, texts) -> written.append(fields.get(place).once).append(sorted(texts)));
      return written.toString();
    }

    void addNamesTo(Set<String> names) {
      for (Field field : fields) {
        names.add(field.name);
        field.fields.addNamesTo(names);
      }
    }
  }

  /**
   * A place in the order.
   *
   * @param name of the member in JSON
   * @param once written before all its entries
   * @param each written before every entry
   * @param canonical the spelling of its value
   * @param fields what an entry holds
   */
  private record Field(
      String name, String once, String each, UnaryOperator<String> canonical, Order fields) {

    String content(Element entry) {
      String value = assigned(entry, canonical);
      return entry.children().isEmpty() ? value : value + fields.write(entry.children());
    }

    String extensions(Element entry) {
      return entry.children().isEmpty()
          ? ""
          : fields.writeExtensions(entry.children())
              + generic(entry.children(), child -> !fields.has(child));
    }
  }
}
