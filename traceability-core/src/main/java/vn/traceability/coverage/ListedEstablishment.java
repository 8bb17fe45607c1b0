package vn.traceability.coverage;

import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.text.Text;

/**
 * An establishment bound by Circular 17/2021/TT-BNNPTNT.
 *
 * @param party empty while it has no number; it then counts as not registered
 */
public record ListedEstablishment(Optional<Gln> party, String name, CommuneCode commune)
    implements Listed {
  public ListedEstablishment {
    name = Text.line("partyName", name, 200);
  }
}
