package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.account.Sessions;
import vn.traceability.capture.contract.AccountCreationDto;
import vn.traceability.capture.contract.AccountDto;
import vn.traceability.capture.contract.AccountPageDto;
import vn.traceability.capture.contract.AccountPasswordDto;
import vn.traceability.capture.contract.AccountsApi;
import vn.traceability.capture.contract.ApiKeyDto;
import vn.traceability.capture.contract.ApiKeyListDto;
import vn.traceability.capture.contract.KnownApiKeyDto;
import vn.traceability.capture.contract.RoleDto;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Unknown;
import vn.traceability.signin.Callers;
import vn.traceability.signin.Secrets;

/** Accounts, made and closed by administrators. Passwords and keys are ours and random. */
@RestController
class AccountsController implements AccountsApi {
  private static final int PASSWORD = 16;

  private final Accounts accounts;
  private final Sessions sessions;
  private final Secrets secrets;
  private final Names.Source names;
  private final Clock clock;
  private final HttpServletRequest request;

  AccountsController(
      Accounts accounts,
      Sessions sessions,
      Secrets secrets,
      Names.Source names,
      Clock clock,
      HttpServletRequest request) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.secrets = secrets;
    this.names = names;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<AccountPageDto> listAccounts(@Nullable String after, Integer limit) {
    Rights.mustManageAccounts(Callers.get(request));
    var found = accounts.page(Optional.ofNullable(after), limit + 1);
    boolean more = found.size() > limit;
    List<Accounts.Credential> shown = more ? found.subList(0, limit) : found;
    var dto = new AccountPageDto(write(shown));
    if (more) {
      dto.setNext(shown.get(limit - 1).account().name());
    }
    return ResponseEntity.ok(dto);
  }

  @Override
  public ResponseEntity<AccountPasswordDto> createAccount(AccountCreationDto body) {
    Rights.mustManageAccounts(Callers.get(request));
    var account =
        new Account(
            body.getName(),
            body.getDisplayName(),
            Role.valueOf(body.getRole().name()),
            Mapping.glnIfAny("partyGln", body.getPartyGln()),
            Mapping.all(
                "members", body.getMembers() == null ? List.of() : body.getMembers(), Gln::new),
            Optional.ofNullable(body.getCommuneCode()).map(CommuneCode::new));
    account.party().ifPresent(names.parties()::get);
    account.members().forEach(names.parties()::get);
    String password = Secrets.random().substring(0, PASSWORD);
    accounts.create(account, secrets.hash(password));
    return ResponseEntity.created(URI.create("/api/v1/accounts/" + account.name()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new AccountPasswordDto(account.name(), password));
  }

  /** All that let anybody in before is worth nothing afterwards: that is what a reset is for. */
  @Override
  public ResponseEntity<AccountPasswordDto> resetPassword(String name) {
    Rights.mustManageAccounts(Callers.get(request));
    String password = Secrets.random().substring(0, PASSWORD);
    open(name);
    accounts.changePassword(name, secrets.hash(password)); // refuses one that was closed meanwhile
    accounts.revokeKeys(name);
    sessions.endAll(name);
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new AccountPasswordDto(name, password));
  }

  @Override
  public ResponseEntity<ApiKeyDto> createApiKey(String name) {
    Rights.mustManageAccounts(Callers.get(request));
    open(name);
    String key = Secrets.random();
    accounts.putKey(Secrets.kept(key, clock.instant()), name);
    return ResponseEntity.status(201)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new ApiKeyDto(name, key));
  }

  @Override
  public ResponseEntity<ApiKeyListDto> listApiKeys(String name) {
    Rights.mustManageAccounts(Callers.get(request));
    if (accounts.find(name).isEmpty()) {
      throw new Unknown("account", name);
    }
    return ResponseEntity.ok(
        new ApiKeyListDto(accounts.keys(name).stream().map(AccountsController::write).toList()));
  }

  @Override
  public ResponseEntity<Void> revokeApiKey(String name, String id) {
    Rights.mustManageAccounts(Callers.get(request));
    accounts.revokeKey(name, id);
    return ResponseEntity.noContent().build();
  }

  private static KnownApiKeyDto write(Accounts.Key key) {
    var dto = new KnownApiKeyDto(key.id());
    key.start().ifPresent(dto::setStart);
    key.createdAt().map(Mapping::write).ifPresent(dto::setCreatedAt);
    key.lastUsedAt().map(Mapping::write).ifPresent(dto::setLastUsedAt);
    return dto;
  }

  @Override
  public ResponseEntity<Void> closeAccount(String name) {
    var administrator = Callers.get(request);
    Rights.mustManageAccounts(administrator);
    if (administrator.name().equals(name)) {
      throw new Conflict("own-account", "nobody closes the account he is using");
    }
    accounts.close(name);
    sessions.endAll(name);
    return ResponseEntity.noContent().build();
  }

  private Account open(String name) {
    var found = accounts.find(name).orElseThrow(() -> new Unknown("account", name));
    if (found.closed()) {
      throw new Conflict("account-closed", "account " + name + " is closed");
    }
    return found.account();
  }

  private List<AccountDto> write(List<Accounts.Credential> shown) {
    var parties = new HashSet<Gln>();
    shown.forEach(
        each -> {
          each.account().party().ifPresent(parties::add);
          parties.addAll(each.account().members());
        });
    var named = names.of(parties, Set.of(), Set.of());
    return shown.stream().map(each -> write(each, named)).toList();
  }

  private static AccountDto write(Accounts.Credential credential, Names named) {
    var account = credential.account();
    var members = account.members().stream().sorted(Comparator.comparing(Gln::digits)).toList();
    var dto =
        new AccountDto(
            account.name(),
            account.displayName(),
            RoleDto.valueOf(account.role().name()),
            members.stream().map(Gln::digits).toList(),
            credential.closed());
    account
        .party()
        .ifPresent(
            party -> {
              dto.setPartyGln(party.digits());
              dto.setPartyName(named.party(party));
            });
    if (!members.isEmpty()) {
      dto.setMemberNames(
          members.stream()
              .map(each -> Objects.requireNonNullElse(named.party(each), each.digits()))
              .toList());
    }
    account.commune().ifPresent(commune -> dto.setCommuneCode(commune.digits()));
    return dto;
  }
}
