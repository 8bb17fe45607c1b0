package vn.traceability.scanpage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The texts of one language. Vietnamese is the base: what another lacks is said in it. */
final class Texts {
  static final Texts VIETNAMESE =
      new Texts("vi", Map.of(), "texts.properties", DateTimeFormatter.ofPattern("dd/MM/uuuu"));
  static final Texts ENGLISH =
      new Texts(
          "en",
          VIETNAMESE.texts,
          "texts_en.properties",
          DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH));

  private final String code;
  private final Map<String, String> texts;
  private final Map<String, String> forTemplate = new HashMap<>();
  private final DateTimeFormatter days;

  private Texts(String code, Map<String, String> base, String file, DateTimeFormatter days) {
    this.code = code;
    this.days = days;
    this.texts = new HashMap<>(base);
    var properties = new Properties();
    try (var reader = new InputStreamReader(resource(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    texts.forEach((key, text) -> forTemplate.put(key.replace('.', '-'), text));
  }

  static InputStream resource(String name) {
    return Optional.ofNullable(Texts.class.getResourceAsStream(name))
        .orElseThrow(() -> new IllegalStateException("missing in the jar: " + name));
  }

  String code() {
    return code;
  }

  /** The other language. */
  Texts other() {
    return this == VIETNAMESE ? ENGLISH : VIETNAMESE;
  }

  String get(String key) {
    return find(key).orElseThrow(() -> new IllegalStateException("no text " + key));
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /**
   * A text with its braces filled. {@code {count|lot|lots}} is the value and the word that goes
   * with it: the first with 1, else the second.
   *
   * @param filled name, value, name, value …
   */
  String get(String key, String... filled) {
    return fill(get(key), filled);
  }

  static String fill(String text, String... filled) {
    var result = new StringBuilder();
    int from = 0;
    // one pass, so that a value that holds braces is not filled itself
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      var parts = text.substring(open + 1, close).split("\\|", -1);
      result.append(text, from, open);
      for (int i = 0; i < filled.length; i += 2) {
        if (filled[i].equals(parts[0])) {
          result.append(filled[i + 1]);
          if (parts.length == 3) {
            result.append(' ').append(filled[i + 1].equals("1") ? parts[1] : parts[2]);
          }
        }
      }
      from = close + 1;
    }
    return result.append(text, from, text.length()).toString();
  }

  String day(LocalDate day) {
    return days.format(day);
  }

  /** All texts, with hyphens for the dots, which mean something else in a template. */
  Map<String, String> forTemplate() {
    return forTemplate;
  }
}
