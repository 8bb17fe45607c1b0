package vn.traceability.party;

import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * Whoever takes part in a chain.
 *
 * @param taxCode mã số thuế: 10 digits, or 13 with the branch
 * @param memberOf the cooperative it grows for, whose products it may register lots of
 */
public record Party(
    Gln gln,
    String name,
    Kind kind,
    String address,
    CommuneCode commune,
    Optional<String> taxCode,
    Optional<Gln> memberOf) {

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
