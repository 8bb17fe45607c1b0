package vn.traceability.capture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.account.Accounts;
import vn.traceability.capture.contract.OfferDto;
import vn.traceability.capture.contract.OfferKindDto;
import vn.traceability.capture.contract.OfferStateDto;
import vn.traceability.capture.contract.OfferedAttributeDto;
import vn.traceability.capture.contract.OfferedChangeDto;
import vn.traceability.capture.contract.OfferedFieldDto;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.offer.Field;
import vn.traceability.offer.OfferDesk.Shown;
import vn.traceability.offer.Registered;
import vn.traceability.offer.StandingOffer.Answer;

/** Offers as the contract has them. */
final class OfferMapping {
  private final Accounts accounts;
  private final Names.Source names;

  OfferMapping(Accounts accounts, Names.Source names) {
    this.accounts = accounts;
    this.names = names;
  }

  /** In their order. */
  List<OfferDto> write(List<Shown> shown) {
    var senders =
        shown.stream().map(each -> each.standing().offer().sender()).collect(Collectors.toSet());
    var named = names.of(senders, Set.of(), Set.of());
    var answerers = answerers(shown);
    return shown.stream().map(each -> write(each, named, answerers)).toList();
  }

  static OfferKindDto kind(Shown shown) {
    return OfferKindDto.valueOf(shown.standing().offer().element().key().kind().name());
  }

  private Map<String, String> answerers(List<Shown> shown) {
    var names =
        shown.stream()
            .flatMap(each -> each.standing().answer().stream())
            .map(Answer::account)
            .collect(Collectors.toSet());
    var found = new HashMap<String, String>();
    accounts
        .findAll(names)
        .forEach(each -> found.put(each.account().name(), each.account().displayName()));
    return found;
  }

  private static OfferDto write(Shown shown, Names named, Map<String, String> answerers) {
    var standing = shown.standing();
    var offer = standing.offer();
    var element = offer.element();
    var there = shown.registered();
    var dto =
        new OfferDto(
            offer.id(),
            OfferStateDto.valueOf(standing.state().name()),
            kind(shown),
            element.vocabulary(),
            element.id(),
            offer.sender().digits(),
            shown.asked().digits(),
            there.isPresent(),
            "\"" + there.map(Registered.Entry::version).orElse(0L) + "\"",
            changes(shown),
            element.attributes().stream()
                .map(each -> new OfferedAttributeDto(each.name(), each.text()))
                .toList(),
            offer.job(),
            Mapping.write(offer.offeredAt()));
    if (element.key().kind() != Kind.OTHER) {
      dto.setKey(element.key().key());
    }
    if (!element.children().isEmpty()) {
      dto.setChildren(element.children());
    }
    dto.setSenderName(named.party(offer.sender()));
    standing
        .answer()
        .ifPresent(
            answer -> {
              dto.setAnsweredAt(Mapping.write(answer.at()));
              dto.setAnsweredBy(answerers.get(answer.account()));
            });
    return dto;
  }

  private static List<OfferedChangeDto> changes(Shown shown) {
    var now = shown.current();
    var before = shown.standing().answer().map(Answer::before).orElse(Map.of());
    var offered = shown.offered().values();
    return List.of(Field.values()).stream()
        .filter(offered::containsKey)
        .map(
            field -> {
              var change =
                  new OfferedChangeDto(OfferedFieldDto.fromValue(field.word()), offered.get(field));
              change.setRegistered(now.get(field));
              change.setBefore(before.get(field));
              return change;
            })
        .toList();
  }
}
