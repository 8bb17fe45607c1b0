package vn.traceability.party;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * Whoever takes part in a chain.
 *
 * @param taxCode mã số thuế: 10 digits, or 13 with the branch
 * @param memberOf the cooperative it grows for, whose products it may register lots of
 * @param formerlyOf those it grew for before, whose house its older lots are of
 */
public record Party(
    Gln gln,
    String name,
    Kind kind,
    String address,
    CommuneCode commune,
    Optional<String> taxCode,
    Optional<Gln> memberOf,
    Set<Gln> formerlyOf) {

  /** A party that never was a member of another cooperative. */
  public Party(
      Gln gln,
      String name,
      Kind kind,
      String address,
      CommuneCode commune,
      Optional<String> taxCode,
      Optional<Gln> memberOf) {
    this(gln, name, kind, address, commune, taxCode, memberOf, Set.of());
  }

  /** The same, remembering which cooperatives an earlier version was a member of. */
  public Party after(Party before) {
    var all = new HashSet<>(before.formerlyOf());
    before.memberOf().ifPresent(all::add);
    return new Party(gln, name, kind, address, commune, taxCode, memberOf, all);
  }

  /** Whether it is or was a member of this cooperative. */
  public boolean wasEverOf(Gln cooperative) {
    return memberOf.filter(cooperative::equals).isPresent() || formerlyOf.contains(cooperative);
  }

  /** What a party mainly does, as Circular 17/2021/TT-BNNPTNT tells establishments apart. */
  public enum Kind {
    HOUSEHOLD,
    COOPERATIVE,
    PROCESSOR,
    DISTRIBUTOR,
    RETAILER
  }

  public Party {
    name = Text.line("name", name, 200);
    address = Text.line("address", address, 300);
    formerlyOf = Set.copyOf(formerlyOf);
    if (memberOf.filter(gln::equals).isPresent()) {
      throw new InvalidValue("memberOf", gln.digits(), "must be another party");
    }
    taxCode.ifPresent(
        code -> {
          if (!code.matches("[0-9]{10}(-?[0-9]{3})?")) {
            throw new InvalidValue("taxCode", code, "needs 10 digits, or 13 with the branch");
          }
        });
  }
}
