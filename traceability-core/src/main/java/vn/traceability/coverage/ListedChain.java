package vn.traceability.coverage;

import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * A safe chain.
 *
 * @param members from the origin to the shop, 2 to 20
 */
public record ListedChain(String name, CommuneCode commune, List<Member> members)
    implements Listed {

  /**
   * One of a chain.
   *
   * @param party empty while it has no number; it then counts as not registered
   */
  public record Member(Optional<Gln> party, String name) {
    public Member {
      name = Text.line("partyName", name, 200);
    }
  }

  public ListedChain {
    name = Text.line("chainName", name, 200);
    members = List.copyOf(members);
    if (members.size() < 2 || members.size() > 20) {
      throw new InvalidValue("members", members.size() + " members", "needs 2 to 20");
    }
    for (int i = 1; i < members.size(); i++) {
      var party = members.get(i).party();
      if (party.isPresent() && party.equals(members.get(i - 1).party())) {
        throw new InvalidValue(
            "members", party.get().digits(), "hands over to itself; name each member once");
      }
    }
  }
}
