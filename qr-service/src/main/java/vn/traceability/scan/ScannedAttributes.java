package vn.traceability.scan;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;
import vn.traceability.code.DataAttributes;

/**
 * What a scanned address says beside its keys, as it came: whoever prints a label of his own can
 * write anything there. It need not keep the rules of GS1, for a label with a broken date has to
 * lead to a warning, and not to nothing.
 *
 * @param values by application identifier; one that stands twice has all that is said of it
 */
public record ScannedAttributes(Map<String, String> values) {
  /** Of an address that says nothing more. */
  public static final ScannedAttributes NONE = new ScannedAttributes(Map.of());

  private static final Pattern ATTRIBUTE = Pattern.compile("(?:^|&)([0-9]{2,4})=([^&]*)");

  public ScannedAttributes {
    values = Map.copyOf(values);
  }

  /**
   * Reads them; other parameters, such as {@code lang}, are passed over.
   *
   * @param query as it came over the wire; empty where there is none
   */
  public static ScannedAttributes read(String query) {
    if (query.isEmpty()) {
      return NONE;
    }
    var values = new TreeMap<String, String>();
    ATTRIBUTE
        .matcher(query)
        .results()
        .forEach(
            each -> values.merge(each.group(1), decoded(each.group(2)), (a, b) -> a + "," + b));
    return new ScannedAttributes(values);
  }

  private static String decoded(String text) {
    try {
      return UriUtils.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return text; // which no label of ours says
    }
  }

  /**
   * Whether a label that we issued says this; what it leaves out is not missed, since people type
   * addresses without their query.
   *
   * @param issued what the label of the code holds; empty for an address without a code of ours,
   *     which says nothing that could be compared
   */
  public boolean agreeWith(Optional<DataAttributes> issued) {
    return issued.isEmpty() || issued.get().values().entrySet().containsAll(values.entrySet());
  }

  /** As the query of an address, without a question mark; empty where there is nothing. */
  public String query() {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(
                each ->
                    each.getKey() + "=" + UriUtils.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }
}
