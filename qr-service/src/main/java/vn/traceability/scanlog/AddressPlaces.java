package vn.traceability.scanlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Communes;
import vn.traceability.refusal.InvalidValue;

/**
 * Where the operator says that ranges of addresses are: the closest range that holds an address
 * tells its place. One address of a phone network is thousands of people, so nothing but a place is
 * ever made of one.
 */
public final class AddressPlaces {
  /** Knows no place. */
  public static final AddressPlaces NONE = new AddressPlaces();

  private static final String HEAD = "range,place,latitude,longitude";
  private static final int BITS_4 = 32;
  private static final int BITS_6 = 128;

  /** By bits of the address and then by length of the prefix, longest first. */
  private final Map<Integer, TreeMap<Integer, Map<BigInteger, ScanPlace>>> ranges = new HashMap<>();

  private AddressPlaces() {}

  /**
   * Reads a file of lines such as {@code 203.0.113.0/24,00565,21.0,105.9}: a range (CIDR, IPv4 or
   * IPv6), the code of a commune of Hanoi or any name, latitude and longitude; a head before them.
   *
   * @throws IllegalArgumentException naming the line that is wrong
   */
  public static AddressPlaces in(Path file) {
    try {
      return read(file.toString(), Files.readAllLines(file));
    } catch (IOException failure) {
      throw new UncheckedIOException("the places of addresses in " + file, failure);
    }
  }

  static AddressPlaces read(String source, List<String> lines) {
    var places = new AddressPlaces();
    var communes = Communes.ofHanoi();
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEAD)) {
      throw new IllegalArgumentException(source + ", line 1: needs to be " + HEAD);
    }
    for (int i = 1; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          places.add(line, communes);
        } catch (InvalidValue | NumberFormatException wrong) {
          throw new IllegalArgumentException(
              source + ", line " + (i + 1) + ": " + wrong.getMessage(), wrong);
        }
      }
    }
    return places;
  }

  private void add(String line, Communes communes) {
    var fields = line.split(",", -1);
    if (fields.length != 4) {
      throw new InvalidValue("line", line, "needs " + HEAD);
    }
    var place = fields[1].strip();
    var commune =
        place.matches("[0-9]{5}")
            ? Optional.of(new CommuneCode(place))
            : Optional.<CommuneCode>empty();
    var name =
        commune.isEmpty()
            ? place
            : commune
                .flatMap(communes::name)
                .orElseThrow(
                    () -> new InvalidValue("place", place, "is no code of a commune of Hanoi"));
    add(
        fields[0].strip(),
        new ScanPlace(
            commune,
            name,
            Double.parseDouble(fields[2]),
            Double.parseDouble(fields[3]),
            ScanPlace.Source.RANGE));
  }

  private void add(String range, ScanPlace place) {
    int slash = range.indexOf('/');
    var address = address(slash < 0 ? "" : range.substring(0, slash));
    var length = range.substring(slash + 1);
    int most = address.map(AddressPlaces::bits).orElse(-1);
    if (address.isEmpty() || !length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
      throw new InvalidValue("range", range, "needs the form 203.0.113.0/24 or 2001:db8::/32");
    }
    var prefix = prefix(address.get(), Integer.parseInt(length));
    ranges
        .computeIfAbsent(most, bits -> new TreeMap<>(java.util.Comparator.reverseOrder()))
        .computeIfAbsent(Integer.parseInt(length), bits -> new HashMap<>())
        .put(prefix, place);
  }

  /**
   * The place of an address.
   *
   * @param address as a server has it, IPv4 or IPv6, maybe with a zone; empty for all else
   */
  public Optional<ScanPlace> find(String address) {
    if (ranges.isEmpty()) {
      return Optional.empty();
    }
    return address(address.replaceFirst("%.*$", ""))
        .flatMap(
            known ->
                ranges.getOrDefault(bits(known), new TreeMap<>()).entrySet().stream()
                    .flatMap(
                        each ->
                            Optional.ofNullable(each.getValue().get(prefix(known, each.getKey())))
                                .stream())
                    .findFirst());
  }

  private static BigInteger prefix(InetAddress address, int length) {
    return new BigInteger(1, address.getAddress()).shiftRight(bits(address) - length);
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * 8 == BITS_4 ? BITS_4 : BITS_6;
  }

  /** Only of what is an address already, so that no name is ever looked up. */
  private static Optional<InetAddress> address(String text) {
    boolean four = text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    boolean six = text.contains(":") && text.matches("[0-9a-fA-F:.]{2,45}");
    if (!four && !six) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException broken) {
      return Optional.empty();
    }
  }
}
