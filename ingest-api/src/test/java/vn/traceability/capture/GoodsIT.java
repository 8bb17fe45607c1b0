package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.traceability.account.Role;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Member;
import vn.traceability.ingest.Village;
import vn.traceability.lot.LotId;

/** What a party has in hand, and what waits for a receipt. */
@ExtendWith(InTheVillage.class)
class GoodsIT {
  private final Village village;
  private final Member farm;
  private final Member cooperative;
  private final Member shop;
  private final LotId grown;
  private final LotId packed;

  GoodsIT(Village village) {
    this.village = village;
    farm = village.farm;
    cooperative = village.cooperative;
    shop = village.shop;
    grown = village.onions("A-1");
    packed = village.bags("T-1");
  }

  @Nested
  class ADelivery {
    @Test
    void waitsForTheReceiverWithAllItsLotsUntilEachIsReceived() {
      var both = cooperative.shipped(packed, "40", shop);
      Member.add(both, "lots", village.bags("T-2"), "12.5");
      String shipment = cooperative.enters(both);

      var waiting = waiting(shop, "incoming");
      assertThat(waiting).hasSize(1);
      var delivery = waiting.get(0);
      assertThat(delivery.path("shipment").stringValue()).isEqualTo(shipment);
      assertThat(delivery.path("fromGln").stringValue()).isEqualTo(cooperative.gln().digits());
      assertThat(delivery.path("fromName").stringValue()).isEqualTo("Hợp tác xã Dương Xá");
      assertThat(delivery.path("toName").stringValue()).isEqualTo("Cửa hàng Xanh");
      assertThat(delivery.path("sentAt").stringValue()).isNotEmpty();
      assertThat(delivery.path("lots"))
          .extracting(
              lot -> lot.path("lot").stringValue(),
              lot -> lot.path("productName").stringValue(),
              lot -> lot.path("quantity").path("value").stringValue())
          .containsExactly(
              tuple("T-1", "Hành lá đóng túi", "40"), tuple("T-2", "Hành lá đóng túi", "12.5"));
      assertThat(waiting(cooperative, "outgoing")).isEqualTo(waiting);
      assertThat(waiting(cooperative, "incoming")).isEmpty();
      assertThat(waiting(village.stranger, "incoming")).isEmpty();

      shop.enters(shop.received(packed, "40", cooperative));

      assertThat(waiting(shop, "incoming"))
          .singleElement()
          .extracting(each -> each.path("lots").get(0).path("lot").stringValue())
          .isEqualTo("T-2");

      shop.enters(shop.received(village.bags("T-2"), "12.5", cooperative));

      assertThat(waiting(shop, "incoming")).isEmpty();
      assertThat(waiting(cooperative, "outgoing")).isEmpty();
    }

    @Test
    void areListedPageByPage() {
      for (int each = 1; each <= 5; each++) {
        cooperative.enters(cooperative.shipped(village.bags("T-" + each), "1", shop));
      }

      assertThat(lotsOverPages(shop, "/deliveries?side=incoming&limit=2"))
          .containsExactly("T-5", "T-4", "T-3", "T-2", "T-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deliveries?side=incoming&after=x", "/holdings?after=x"})
    void aCursorOfSomethingElseBreaksTheContract(String path) {
      shop.caller().get(path).isProblem(400, "contract");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deliveries", "/deliveries?side=both", "/deliveries?side="})
    void theSideHasToBeSaid(String path) {
      assertThat(shop.caller().get(path).isProblem(400).field()).isEqualTo("side");
    }
  }

  @Nested
  class InHand {
    @Test
    void isWhatWasMadeAndReceivedLessWhatWasUsedUpAndSentAway() {
      farm.enters(farm.harvested(grown, "100"));
      assertThat(held(farm)).containsExactly("A-1 100 KGM");

      farm.enters(farm.shipped(grown, "60", cooperative));
      assertThat(held(farm)).containsExactly("A-1 40 KGM");
      assertThat(held(cooperative)).isEmpty(); // sent is not received

      cooperative.enters(cooperative.received(grown, "59.5", farm));
      assertThat(held(cooperative)).containsExactly("A-1 59.5 KGM");

      cooperative.enters(cooperative.packed(grown, "50", packed, "48"));
      assertThat(held(cooperative)).containsExactlyInAnyOrder("A-1 9.5 KGM", "T-1 48 KGM");

      cooperative.enters(cooperative.packed(grown, "9.5", village.bags("T-2"), "9"));
      assertThat(held(cooperative)).containsExactly("T-2 9 KGM", "T-1 48 KGM");
    }

