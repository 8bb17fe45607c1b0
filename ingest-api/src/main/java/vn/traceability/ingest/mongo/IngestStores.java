package vn.traceability.ingest.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.traceability.account.Accounts;
import vn.traceability.account.Sessions;
import vn.traceability.account.mongo.MongoAccountStore;
import vn.traceability.account.mongo.MongoSessionStore;
import vn.traceability.blob.Blobs;
import vn.traceability.blob.Photos;
import vn.traceability.blob.mongo.MongoBlobStore;
import vn.traceability.certificate.Certificate;
import vn.traceability.certificate.Certificates;
import vn.traceability.certificate.mongo.MongoCertificates;
import vn.traceability.coverage.CoverageLists;
import vn.traceability.coverage.mongo.MongoCoverageListStore;
import vn.traceability.event.Events;
import vn.traceability.event.mongo.MongoEventStore;
import vn.traceability.event.query.EventSearch;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.inspection.Decisions;
import vn.traceability.inspection.Lookups;
import vn.traceability.inspection.mongo.MongoDecisionStore;
import vn.traceability.inspection.mongo.MongoLookupStore;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.lot.mongo.MongoLots;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Numbers;
import vn.traceability.masterdata.mongo.MongoNumbers;
import vn.traceability.offer.Offers;
import vn.traceability.offer.mongo.MongoOfferStore;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.mongo.MongoAway;
import vn.traceability.party.Party;
import vn.traceability.party.mongo.MongoParties;
import vn.traceability.pipeline.Jobs;
import vn.traceability.pipeline.mongo.MongoJobStore;
import vn.traceability.place.Place;
import vn.traceability.place.mongo.MongoPlaces;
import vn.traceability.product.Product;
import vn.traceability.product.mongo.MongoProducts;
import vn.traceability.profile.IsolationRegisters;
import vn.traceability.profile.mongo.MongoIsolationRegisterStore;
import vn.traceability.signin.KnownCallers;
import vn.traceability.subscription.NamedQueries;
import vn.traceability.subscription.Outbox;
import vn.traceability.subscription.Subscriptions;
import vn.traceability.subscription.mongo.MongoSubscriptionStores;
import vn.traceability.trace.Links;
import vn.traceability.trace.RegisteredHouses;
import vn.traceability.trace.mongo.MongoLinkStore;

/** All stores over one database. */
@Configuration(proxyBeanMethods = false)
public class IngestStores {
  @Bean
  MasterData<Gln, Party> parties(MongoDatabase database, Clock clock) {
    return MongoParties.open(database, clock);
  }

  @Bean
  MasterData<Gln, Place> places(MongoDatabase database, Clock clock) {
    return MongoPlaces.open(database, clock);
  }

  @Bean
  MasterData<Gtin, Product> products(MongoDatabase database, Clock clock) {
    return MongoProducts.open(database, clock);
  }

  @Bean
  Photos photos(MongoDatabase database) {
    return MongoBlobStore.photos(database);
  }

  @Bean
  Blobs blobs(MongoDatabase database) {
    return MongoBlobStore.open(database);
  }

  @Bean
  MasterData<LotId, Lot> lots(MongoDatabase database, Clock clock) {
    return MongoLots.open(database, clock);
  }

  @Bean
  MasterData<String, Certificate> certificates(MongoDatabase database, Clock clock) {
    return MongoCertificates.open(database, clock);
  }

  @Bean
  Certificates certificatesByProduct(MongoDatabase database) {
    return MongoCertificates.byProduct(database);
  }

  @Bean
  IsolationRegisters isolationRegisters(MongoDatabase database, Clock clock) {
    return MongoIsolationRegisterStore.open(database, clock);
  }

  @Bean
  Decisions decisions(MongoDatabase database) {
    return MongoDecisionStore.open(database);
  }

  @Bean
  Lookups lookups(MongoDatabase database) {
    return MongoLookupStore.open(database);
  }

  @Bean
  Numbers numbers(MongoDatabase database) {
    return MongoNumbers.open(database);
  }

  @Bean
  Events events(MongoDatabase database) {
    return MongoEventStore.open(database);
  }

  @Bean
  EventSearch eventSearch(MongoDatabase database) {
    return MongoEventStore.search(database);
  }

  @Bean
  Links links(
      MongoDatabase database,
      MasterData<LotId, Lot> lots,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      Events events,
      Clock clock) {
    return MongoLinkStore.open(
        database, new RegisteredHouses(lots, products, parties), events, clock);
  }

  @Bean
  Jobs jobs(MongoDatabase database) {
    return MongoJobStore.open(database);
  }

  @Bean
  Offers offers(MongoDatabase database) {
    return MongoOfferStore.open(database);
  }

  @Bean
  NamedQueries namedQueries(MongoDatabase database) {
    return MongoSubscriptionStores.queries(database);
  }

  @Bean
  Subscriptions subscriptions(MongoDatabase database) {
    return MongoSubscriptionStores.subscriptions(database);
  }

  @Bean
  Outbox outbox(MongoDatabase database) {
    return MongoSubscriptionStores.outbox(database);
  }

  @Bean
  CoverageLists coverageLists(MongoDatabase database) {
    return MongoCoverageListStore.open(database);
  }

  @Bean
  StoreAway storeAway(MongoDatabase database) {
    return MongoAway.of(database);
  }

  /** The start does not wait until they are read. */
  @Bean
  KnownCallers knownCallers(MongoDatabase database, StoreAway away, Clock clock) {
    var accounts = MongoAccountStore.open(database);
    var known = new KnownCallers(accounts, MongoSessionStore.open(database, accounts), away, clock);
    var load = new Thread(known::load, "known-callers");
    load.setDaemon(true);
    load.start();
    return known;
  }

  @Bean
  Accounts accounts(KnownCallers known) {
    return known.accounts();
  }

  @Bean
  Sessions sessions(KnownCallers known) {
    return known.sessions();
  }
}
