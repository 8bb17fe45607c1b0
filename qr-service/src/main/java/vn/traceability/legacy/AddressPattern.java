package vn.traceability.legacy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of an address: a path, maybe behind a host, maybe with a query, where {@code {name}}
 * stands for one part of the path or the value of one parameter, and {@code *} at the end for any
 * rest.
 */
final class AddressPattern {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-zA-Z0-9]*)}");

  private final Optional<String> host;
  private final Pattern path;
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> query = new LinkedHashMap<>();

  private AddressPattern(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("'" + text + "' has no path");
    }
    host = slash == 0 ? Optional.empty() : Optional.of(text.substring(0, slash));
    int mark = text.indexOf('?');
    path = compiled(text.substring(slash, mark < 0 ? text.length() : mark));
    if (mark >= 0) {
      for (var part : text.substring(mark + 1).split("&")) {
        int equals = part.indexOf('=');
        var value = equals < 0 ? "" : part.substring(equals + 1);
        var place = PLACE.matcher(value);
        if (!place.matches()) {
          throw new IllegalArgumentException(
              "'" + part + "' needs the form parameter={name} in '" + text + "'");
        }
        query.put(part.substring(0, equals), name(place.group(1)));
      }
    }
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none, with what is wrong
   */
  static AddressPattern of(String text) {
    return new AddressPattern(text);
  }

  private Pattern compiled(String text) {
    boolean any = text.endsWith("*");
    var form = any ? text.substring(0, text.length() - 1) : text;
    var regex = new StringBuilder();
    var place = PLACE.matcher(form);
    int behind = 0;
    while (place.find()) {
      regex.append(Pattern.quote(form.substring(behind, place.start())));
      regex.append("([^/]+)");
      name(place.group(1));
      behind = place.end();
    }
    regex.append(Pattern.quote(form.substring(behind)));
    return Pattern.compile(regex + (any ? ".*" : ""));
  }

  private String name(String given) {
    if (names.contains(given)) {
      throw new IllegalArgumentException("{" + given + "} stands twice");
    }
    names.add(given);
    return given;
  }

  List<String> names() {
    return List.copyOf(names);
  }

  /**
   * What stands where, decoded.
   *
   * @param rawPath as it came over the wire
   * @param rawQuery the same; empty where there is none
   * @return empty when the address is not of this form
   */
  Optional<Map<String, String>> match(String askedHost, String rawPath, String rawQuery) {
    if (host.isPresent() && !host.get().equalsIgnoreCase(askedHost)) {
      return Optional.empty();
    }
    Matcher matcher = path.matcher(rawPath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var found = new LinkedHashMap<String, String>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      found.put(names.get(i - 1), decoded(matcher.group(i).replace("+", "%2B")));
    }
    for (var each : query.entrySet()) {
      var value = parameter(rawQuery, each.getKey());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      found.put(each.getValue(), value.get());
    }
    return Optional.of(found);
  }

  private static Optional<String> parameter(String rawQuery, String name) {
    for (var part : rawQuery.split("&")) {
      if (part.startsWith(name + "=") && part.length() > name.length() + 1) {
        return Optional.of(decoded(part.substring(name.length() + 1)));
      }
    }
    return Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return text;
    }
  }
}
