package vn.traceability.event.query;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.event.hash.Vocabulary;

/**
 * A member of {@code sensorMetadata} or {@code sensorReport} that can be asked for.
 *
 * @param words of a {@link Kind#WORD}; the measurement's otherwise
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, sections 7.3.7.2 and 7.3.7.3</a>
 */
record SensorField(String name, Kind kind, Vocabulary words) {
  enum Kind {
    WORD,
    IDENTIFIER,
    TEXT,
    HEX,
    TIME,
    NUMBER,
    /** A number that is asked for together with the unit of its report. */
    MEASURED
  }

  static final Map<String, SensorField> NAMED =
      Stream.of(
              new SensorField("type", Kind.WORD, Vocabulary.MEASUREMENT),
              new SensorField("exception", Kind.WORD, Vocabulary.SENSOR_ALERT),
              new SensorField("component", Kind.WORD, Vocabulary.COMPONENT),
              of("time", Kind.TIME),
              of("startTime", Kind.TIME),
              of("endTime", Kind.TIME),
              of("deviceID", Kind.IDENTIFIER),
              of("deviceMetadata", Kind.IDENTIFIER),
              of("rawData", Kind.IDENTIFIER),
              of("dataProcessingMethod", Kind.IDENTIFIER),
              of("bizRules", Kind.IDENTIFIER),
              of("microorganism", Kind.IDENTIFIER),
              of("chemicalSubstance", Kind.IDENTIFIER),
              of("coordinateReferenceSystem", Kind.IDENTIFIER),
              of("uriValue", Kind.IDENTIFIER),
              of("stringValue", Kind.TEXT),
              of("booleanValue", Kind.TEXT),
              of("hexBinaryValue", Kind.HEX),
              of("percRank", Kind.NUMBER),
              of("value", Kind.MEASURED),
              of("minValue", Kind.MEASURED),
              of("maxValue", Kind.MEASURED),
              of("meanValue", Kind.MEASURED),
              of("sDev", Kind.MEASURED),
              of("percValue", Kind.MEASURED))
          .collect(Collectors.toUnmodifiableMap(SensorField::name, field -> field));

  private static SensorField of(String name, Kind kind) {
    return new SensorField(name, kind, Vocabulary.MEASUREMENT);
  }
}
