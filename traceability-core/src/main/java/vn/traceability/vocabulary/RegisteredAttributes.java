package vn.traceability.vocabulary;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.event.query.AttributeQuestion;
import vn.traceability.event.query.MasterDataAttributes;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.measure.Quantity;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;

/**
 * The attributes of registered products, places and parties that queries for events may ask about.
 *
 * <p>What stands on a label or a signboard is for everybody who asks: what products are called and
 * contain, and the names and addresses of enterprises and of the places they run. The names and
 * addresses of households and of their places are data of persons: they are for those alone whose
 * own they are, for those who enter for them, and for their office. Tax codes, memberships and
 * communes are no attributes.
 *
 * <p>Texts are compared whole, as Unicode NFC and without spaces at their ends; a measure as amount
 * and unit of its registration, such as {@code 500 GRM}.
 */
public final class RegisteredAttributes implements MasterDataAttributes {
  private final MasterData<Gln, Party> allParties;
  private final List<Register<?, ?>> registers;

  public RegisteredAttributes(
      MasterData<Gtin, Product> products,
      MasterData<Gln, Place> places,
      MasterData<Gln, Party> parties) {
    allParties = parties;
    registers =
        List.of(
            new Register<>(
                    Kind.PRODUCT,
                    products,
                    Gtin::new,
                    product -> product.gtin().digits(),
                    (some, readers) -> some)
                .with(Attributes.PRODUCT_NAME, "name", product -> Optional.of(product.name()))
                .with(Attributes.BRAND, "brand", Product::brand)
                .with(
                    Attributes.NET_CONTENT,
                    "netContent",
                    RegisteredAttributes::amount,
                    product -> product.netContent().map(Quantity::toString)),
            new Register<>(
                    Kind.PLACE, places, Gln::new, place -> place.gln().digits(), this::places)
                .with(Attributes.PLACE_NAME, "name", place -> Optional.of(place.name()))
                .with(Attributes.ADDRESS, "address", place -> Optional.of(place.address())),
            new Register<>(
                    Kind.PARTY, parties, Gln::new, party -> party.gln().digits(), this::parties)
                .with(Attributes.PARTY_NAME, "name", party -> Optional.of(party.name()))
                .with(Attributes.ADDRESS, "address", party -> Optional.of(party.address())));
  }

  @Override
  public Set<MasterDataKey> having(
      Kind kind, AttributeQuestion question, Optional<Set<Gln>> readers) {
    var settled = settled(question);
    return registers.stream()
        .filter(each -> each.kind() == kind)
        .flatMap(each -> each.having(settled, readers).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<MasterDataKey> among(
      Collection<MasterDataKey> keys, AttributeQuestion question, Optional<Set<Gln>> readers) {
    var settled = settled(question);
    return registers.stream()
        .flatMap(each -> each.among(keys, settled, readers).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Party> parties(List<Party> some, Optional<Set<Gln>> readers) {
    return some.stream()
        .filter(party -> isEnterprise(party) || isAmong(readers, party.gln()))
        .toList();
  }

  /** Whose party is not registered is taken for a household's. */
  private List<Place> places(List<Place> some, Optional<Set<Gln>> readers) {
    var others = new HashSet<Gln>();
    some.stream().map(Place::party).filter(party -> !isAmong(readers, party)).forEach(others::add);
    Set<Gln> enterprises =
        allParties.findAll(others).stream()
            .map(Versioned::value)
            .filter(RegisteredAttributes::isEnterprise)
            .map(Party::gln)
            .collect(Collectors.toSet());
    return some.stream()
        .filter(place -> isAmong(readers, place.party()) || enterprises.contains(place.party()))
        .toList();
  }

  private static boolean isEnterprise(Party party) {
    return party.kind() != Party.Kind.HOUSEHOLD;
  }

  private static boolean isAmong(Optional<Set<Gln>> readers, Gln party) {
    return readers.map(some -> some.contains(party)).orElse(true);
  }

  private static AttributeQuestion settled(AttributeQuestion question) {
    return new AttributeQuestion(
        question.parameter(),
        question.names(),
        question.values().stream()
            .map(value -> Normalizer.normalize(value, Normalizer.Form.NFC).strip())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Of a measure; of what is none, what no amount is. */
  private static String amount(String measure) {
    int space = measure.indexOf(' ');
    return space < 0 ? "" : measure.substring(0, space);
  }
}
