package vn.traceability.party.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.mongo.MasterDataContract;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.text.Text;

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

  @Test
  void aPartyIsFoundByBeginningsOfItsWordsWithoutTheirAccents() {
    var parties = open();
    named(1, "Hộ trồng Hành lá Đa Tốn");
    named(2, "Hợp tác xã Văn Đức");
    named(3, "Cửa hàng Hạnh Phúc");

    assertThat(found("hanh")).containsExactly(1, 3);
    assertThat(found("HÀNH")).containsExactly(1, 3);
    assertThat(found("han la")).containsExactly(1);
    assertThat(found("duc")).containsExactly(2);
    assertThat(found("đa tốn")).containsExactly(1);
    assertThat(found("ành")).isEmpty();
    assertThat(found("hanh duc")).isEmpty();
    assertThat(found(Samples.party(2).digits().substring(0, 13))).containsExactly(2);
    assertThat(parties.pageOfWords(Text.words("h"), Optional.empty(), Optional.empty(), 2))
        .hasSize(2);
  }

  @Test
  void wordsAreLookedForInACommuneAndPageByPage() {
    for (int number = 1; number <= 20; number++) {
      named(number, "Hộ trồng hành " + number);
    }
    var commune = Optional.of(Set.of(commune(1).digits()));

    var seen = new ArrayList<Gln>();
    Optional<Gln> after = Optional.empty();
    do {
      var page = open().pageOfWords(Text.words("hanh ho"), commune, after, 3);
      page.forEach(each -> seen.add(each.value().gln()));
      after = page.stream().reduce((first, last) -> last).map(each -> each.value().gln());
    } while (after.isPresent());

    assertThat(seen)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 20)
                .filter(number -> commune(number).equals(commune(1)))
                .mapToObj(Samples::party)
                .toList());
  }

  @Test
  void theWordsOfANameGoWithIt() {
    var first = named(1, "Hộ trồng hành");
    open().replace(renamed(first, "Hộ trồng tỏi"), 1, "test");

    assertThat(found("hanh")).isEmpty();
    assertThat(found("toi")).containsExactly(1);
  }

  @Test
  void whatWasKeptBeforeThereWereWordsIsFoundFromTheNextStartOn() {
    named(1, "Hộ trồng hành");
    database
        .getCollection("parties")
        .updateOne(Filters.eq("_id", Samples.party(1).digits()), Updates.unset("words"));

    assertThat(found("hanh")).containsExactly(1);
  }

  /** By a store that a start of the program opens. */
  private List<Integer> found(String text) {
    return open().pageOfWords(Text.words(text), Optional.empty(), Optional.empty(), 100).stream()
        .map(each -> each.value().gln())
        .map(gln -> IntStream.range(1, 100).filter(i -> Samples.party(i).equals(gln)).sum())
        .toList();
  }

  private Party named(int number, String name) {
    return open().register(renamed(bare(number), name), "test").value();
  }

  private static Party renamed(Party party, String name) {
    return new Party(
        party.gln(),
        name,
        party.kind(),
        party.address(),
        party.commune(),
        party.taxCode(),
        party.memberOf());
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
