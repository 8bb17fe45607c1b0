package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.capture.contract.LookupDto;
import vn.traceability.capture.contract.LookupPageDto;
import vn.traceability.capture.contract.LookupsApi;
import vn.traceability.capture.contract.RoleDto;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.lot.LotId;
import vn.traceability.signin.Callers;

/** Who looked into what by his office. */
@RestController
class LookupsController implements LookupsApi {
  private final Lookups lookups;
  private final Accounts accounts;
  private final Names.Source names;
  private final HttpServletRequest request;

  LookupsController(
      Lookups lookups, Accounts accounts, Names.Source names, HttpServletRequest request) {
    this.lookups = lookups;
    this.accounts = accounts;
    this.names = names;
    this.request = request;
  }

  @Override
  public ResponseEntity<LookupPageDto> listLookups(@Nullable String after, Integer limit) {
    Rights.mustReadLookups(Callers.get(request));
    var found = lookups.page(Optional.ofNullable(after), limit + 1);
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    var dto = new LookupPageDto(write(shown.stream().map(Lookups.Row::lookup).toList()));
    if (more) {
      dto.setNext(shown.get(limit - 1).id());
    }
    return ResponseEntity.ok(dto);
  }

  private List<LookupDto> write(List<Lookup> shown) {
    var lookers = new HashMap<String, Account>();
    accounts
        .findAll(shown.stream().map(Lookup::account).collect(Collectors.toSet()))
        .forEach(found -> lookers.put(found.account().name(), found.account()));
    var named =
        names.of(
            shown.stream()
                .flatMap(each -> each.subject().party().stream())
                .collect(Collectors.toSet()),
            Set.of(),
            shown.stream()
                .flatMap(each -> each.subject().lot().stream())
                .map(LotId::gtin)
                .collect(Collectors.toSet()));
    return shown.stream()
        .map(each -> write(each, Optional.ofNullable(lookers.get(each.account())), named))
        .toList();
  }

  private static LookupDto write(Lookup lookup, Optional<Account> looker, Names named) {
    var dto =
        new LookupDto(
            lookup.account(), RoleDto.valueOf(lookup.role().name()), Mapping.write(lookup.at()));
    lookup.what().ifPresent(what -> dto.setWhat(LookupDto.WhatEnum.valueOf(what.name())));
    lookup
        .subject()
        .lot()
        .ifPresent(
            lot -> {
              dto.setGtin(lot.gtin().digits());
              dto.setLot(lot.number().text());
              dto.setProductName(named.product(lot.gtin()));
            });
    lookup
        .subject()
        .party()
        .ifPresent(
            party -> {
              dto.setPartyGln(party.digits());
              dto.setPartyName(named.party(party));
            });
    looker.ifPresent(
        account -> {
          dto.setDisplayName(account.displayName());
          account.commune().ifPresent(commune -> dto.setCommuneCode(commune.digits()));
        });
    return dto;
  }
}
