package vn.traceability.capture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.traceability.capture.contract.CommuneCoverageDto;
import vn.traceability.capture.contract.CoverageDto;
import vn.traceability.capture.contract.CoverageItemDto;
import vn.traceability.capture.contract.CoverageListDto;
import vn.traceability.capture.contract.CoverageListImportDto;
import vn.traceability.capture.contract.CoverageListKindDto;
import vn.traceability.capture.contract.CoverageStageDto;
import vn.traceability.capture.contract.FunnelDto;
import vn.traceability.capture.contract.ListedChainDto;
import vn.traceability.capture.contract.ListedEstablishmentDto;
import vn.traceability.capture.contract.ListedMemberDto;
import vn.traceability.capture.contract.ListedProductDto;
import vn.traceability.capture.contract.MeasureDto;
import vn.traceability.capture.contract.MissingStepDto;
import vn.traceability.coverage.Coverage;
import vn.traceability.coverage.CoverageList;
import vn.traceability.coverage.Funnel;
import vn.traceability.coverage.Item;
import vn.traceability.coverage.ListKind;
import vn.traceability.coverage.Listed;
import vn.traceability.coverage.ListedChain;
import vn.traceability.coverage.ListedEstablishment;
import vn.traceability.coverage.ListedProduct;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Communes;
import vn.traceability.refusal.InvalidValue;

/** Lists and figures, between the contract and the core. */
final class CoverageMapping {
  private final Communes communes = Communes.ofHanoi();

  /**
   * Reads a list under a new id.
   *
   * @throws InvalidValue when the array that the kind names is empty, or another one is not
   */
  static CoverageList<?> read(CoverageListImportDto dto) {
    CoverageList<?> list =
        switch (dto.getKind()) {
          case CHAINS -> list(ListKind.CHAINS, dto, dto.getChains(), CoverageMapping::read);
          case PRODUCTS -> list(ListKind.PRODUCTS, dto, dto.getProducts(), CoverageMapping::read);
          case ESTABLISHMENTS ->
              list(ListKind.ESTABLISHMENTS, dto, dto.getEstablishments(), CoverageMapping::read);
        };
    Map.of(
            ListKind.CHAINS, orEmpty(dto.getChains()),
            ListKind.PRODUCTS, orEmpty(dto.getProducts()),
            ListKind.ESTABLISHMENTS, orEmpty(dto.getEstablishments()))
        .forEach(
            (kind, given) -> {
              if (kind != list.kind() && !given.isEmpty()) {
                throw new InvalidValue(
                    kind.name(),
                    given.size() + " given",
                    "does not belong to a list of " + list.kind().name());
              }
            });
    return list;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> given) {
    return given == null ? List.of() : given;
  }

  private static <D, T extends Listed> CoverageList<T> list(
      ListKind<T> kind,
      CoverageListImportDto dto,
      @Nullable List<D> given,
      Function<D, T> reading) {
    return new CoverageList<>(
        UUID.randomUUID().toString(),
        kind,
        dto.getTitle(),
        dto.getSignedBy(),
        dto.getSignedOn(),
        dto.getCutOffOn(),
        orEmpty(given).stream().map(reading).toList());
  }

  private static ListedChain read(ListedChainDto dto) {
    return new ListedChain(
        dto.getChainName(),
        new CommuneCode(dto.getCommuneCode()),
        dto.getMembers().stream().map(CoverageMapping::read).toList());
  }

  private static ListedChain.Member read(ListedMemberDto dto) {
    return new ListedChain.Member(
        Optional.ofNullable(dto.getPartyGln()).map(Gln::new), dto.getPartyName());
  }

  private static ListedProduct read(ListedProductDto dto) {
    return new ListedProduct(
        Optional.ofNullable(dto.getGtin()).map(Gtin::new),
        dto.getProductName(),
        Optional.ofNullable(dto.getPartyGln()).map(Gln::new),
        dto.getPartyName(),
        new CommuneCode(dto.getCommuneCode()));
  }

  private static ListedEstablishment read(ListedEstablishmentDto dto) {
    return new ListedEstablishment(
        Optional.ofNullable(dto.getPartyGln()).map(Gln::new),
        dto.getPartyName(),
        new CommuneCode(dto.getCommuneCode()));
  }

  static CoverageListDto write(CoverageList<?> list) {
    return new CoverageListDto(
        list.id(),
        CoverageListKindDto.fromValue(list.kind().name()),
        list.title(),
        list.signedBy(),
        list.signedOn(),
        list.cutOffOn(),
        list.items().size());
  }

  CoverageDto write(Coverage coverage) {
    var dto =
        new CoverageDto(
            MeasureDto.valueOf(coverage.measure().name()),
            coverage.funnel().numerator(),
            coverage.funnel().denominator(),
            write(coverage.funnel()),
            coverage.communes().stream().map(this::write).toList(),
            Mapping.write(coverage.computedAt()));
    coverage.list().map(CoverageMapping::write).ifPresent(dto::setList);
    return dto;
  }

  private CommuneCoverageDto write(Coverage.Commune commune) {
    return new CommuneCoverageDto(
        commune.code().digits(),
        communes.name(commune.code()).orElse(commune.code().digits()),
        commune.funnel().numerator(),
        commune.funnel().denominator(),
        write(commune.funnel()),
        commune.items().stream().map(CoverageMapping::write).toList());
  }

  private static FunnelDto write(Funnel funnel) {
    return new FunnelDto(
        funnel.listed(),
        funnel.registered(),
        funnel.active(),
        funnel.complete(),
        funnel.open(),
        funnel.oneSided());
  }

  private static CoverageItemDto write(Item item) {
    var dto = new CoverageItemDto(item.name(), CoverageStageDto.valueOf(item.stage().name()));
    item.partyName().ifPresent(dto::setPartyName);
    item.gtin().map(Gtin::digits).ifPresent(dto::setGtin);
    item.party().map(Gln::digits).ifPresent(dto::setPartyGln);
    item.missing().map(Enum::name).map(MissingStepDto::valueOf).ifPresent(dto::setMissing);
    item.missingAt().ifPresent(dto::setMissingAt);
    return dto;
  }
}
