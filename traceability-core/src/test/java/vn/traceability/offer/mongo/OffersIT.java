package vn.traceability.offer.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.traceability.offer.OfferSamples.ONIONS;
import static vn.traceability.offer.OfferSamples.element;
import static vn.traceability.offer.OfferSamples.offered;
import static vn.traceability.offer.OfferSamples.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.gs1.Gln;
import vn.traceability.offer.Field;
import vn.traceability.offer.Offer;
import vn.traceability.offer.Offers;
import vn.traceability.offer.Offers.Position;
import vn.traceability.offer.StandingOffer;
import vn.traceability.offer.StandingOffer.Answer;
import vn.traceability.offer.StandingOffer.State;
import vn.traceability.refusal.Unknown;

class OffersIT extends StoreContract {
  private static final Gln SENDER = Samples.party(1);
  private static final Gln OWNER = Samples.party(2);
  private static final Gln OTHER = Samples.party(3);

  private Offers offers;

  @BeforeEach
  void open() {
    offers = MongoOfferStore.open(database);
  }

  @Test
  void anOfferIsKeptWhole() {
    var ofAProduct = standing(0);
    var ofARecipe =
        new StandingOffer(
            new Offer(SENDER, "author", element("Recipe", "ex:1", "a", "{\"b\":1}"), "job-2", NOW),
            SENDER,
            Optional.of(answer(false, "chi-hoa", NOW)));

    offers.add(List.of(ofAProduct, ofARecipe));

    assertThat(offers.find(ofAProduct.offer().id())).contains(ofAProduct);
    assertThat(offers.find(ofARecipe.offer().id())).contains(ofARecipe);
    assertThat(offers.find("no such")).isEmpty();
    assertThat(offers.known(List.of(ofAProduct.offer().id(), "no such")))
        .containsExactly(ofAProduct.offer().id());
  }

  @Test
  void theSameAgainStaysAsItWas() {
    var first = standing(0);
    offers.add(List.of(first));
    offers.answer(first.offer().id(), answer(false, "chi-hoa", NOW));

    var later = offered(SENDER, first.offer().element(), NOW.plusSeconds(60));
    offers.add(List.of(new StandingOffer(later, OTHER, Optional.empty()), standing(1)));

    assertThat(offers.find(first.offer().id()).orElseThrow().state()).isEqualTo(State.DECLINED);
    assertThat(offers.find(first.offer().id()).orElseThrow().asked()).isEqualTo(OWNER);
    assertThat(offers.find(standing(1).offer().id())).isPresent();
  }

  @Test
  void openOnesOfASenderAreCountedUpToAsManyAsAnybodyWantsToKnow() {
    offers.add(IntStream.range(0, 5).mapToObj(OffersIT::standing).toList());
    offers.answer(standing(0).offer().id(), answer(false, "chi-hoa", NOW));

    assertThat(offers.open(SENDER, 10)).isEqualTo(4);
    assertThat(offers.open(SENDER, 3)).isEqualTo(3);
    assertThat(offers.open(OWNER, 10)).isZero();
  }

  @Test
  void pagesGoFromTheNewestToTheOldestAndMissNone() {
    var all = IntStream.range(0, 7).mapToObj(OffersIT::standing).toList();
    offers.add(all);
    offers.add(List.of(new StandingOffer(offered(OTHER, says("x"), NOW), OTHER, Optional.empty())));

    for (var asked : List.of(Set.of(OWNER), Set.of(OWNER, SENDER))) {
      var found = new ArrayList<StandingOffer>();
      Optional<Position> after = Optional.empty();
      do {
        var page = offers.page(Optional.of(asked), State.OFFERED, after, 3);
        found.addAll(page);
        after = page.size() < 3 ? Optional.empty() : Optional.of(page.get(2).position());
      } while (after.isPresent());
      assertThat(found).containsExactlyInAnyOrderElementsOf(all);
      assertThat(found)
          .extracting(each -> each.offer().offeredAt())
          .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }
    assertThat(offers.page(Optional.empty(), State.OFFERED, Optional.empty(), 100)).hasSize(8);
    assertThat(offers.page(Optional.empty(), State.DECLINED, Optional.empty(), 100)).isEmpty();
  }

  @Test
  void whoeverRegistersWhatIsOfferedIsAskedAboutAllOfIt() {
    offers.add(List.of(standing(0), standing(1)));

    offers.ask(new MasterDataKey(Kind.PRODUCT, ONIONS.digits()), OTHER);

    assertThat(offers.page(Optional.of(Set.of(OTHER)), State.OFFERED, Optional.empty(), 9))
        .hasSize(2);
    assertThat(offers.page(Optional.of(Set.of(OWNER)), State.OFFERED, Optional.empty(), 9))
        .isEmpty();
  }

  @Test
  void theFirstAnswerStaysAndWhatWasAcceptedIs() {
    offers.add(List.of(standing(0)));
    String id = standing(0).offer().id();
    var declined = answer(false, "chi-hoa", NOW);
    var accepted = answer(true, "anh-ba", NOW.plusSeconds(1));

    assertThat(offers.answer(id, declined).answer()).contains(declined);
    assertThat(offers.answer(id, answer(false, "anh-ba", NOW)).answer()).contains(declined);
    assertThat(offers.answer(id, accepted).answer()).contains(accepted);
    assertThat(offers.answer(id, declined).answer()).contains(accepted);
    assertThatThrownBy(() -> offers.answer("no such", declined)).isInstanceOf(Unknown.class);
  }

  private static Answer answer(boolean accepted, String account, Instant at) {
    return new Answer(accepted, account, at, Map.of(Field.NAME, "Hành lá", Field.BRAND, "A.B"));
  }

  /** Two of a second each. */
  private static StandingOffer standing(int number) {
    var offer = offered(SENDER, says("name " + number), NOW.plusSeconds(number / 2));
    return new StandingOffer(offer, OWNER, Optional.empty());
  }

  private static MasterDataElement says(String name) {
    return product(ONIONS, "descriptionShort", "\"" + name + "\"");
  }
}
