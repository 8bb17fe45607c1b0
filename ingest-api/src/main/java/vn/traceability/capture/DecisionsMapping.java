package vn.traceability.capture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.capture.contract.DecisionDto;
import vn.traceability.capture.contract.DecisionListDto;
import vn.traceability.capture.contract.RoleDto;
import vn.traceability.inspection.Decision;

/**
 * Decisions as the contract has them. It is an office that decides and not a person: whoever is of
 * no office reads the role and the commune of the one who decided, and neither his name nor the one
 * he signs in with, which may be his phone number. Offices answer to each other and read all of it.
 * Where a party lost its approval by a change of its own, its name stands there.
 */
final class DecisionsMapping {
  private final Accounts accounts;
  private final Names.Source names;

  DecisionsMapping(Accounts accounts, Names.Source names) {
    this.accounts = accounts;
    this.names = names;
  }

  DecisionDto write(Account reader, Decision decision) {
    return write(reader, List.of(decision)).getItems().get(0);
  }

  DecisionListDto write(Account reader, List<Decision> decisions) {
    var deciders = new HashMap<String, Account>();
    accounts
        .findAll(decisions.stream().map(Decision::account).collect(Collectors.toSet()))
        .forEach(found -> deciders.put(found.account().name(), found.account()));
    var parties =
        deciders.values().stream()
            .flatMap(each -> each.party().stream())
            .collect(Collectors.toSet());
    var named = names.of(parties, Set.of(), Set.of());
    return new DecisionListDto(
        decisions.stream().map(each -> write(reader, each, deciders, named)).toList());
  }

  /** Who decided is told as he is now: a decision keeps no more of him than the account. */
  private static DecisionDto write(
      Account reader, Decision decision, Map<String, Account> deciders, Names named) {
    var dto =
        new DecisionDto(
            DecisionDto.KindEnum.valueOf(decision.kind().name()),
            decision.reason(),
            Mapping.write(decision.decidedAt()));
    if (!decision.findings().isEmpty()) {
      dto.setFindings(decision.findings());
    }
    if (reader.role().isOfficer() || reader.name().equals(decision.account())) {
      dto.setAccount(decision.account());
    }
    Optional.ofNullable(deciders.get(decision.account()))
        .ifPresent(
            decider -> {
              if (reader.role().isOfficer()) {
                dto.setDisplayName(decider.displayName());
              }
              dto.setRole(RoleDto.valueOf(decider.role().name()));
              if (decider.role().isOfficer()) {
                decider.commune().ifPresent(commune -> dto.setCommuneCode(commune.digits()));
              }
              decider.party().ifPresent(party -> dto.setPartyName(named.party(party)));
            });
    return dto;
  }
}
