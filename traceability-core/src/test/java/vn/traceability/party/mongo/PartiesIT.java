package vn.traceability.party.mongo;

import java.util.Optional;
import java.util.Set;
import vn.traceability.Samples;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.mongo.MasterDataContract;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;

class PartiesIT extends MasterDataContract<Gln, Party> {
  @Override
  protected MasterData<Gln, Party> open() {
    return MongoParties.open(database, CLOCK);
  }

  @Override
  protected String collection() {
    return "parties";
  }

  @Override
  protected Party full(int number) {
    return party(number, Optional.of("0101234567-001"));
  }

  @Override
  protected Party bare(int number) {
    return party(number, Optional.empty());
  }

  private static Party party(int number, Optional<String> taxCode) {
    return new Party(
        Samples.party(number),
        "Hợp tác xã Văn Đức " + number,
        Party.Kind.COOPERATIVE,
        "Văn Đức, Gia Lâm, Hà Nội",
        commune(number),
        taxCode,
        taxCode.map(code -> Samples.party(number + 100)),
        taxCode.map(code -> Set.of(Samples.party(200), Samples.party(201))).orElse(Set.of()));
  }

  private static CommuneCode commune(int number) {
    return new CommuneCode("0056" + number % 3);
  }

  @Override
  protected Gln idOf(Party value) {
    return value.gln();
  }

  @Override
  protected String name(Gln id) {
    return id.digits();
  }

  @Override
  protected String owner(int number) {
    return commune(number).digits();
  }
}
