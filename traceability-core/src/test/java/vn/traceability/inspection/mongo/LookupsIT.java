package vn.traceability.inspection.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.account.Account;
import vn.traceability.account.Role;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookup.What;
import vn.traceability.inspection.Lookups;
import vn.traceability.inspection.Lookups.Row;
import vn.traceability.inspection.Subject;
import vn.traceability.lot.LotId;
import vn.traceability.refusal.InvalidValue;

class LookupsIT extends StoreContract {
  private Lookups lookups;

  @BeforeEach
  void open() {
    lookups = MongoLookupStore.open(database);
  }

  @Test
  void aLookupIsKeptWhole() {
    var ofALot =
        new Lookup("canbo", Role.COMMUNE_OFFICER, Optional.of(What.CODES), lot("A/B%1"), NOW);
    var ofAParty =
        new Lookup(
            "canbo",
            Role.COMMUNE_OFFICER,
            Optional.of(What.DECISIONS),
            Subject.of(Samples.party(1)),
            NOW.minusMillis(1));

    lookups.add(ofALot);
    lookups.add(ofAParty);

    assertThat(page(Optional.empty(), 10)).containsExactly(ofALot, ofAParty);
    assertThat(ofALot.subject().lot()).contains(LotId.of("09506000134352", "A/B%1"));
    assertThat(ofALot.subject().party()).isEmpty();
    assertThat(ofAParty.subject().party()).contains(Samples.party(1));
    assertThat(ofAParty.subject().lot()).isEmpty();
  }

  @Test
  void oneFromBeforeItWasKeptWhatWasReadIsStillRead() {
    database
        .getCollection("lookups")
        .insertOne(
            new Document("_id", "0191fd4f3d2b-" + UUID.randomUUID())
                .append("account", "canbo")
                .append("role", "COMMUNE_OFFICER")
                .append("lot", "09506000134352/A-1")
                .append("at", Date.from(NOW)));

    assertThat(page(Optional.empty(), 10))
        .containsExactly(
            new Lookup("canbo", Role.COMMUNE_OFFICER, Optional.empty(), lot("A-1"), NOW));
  }

  @Test
  void onlyWhoReadsByHisOfficeIsNoted() {
    lookups.note(account(Role.FARMER, Optional.of(Samples.party(1))), What.CHAIN, lot("A"), NOW);
    lookups.note(account(Role.INSPECTOR, Optional.empty()), What.CHAIN, lot("B"), NOW);

    assertThat(page(Optional.empty(), 10))
        .containsExactly(
            new Lookup("chi-hoa", Role.INSPECTOR, Optional.of(What.CHAIN), lot("B"), NOW));
  }

  private static Account account(Role role, Optional<Gln> party) {
    return new Account("chi-hoa", "Chị Hoa", role, party, Set.of(), Optional.empty());
  }

  @Test
  void lookingTwiceIsTwoLookups() {
    lookups.add(lookup("A", NOW));
    lookups.add(lookup("A", NOW));

    assertThat(page(Optional.empty(), 10)).hasSize(2);
  }

  @Test
  void withoutAnyThereIsAnEmptyPage() {
    assertThat(page(Optional.empty(), 10)).isEmpty();
  }

  @Test
  void theNewestComesFirstToTheMillisecondWhateverCameLast() {
    for (int millis : List.of(5, 1, 3, 4, 2)) {
      lookups.add(lookup("lot-" + millis, NOW.plusMillis(millis)));
    }

    assertThat(page(Optional.empty(), 10))
        .extracting(each -> each.subject().lot().orElseThrow().number().text())
        .containsExactly("lot-5", "lot-4", "lot-3", "lot-2", "lot-1");
  }

  @Test
  void pagesGoThroughAllThoughManyHappenedAtOnce() {
    for (int i = 0; i < 60; i++) {
      lookups.add(lookup("lot-" + i, NOW.plusMillis(i / 20)));
    }

    var seen = new ArrayList<Lookup>();
    var after = Optional.<String>empty();
    for (var page = lookups.page(after, 7); !page.isEmpty(); page = lookups.page(after, 7)) {
      page.forEach(row -> seen.add(row.lookup()));
      after = Optional.of(page.get(page.size() - 1).id());
    }

    assertThat(seen).hasSize(60).doesNotHaveDuplicates();
    assertThat(seen).extracting(Lookup::at).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void oneThatHappensMeanwhileShiftsNothing() {
    for (int i = 0; i < 10; i++) {
      lookups.add(lookup("lot-" + i, NOW.plusMillis(i)));
    }
    var first = lookups.page(Optional.empty(), 5);

    lookups.add(lookup("later", NOW.plusMillis(50)));

    assertThat(page(Optional.of(first.get(4).id()), 5))
        .extracting(each -> each.subject().lot().orElseThrow().number().text())
        .containsExactly("lot-4", "lot-3", "lot-2", "lot-1", "lot-0");
  }

  @Test
  void aCursorThatIsNoneIsRefused() {
    for (var cursor : List.of("", "x", "0".repeat(24), "{}")) {
      assertThatThrownBy(() -> lookups.page(Optional.of(cursor), 5))
          .isInstanceOf(InvalidValue.class);
    }
  }

  private List<Lookup> page(Optional<String> after, int limit) {
    return lookups.page(after, limit).stream().map(Row::lookup).toList();
  }

  private static Lookup lookup(String number, Instant at) {
    return new Lookup("thanhtra", Role.INSPECTOR, Optional.of(What.CHAIN), lot(number), at);
  }

  private static Subject lot(String number) {
    return Subject.of(LotId.of("09506000134352", number));
  }
}
