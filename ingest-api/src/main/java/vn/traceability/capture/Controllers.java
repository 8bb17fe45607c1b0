package vn.traceability.capture;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.traceability.account.Accounts;
import vn.traceability.capture.contract.ApprovalStateDto;
import vn.traceability.capture.contract.DeliverySideDto;
import vn.traceability.capture.contract.OfferStateDto;
import vn.traceability.capture.contract.StandingFilterDto;
import vn.traceability.capture.mongo.StoreProblems;
import vn.traceability.finding.Assessor;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.inspection.Decisions;
import vn.traceability.inspection.Inspections;
import vn.traceability.inspection.Lookups;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.offer.OfferDesk;
import vn.traceability.offer.Registered;
import vn.traceability.outage.StoreAway;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.rights.LotRights;
import vn.traceability.rights.Sight;
import vn.traceability.trace.Links;

/** The controllers of the contract, named one by one. */
@Configuration(proxyBeanMethods = false)
@Import({
  AccountsController.class,
  CertificatesController.class,
  ContractsController.class,
  CoverageController.class,
  EventsController.class,
  GoodsController.class,
  JobsController.class,
  LookupsController.class,
  LotsController.class,
  OffersController.class,
  PartiesController.class,
  PlacesController.class,
  ProductsController.class,
  RegistersController.class,
  SessionController.class,
  TraceController.class,
  ContractJson.class,
  Problems.class,
  RequestProblems.class,
  StoreProblems.class
})
public class Controllers implements WebMvcConfigurer {

  private final StoreAway away;

  Controllers(StoreAway away) {
    this.away = away;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new TryLater(away)).addPathPatterns("/api/v1/**");
  }

  /** Spring would ask for the names of our constants, and the contract has words of its own. */
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(String.class, ApprovalStateDto.class, ApprovalStateDto::fromValue);
    registry.addConverter(String.class, DeliverySideDto.class, DeliverySideDto::fromValue);
    registry.addConverter(String.class, OfferStateDto.class, OfferStateDto::fromValue);
    registry.addConverter(String.class, StandingFilterDto.class, StandingFilterDto::fromValue);
  }

  @Bean
  Sight sight(MasterData<Gln, Party> parties) {
    return new Sight(parties);
  }

  @Bean
  LotRights lotRights(
      MasterData<LotId, Lot> lots,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      MasterData<Gln, Place> places,
      Links links) {
    return new LotRights(lots, products, parties, places, links);
  }

  @Bean
  LotStandings lotStandings(Assessor assessor, Inspections inspections) {
    return new LotStandings(assessor, inspections);
  }

  @Bean
  LotDecisions lotDecisions(
      Assessor assessor,
      Decisions decisions,
      Inspections inspections,
      Lookups lookups,
      Accounts accounts,
      MasterData<Gln, Party> parties,
      Sight sight,
      Clock clock) {
    return new LotDecisions(
        assessor, decisions, inspections, lookups, accounts, parties, sight, clock);
  }

  @Bean
  ProductRegister productRegister(
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      OfferDesk desk,
      Links links,
      Clock clock) {
    return new ProductRegister(products, parties, desk, links, clock);
  }

  @Bean
  PlaceRegister placeRegister(
      MasterData<Gln, Place> places, MasterData<Gln, Party> parties, OfferDesk desk, Links links) {
    return new PlaceRegister(places, parties, desk, links);
  }

  @Bean
  PartyRegister partyRegister(
      MasterData<Gln, Party> parties,
      Decisions decisions,
      Inspections inspections,
      OfferDesk desk,
      Clock clock) {
    return new PartyRegister(parties, decisions, inspections, desk, clock);
  }

  @Bean
  AcceptedOffers acceptedOffers(
      Registered registered,
      ProductRegister products,
      PlaceRegister places,
      PartyRegister parties) {
    return new AcceptedOffers(registered, products, places, parties);
  }

  @Bean
  OfferMapping offerMapping(Accounts accounts, Names.Source names) {
    return new OfferMapping(accounts, names);
  }

  @Bean
  DecisionsMapping decisionsMapping(Accounts accounts, Names.Source names) {
    return new DecisionsMapping(accounts, names);
  }

  @Bean
  Names.Source names(
      MasterData<Gln, Party> parties,
      MasterData<Gln, Place> places,
      MasterData<Gtin, Product> products) {
    return new Names.Source(parties, places, products);
  }
}
