package vn.traceability.party.mongo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.mongo.MasterDocument;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.text.Text;

final class PartyDocument implements MasterDocument<Gln, Party> {
  @Override
  public String kind() {
    return "party";
  }

  @Override
  public String collection() {
    return "parties";
  }

  @Override
  public Gln idOf(Party party) {
    return party.gln();
  }

  @Override
  public String name(Gln id) {
    return id.digits();
  }

  /** Offices look at the parties of a commune. */
  @Override
  public String ownerOf(Party party) {
    return party.commune().digits();
  }

  @Override
  public boolean isSought() {
    return true;
  }

  /** People know the name; some have the number at hand. */
  @Override
  public Set<String> words(Party party) {
    return Text.words(party.name() + " " + party.gln().digits());
  }

  @Override
  public Set<String> found() {
    return Set.of("name", "address");
  }

  @Override
  public Document write(Party party) {
    return new Document("gln", party.gln().digits())
        .append("name", party.name())
        .append("kind", party.kind().name())
        .append("address", party.address())
        .append("commune", party.commune().digits())
        .append("taxCode", party.taxCode().orElse(null))
        .append("memberOf", party.memberOf().map(Gln::digits).orElse(null))
        .append("formerlyOf", party.formerlyOf().stream().map(Gln::digits).sorted().toList());
  }

  @Override
  public Party read(Document document) {
    return new Party(
        new Gln(document.getString("gln")),
        document.getString("name"),
        Party.Kind.valueOf(document.getString("kind")),
        document.getString("address"),
        new CommuneCode(document.getString("commune")),
        Optional.ofNullable(document.getString("taxCode")),
        Optional.ofNullable(document.getString("memberOf")).map(Gln::new),
        document.getList("formerlyOf", String.class, List.of()).stream()
            .map(Gln::new)
            .collect(Collectors.toSet()));
  }
}
