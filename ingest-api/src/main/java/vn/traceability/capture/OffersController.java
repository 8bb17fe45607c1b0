package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.account.Account;
import vn.traceability.capture.contract.OfferDto;
import vn.traceability.capture.contract.OfferPageDto;
import vn.traceability.capture.contract.OfferStateDto;
import vn.traceability.capture.contract.OffersApi;
import vn.traceability.gs1.Gln;
import vn.traceability.offer.OfferDesk;
import vn.traceability.offer.OfferDesk.Shown;
import vn.traceability.offer.Offers;
import vn.traceability.offer.StandingOffer;
import vn.traceability.offer.StandingOffer.Answer;
import vn.traceability.offer.StandingOffer.State;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Unknown;
import vn.traceability.rights.Sight;
import vn.traceability.signin.Callers;

/** What partners offer, and what those say to it who keep what it is about. */
@RestController
class OffersController implements OffersApi {
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,15})-([0-9a-f]{64})");

  private final Offers offers;
  private final OfferDesk desk;
  private final AcceptedOffers accepted;
  private final OfferMapping written;
  private final Sight sight;
  private final Clock clock;
  private final HttpServletRequest request;

  OffersController(
      Offers offers,
      OfferDesk desk,
      AcceptedOffers accepted,
      OfferMapping written,
      Sight sight,
      Clock clock,
      HttpServletRequest request) {
    this.offers = offers;
    this.desk = desk;
    this.accepted = accepted;
    this.written = written;
    this.sight = sight;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<OfferPageDto> listOffers(
      @Nullable OfferStateDto state, @Nullable String after, Integer limit) {
    var account = Callers.get(request);
    Rights.mustAnswerOffers(account);
    var asked = sight.owners(account).map(OffersController::glns);
    var found =
        offers.page(
            asked,
            state == null ? State.OFFERED : State.valueOf(state.name()),
            Optional.ofNullable(after).map(OffersController::position),
            limit + 1);
    var shown = desk.show(found.subList(0, Math.min(found.size(), limit)));
    var dto = new OfferPageDto(written.write(mine(account, shown)));
    if (found.size() > limit) {
      dto.setNext(cursor(found.get(limit - 1).position()));
    }
    return noStore().body(dto);
  }

  /** Where something was registered as the store could not note whose it is now, it is noted. */
  private List<Shown> mine(Account account, List<Shown> shown) {
    shown.stream()
        .filter(each -> !each.asked().equals(each.standing().asked()))
        .forEach(each -> offers.ask(each.standing().offer().element().key(), each.asked()));
    return shown.stream().filter(each -> account.actsFor(each.asked())).toList();
  }

  @Override
  public ResponseEntity<OfferDto> getOffer(String id) {
    return answer(mine(id));
  }

  @Override
  public ResponseEntity<OfferDto> acceptOffer(String id, String ifMatch) {
    var account = Callers.get(request);
    var offer = mine(id);
    switch (offer.standing().state()) {
      case ACCEPTED -> {
        return answer(offer);
      }
      case DECLINED ->
          throw new Conflict("offer-declined", "this offer was declined; nothing is changed by it");
      case OFFERED -> accepted.write(account, offer, ifMatch);
    }
    return answered(id, answer(true, account, offer));
  }

  @Override
  public ResponseEntity<OfferDto> declineOffer(String id) {
    var account = Callers.get(request);
    return answered(id, answer(false, account, mine(id)));
  }

  private Answer answer(boolean accepted, Account account, Shown offer) {
    return new Answer(accepted, account.name(), now(), offer.current());
  }

  private ResponseEntity<OfferDto> answered(String id, Answer answer) {
    var standing = offers.answer(id, answer);
    if (!answer.accepted() && standing.state() == State.ACCEPTED) {
      throw new Conflict("offer-accepted", "this offer was accepted, and what it says is written");
    }
    return answer(show(standing));
  }

  /** One that is for this account to answer. */
  private Shown mine(String id) {
    var account = Callers.get(request);
    var shown = show(offers.find(id).orElseThrow(() -> new Unknown("offer", id)));
    Rights.mustActFor(account, shown.asked());
    return shown;
  }

  private Shown show(StandingOffer standing) {
    return desk.show(List.of(standing)).get(0);
  }

  private ResponseEntity<OfferDto> answer(Shown shown) {
    return noStore().body(written.write(List.of(shown)).get(0));
  }

  /** What is registered beside it changes without it. */
  private static ResponseEntity.BodyBuilder noStore() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore());
  }

  private static String cursor(Offers.Position position) {
    return position.offeredAt().toEpochMilli() + "-" + position.id();
  }

  private static Offers.Position position(String cursor) {
    var parts = CURSOR.matcher(cursor);
    if (!parts.matches()) {
      throw new BrokenContract("after", "is no cursor of a page before");
    }
    return new Offers.Position(
        Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
  }

  private static Set<Gln> glns(Set<String> digits) {
    return digits.stream().map(Gln::new).collect(Collectors.toSet());
  }

  private Instant now() {
    return clock.instant();
  }
}
