package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.account.Account;
import vn.traceability.account.Sessions.Session;
import vn.traceability.capture.contract.CsrfTokenDto;
import vn.traceability.capture.contract.MemberDto;
import vn.traceability.capture.contract.RoleDto;
import vn.traceability.capture.contract.SessionApi;
import vn.traceability.capture.contract.SessionDto;
import vn.traceability.capture.contract.SignInDto;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.MasterData;
import vn.traceability.party.Party;
import vn.traceability.signin.Callers;
import vn.traceability.signin.SignIn;

/** Signs people in and out. */
@RestController
class SessionController implements SessionApi {
  private final SignIn signIn;
  private final MasterData<Gln, Party> parties;
  private final HttpServletRequest request;

  SessionController(SignIn signIn, MasterData<Gln, Party> parties, HttpServletRequest request) {
    this.signIn = signIn;
    this.parties = parties;
    this.request = request;
  }

  @Override
  @WithoutTheStore
  public ResponseEntity<SessionDto> signIn(SignInDto body) {
    var entrance = signIn.enter(body.getAccount(), body.getPassword());
    return ResponseEntity.status(201)
        .header(HttpHeaders.SET_COOKIE, entrance.cookie().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(written(entrance.session()));
  }

  @Override
  public ResponseEntity<SessionDto> getSession() {
    var account = Callers.get(request);
    boolean byKey = request.getHeader("X-API-Key") != null; // which goes before a session
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(byKey ? write(account) : written(signIn.session(request)));
  }

  @Override
  @WithoutTheStore
  public ResponseEntity<CsrfTokenDto> getCsrfToken() {
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new CsrfTokenDto(signIn.session(request).csrfToken()));
  }

  @Override
  @WithoutTheStore
  public ResponseEntity<Void> signOut() {
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, signIn.leave(request).toString())
        .build();
  }

  private List<MemberDto> members(Account account) {
    var names =
        parties.findAll(account.members()).stream()
            .collect(Collectors.toMap(each -> each.value().gln(), each -> each.value().name()));
    return account.members().stream()
        .sorted(Comparator.comparing(Gln::digits))
        .map(
            gln -> {
              var dto = new MemberDto(gln.digits());
              dto.setName(names.get(gln));
              return dto;
            })
        .toList();
  }

  private SessionDto written(Session session) {
    var dto = write(session.account());
    dto.setExpiresAt(Mapping.write(session.expiresAt()));
    return dto;
  }

  private SessionDto write(Account account) {
    var dto =
        new SessionDto(
            account.name(), account.displayName(), RoleDto.valueOf(account.role().name()));
    account
        .party()
        .ifPresent(
            party -> {
              dto.setPartyGln(party.digits());
              parties.find(party).ifPresent(found -> dto.setPartyName(found.value().name()));
            });
    account.commune().ifPresent(commune -> dto.setCommuneCode(commune.digits()));
    dto.setMembers(members(account));
    return dto;
  }
}
