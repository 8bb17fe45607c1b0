package vn.traceability.epcis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/**
 * Whether what is asked for in headers can be had: JSON or JSON-LD, release 2.0, identifiers as GS1
 * Digital Link URIs.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, sections 12.4 to 12.6 (versions,
 *     content negotiation, custom headers)</a>
 */
final class Negotiation {
  static final String VERSION = "2.0.0";

  /** Of our own words in events; a partner names others in the events it sends. */
  static final String EXTENSIONS = "tv=urn:x-traceability:voc:";

  static final Map<String, String> ANNOUNCED =
      Map.of(
          "GS1-EPCIS-Version", VERSION,
          "GS1-EPCIS-Min", VERSION,
          "GS1-EPCIS-Max", VERSION,
          "GS1-CBV-Version", VERSION,
          "GS1-CBV-Min", VERSION,
          "GS1-CBV-Max", VERSION,
          "GS1-EPC-Format", "Always_GS1_Digital_Link",
          "GS1-CBV-XML-Format", "Never_Translates",
          "GS1-Extensions", EXTENSIONS,
          "GS1-Vendor-Version", "traceability-1.0");

  static final MediaType JSON_LD = MediaType.valueOf("application/ld+json");
  private static final List<MediaType> SPOKEN = List.of(MediaType.APPLICATION_JSON, JSON_LD);
  private static final List<String> EPC_FORMATS =
      List.of("No_Preference", "Always_GS1_Digital_Link", "Always_EPC_URN", "Never_Translates");
  private static final List<String> CBV_FORMATS =
      List.of("No_Preference", "Always_Web_URI", "Always_URN", "Never_Translates");
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,5}");

  /** One header of a request, absent as null. */
  interface Headers {
    @org.jspecify.annotations.Nullable
    String get(String name);
  }

  private Negotiation() {}

  /**
   * What the answer is to be in.
   *
   * @throws EpcisProblem 406 when what is asked for cannot be had
   */
  static MediaType answer(Headers headers) {
    for (String of : List.of("EPCIS", "CBV")) {
      mustReach(headers, "GS1-" + of + "-Min", false);
      mustReach(headers, "GS1-" + of + "-Max", true);
      version(headers, "GS1-" + of + "-Version");
    }
    String format = headers.get("GS1-EPC-Format");
    if (format != null && !EPC_FORMATS.subList(0, 2).contains(format.strip())) {
      throw notAcceptable(
          EPC_FORMATS.contains(format.strip())
              ? "GS1-EPC-Format: identifiers are given as GS1 Digital Link URIs, never as "
                  + format.strip()
                  + " asks"
              : "GS1-EPC-Format: needs one of " + EPC_FORMATS);
    }
    String vocabulary = headers.get("GS1-CBV-XML-Format");
    if (vocabulary != null && !CBV_FORMATS.contains(vocabulary.strip())) {
      throw notAcceptable("GS1-CBV-XML-Format: needs one of " + CBV_FORMATS);
    }
    return accepted(headers.get("Accept"));
  }

  /**
   * @throws EpcisProblem 415 when a body is not one of those, or is compressed
   */
  static void body(Headers headers) {
    String coding = headers.get("Content-Encoding");
    if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
      throw new EpcisProblem(
              EpcisProblem.Kind.UNSUPPORTED_MEDIA_TYPE,
              "Content-Encoding: needs none, for compressed bodies are not read")
          .with("Accept-Encoding", "identity");
    }
    String contentType = headers.get("Content-Type");
    try {
      var type = contentType == null ? MediaType.ALL : MediaType.parseMediaType(contentType);
      boolean utf8 =
          type.getCharset() == null
              || type.getCharset().equals(java.nio.charset.StandardCharsets.UTF_8);
      if (utf8 && SPOKEN.stream().anyMatch(type::equalsTypeAndSubtype)) {
        return;
      }
    } catch (InvalidMediaTypeException | InvalidMimeTypeException no) {
      // falls through: it is none of ours
    }
    throw new EpcisProblem(
            EpcisProblem.Kind.UNSUPPORTED_MEDIA_TYPE,
            "Content-Type: needs application/json or application/ld+json, in UTF-8; the XML"
                + " binding is not offered")
        .with("Accept", "application/json, application/ld+json");
  }

  private static MediaType accepted(@org.jspecify.annotations.Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return MediaType.APPLICATION_JSON;
    }
    try {
      var ranges = MediaType.parseMediaTypes(accept);
      MimeTypeUtils.sortBySpecificity(ranges);
      for (var range : ranges) {
        for (var spoken : SPOKEN) {
          if (range.getQualityValue() > 0 && range.includes(spoken)) {
            return spoken;
          }
        }
      }
    } catch (InvalidMediaTypeException | InvalidMimeTypeException no) {
      // falls through: nothing in it is ours
    }
    throw notAcceptable("Accept: needs application/json or application/ld+json");
  }

  private static void mustReach(Headers headers, String name, boolean upper) {
    String asked = headers.get(name);
    if (asked != null) {
      int order = compare(name, asked.strip(), VERSION);
      if (upper ? order < 0 : order > 0) {
        throw notAcceptable(name + ": only release 2.0 is offered, not " + asked.strip());
      }
    }
  }

  private static void version(Headers headers, String name) {
    String asked = headers.get(name);
    if (asked != null && compare(name, asked.strip(), VERSION) != 0) {
      throw notAcceptable(name + ": only release 2.0 is offered, not " + asked.strip());
    }
  }

  /** By the first two numbers: the third counts corrections of the text. */
  private static int compare(String header, String one, String other) {
    if (!NUMBERS.matcher(one).matches()) {
      throw notAcceptable(header + ": needs a version such as 2.0.0");
    }
    int[] numbers = numbers(one);
    int[] others = numbers(other);
    int major = Integer.compare(numbers[0], others[0]);
    return major == 0 ? Integer.compare(numbers[1], others[1]) : major;
  }

  private static int[] numbers(String version) {
    int[] all = Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    return Arrays.copyOf(all, Math.max(2, all.length));
  }

  private static EpcisProblem notAcceptable(String detail) {
    return new EpcisProblem(EpcisProblem.Kind.NOT_ACCEPTABLE, detail);
  }
}