    @Test
    void doesNotCountWhatWasTakenBack() {
      String wrong = farm.enters(farm.harvested(grown, "1000"));
      farm.enters(farm.harvested(grown, "100"));
      farm.enters(farm.correction(wrong, "wrong-quantity"));

      assertThat(held(farm)).containsExactly("A-1 100 KGM");
    }

    @Test
    void saysWhoseTheLotIsAndOfWhatProduct() {
      village.registered(grown);
      cooperative.enters(cooperative.received(grown, "59.5", farm));

      var holding = cooperative.caller().get("/holdings").is(200).all("items").get(0);

      assertThat(holding.path("gtin").stringValue()).isEqualTo(village.onions.digits());
      assertThat(holding.path("productName").stringValue()).isEqualTo("Hành lá");
      assertThat(holding.path("ownerGln").stringValue()).isEqualTo(farm.gln().digits());
      assertThat(holding.path("ownerName").stringValue()).isEqualTo("Hộ bà Lan");
      assertThat(holding.path("lastEntryAt").stringValue()).isNotEmpty();
    }

    @Test
    void isListedPageByPage() {
      for (int each = 1; each <= 5; each++) {
        farm.enters(farm.harvested(village.onions("A-" + each), "10"));
      }
      farm.enters(farm.harvested(village.onions("A-1"), "5"));
      farm.enters(farm.sold(village.onions("A-3"), "10"));

      assertThat(lotsOverPages(farm, "/holdings?limit=2"))
          .containsExactly("A-1", "A-5", "A-4", "A-2");
    }
  }

  @Nested
  class WhoLooks {
    @ParameterizedTest
    @ValueSource(strings = {"/deliveries?side=incoming", "/holdings?"})
    void looksForHimselfAndForHisGroupOnly(String path) {
      String of = path + "&partyGln=" + village.stranger.gln().digits();

      farm.caller().get(of).isProblem(403, "other-party");
      village.office(Role.INSPECTOR).get(of).isProblem(403, "other-party");
      assertThat(village.office(Role.INSPECTOR).get(path).isProblem(422).field())
          .isEqualTo("partyGln");
      village.nobody().get(path).isProblem(401);
      String leader = village.groupLeader(farm.gln(), List.of(village.stranger.gln()));
      village.withKey(leader).get(of).is(200);
    }
  }

  private static List<JsonNode> waiting(Member party, String side) {
    return party.caller().get("/deliveries?side=" + side).is(200).all("items");
  }

  private static List<String> held(Member party) {
    return party.caller().get("/holdings").is(200).all("items").stream()
        .map(
            each -> {
              var amount = each.path("amounts").get(0);
              assertThat(each.path("amounts")).hasSize(1);
              return String.join(
                  " ",
                  each.path("lot").stringValue(),
                  amount.path("value").stringValue(),
                  amount.path("unit").stringValue());
            })
        .toList();
  }

  private static List<String> lotsOverPages(Member party, String path) {
    var found = new ArrayList<String>();
    Optional<String> after = Optional.empty();
    do {
      Answer page =
          party.caller().get(path + after.map(cursor -> "&after=" + cursor).orElse("")).is(200);
      assertThat(page.all("items")).hasSizeLessThanOrEqualTo(2);
      page.all("items")
          .forEach(
              each ->
                  found.add(
                      (each.has("lots") ? each.path("lots").get(0) : each)
                          .path("lot")
                          .stringValue()));
      after = Optional.of(page.at("next")).filter(next -> !next.isEmpty());
    } while (after.isPresent());
    return found;
  }
}
