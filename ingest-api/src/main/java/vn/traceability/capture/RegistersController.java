package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.IsolationEntryDto;
import vn.traceability.capture.contract.IsolationRegisterDto;
import vn.traceability.capture.contract.IsolationRegisterImportDto;
import vn.traceability.capture.contract.LegalProfileDto;
import vn.traceability.capture.contract.RegistersApi;
import vn.traceability.capture.contract.RequiredFieldDto;
import vn.traceability.event.Entry;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.IsolationRegisters;
import vn.traceability.profile.LegalProfiles;
import vn.traceability.refusal.Unknown;
import vn.traceability.signin.Callers;

/** The rules in force, as data. */
@RestController
class RegistersController implements RegistersApi {
  private final IsolationRegisters registers;
  private final LegalProfiles profiles;
  private final Clock clock;
  private final HttpServletRequest request;

  RegistersController(
      IsolationRegisters registers,
      LegalProfiles profiles,
      Clock clock,
      HttpServletRequest request) {
    this.registers = registers;
    this.profiles = profiles;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<IsolationRegisterDto> getIsolationRegister() {
    Callers.get(request);
    return ResponseEntity.ok(
        registers
            .latest()
            .map(RegistersController::write)
            .orElseThrow(() -> new Unknown("isolation-register", "in force")));
  }

  @Override
  public ResponseEntity<IsolationRegisterDto> importIsolationRegister(
      IsolationRegisterImportDto body) {
    Rights.mustImportLists(Callers.get(request));
    var register =
        new IsolationRegister(
            UUID.randomUUID().toString(),
            body.getTitle(),
            body.getSignedBy(),
            body.getSignedOn(),
            body.getEntries().stream()
                .map(
                    each ->
                        new IsolationRegister.Period(
                            each.getProductName(),
                            Optional.ofNullable(each.getCrop()),
                            each.getDays()))
                .toList());
    registers.add(register);
    return ResponseEntity.created(URI.create("/api/v1/isolation-register")).body(write(register));
  }

  @Override
  public ResponseEntity<LegalProfileDto> getLegalProfile() {
    var profile = profiles.inForceOn(LocalDate.ofInstant(clock.instant(), Entry.VIETNAM));
    var dto =
        new LegalProfileDto(
            profile.id(),
            profile.title(),
            profile.validFrom(),
            profile.fields().stream()
                .map(each -> new RequiredFieldDto(each.field().label(), each.article()))
                .toList());
    profile.validUntil().ifPresent(dto::setValidUntil);
    return ResponseEntity.ok(dto);
  }

  private static IsolationRegisterDto write(IsolationRegister register) {
    return new IsolationRegisterDto(
        register.id(),
        register.title(),
        register.signedBy(),
        register.signedOn(),
        register.periods().stream()
            .map(
                each -> {
                  var dto = new IsolationEntryDto(each.productName(), each.days());
                  each.crop().ifPresent(dto::setCrop);
                  return dto;
                })
            .toList());
  }
}
