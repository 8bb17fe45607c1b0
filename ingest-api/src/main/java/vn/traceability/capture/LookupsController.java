package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.LookupDto;
import vn.traceability.capture.contract.LookupPageDto;
import vn.traceability.capture.contract.LookupsApi;
import vn.traceability.capture.contract.RoleDto;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.signin.Callers;

/** Who looked into what by his office. */
@RestController
class LookupsController implements LookupsApi {
  private final Lookups lookups;
  private final HttpServletRequest request;

  LookupsController(Lookups lookups, HttpServletRequest request) {
    this.lookups = lookups;
    this.request = request;
  }

  @Override
  public ResponseEntity<LookupPageDto> listLookups(@Nullable String after, Integer limit) {
    Rights.mustReadLookups(Callers.get(request));
    var found = lookups.page(Optional.ofNullable(after), limit + 1);
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    var dto = new LookupPageDto(shown.stream().map(row -> write(row.lookup())).toList());
    if (more) {
      dto.setNext(shown.get(limit - 1).id());
    }
    return ResponseEntity.ok(dto);
  }

  private static LookupDto write(Lookup lookup) {
    return new LookupDto(
        lookup.account(),
        RoleDto.valueOf(lookup.role().name()),
        lookup.lot().gtin().digits(),
        lookup.lot().number().text(),
        Mapping.write(lookup.at()));
  }
}
