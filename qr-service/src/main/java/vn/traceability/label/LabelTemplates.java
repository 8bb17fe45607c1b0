package vn.traceability.label;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.refusal.InvalidValue;

/**
 * The templates there are, read from {@code label-templates.json}. Sheets have the geometry that
 * their makers publish, centred on the paper.
 */
public final class LabelTemplates {
  private static final List<LabelTemplate> ALL = read();

  private LabelTemplates() {}

  public static List<LabelTemplate> all() {
    return ALL;
  }

  /**
   * That of this name.
   *
   * @throws InvalidValue naming {@code template} when there is none
   */
  public static LabelTemplate get(String id) {
    return ALL.stream()
        .filter(each -> each.id().equals(id))
        .findAny()
        .orElseThrow(
            () ->
                new InvalidValue(
                    "template",
                    id,
                    "needs one of "
                        + ALL.stream().map(LabelTemplate::id).collect(Collectors.joining(", "))));
  }

  private static List<LabelTemplate> read() {
    try (var file = LabelTemplates.class.getResourceAsStream("label-templates.json")) {
      return List.copyOf(
          new JsonMapper()
              .readValue(
                  Objects.requireNonNull(file), new TypeReference<List<LabelTemplate>>() {}));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
