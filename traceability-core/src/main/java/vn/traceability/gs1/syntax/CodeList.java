package vn.traceability.gs1.syntax;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A list of codes that somebody keeps, as it was in 2026. */
enum CodeList {
  COUNTRIES("iso3166-numeric.txt"),
  COUNTRY_LETTERS("iso3166-alpha2.txt"),
  CURRENCIES("iso4217-numeric.txt"),
  PACKAGES("package-types.txt");

  private final Set<String> codes;

  CodeList(String file) {
    codes = read(file);
  }

  boolean has(String code) {
    return codes.contains(code);
  }

  private static Set<String> read(String file) {
    try (var lines = open(file)) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A text that lies beside this class. */
  static BufferedReader open(String file) {
    var stream = CodeList.class.getResourceAsStream(file);
    if (stream == null) {
      throw new IllegalStateException("the program lacks its file " + file);
    }
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
