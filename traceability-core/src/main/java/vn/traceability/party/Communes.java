package vn.traceability.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Names of Hanoi's 126 communes and wards as of 1 July 2025. */
public final class Communes {
  private final Map<String, String> names = new HashMap<>();
  private final List<Commune> all = new ArrayList<>();

  /**
   * One of them.
   *
   * @param name in Vietnamese, with its kind
   * @param latitude of its centre, degrees north, WGS 84
   * @param longitude of its centre, degrees east
   */
  public record Commune(CommuneCode code, String name, double latitude, double longitude) {}

  private Communes() {
    try (var csv =
        Objects.requireNonNull(
            Communes.class.getResourceAsStream("communes.csv"), "communes.csv")) {
      new String(csv.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(
              fields -> {
                names.put(fields[0], fields[1]);
                all.add(
                    new Commune(
                        new CommuneCode(fields[0]),
                        fields[1],
                        Double.parseDouble(fields[6]),
                        Double.parseDouble(fields[5])));
              });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static Communes ofHanoi() {
    return new Communes();
  }

  /** The Vietnamese name with its kind, such as Xã Gia Lâm; empty for a commune outside Hanoi. */
  public Optional<String> name(CommuneCode code) {
    return Optional.ofNullable(names.get(code.digits()));
  }

  /** All of them, by code. */
  public List<Commune> all() {
    return List.copyOf(all);
  }

  public int size() {
    return names.size();
  }
}
