package vn.traceability.ingest;

import java.time.Clock;
import java.util.Collection;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vn.traceability.account.Accounts;
import vn.traceability.account.Sessions;
import vn.traceability.capture.BodyLimit;
import vn.traceability.capture.Controllers;
import vn.traceability.certificate.Certificates;
import vn.traceability.coverage.CoverageBoard;
import vn.traceability.coverage.CoverageCount;
import vn.traceability.coverage.CoverageLists;
import vn.traceability.epcis.Epcis;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.MasterDataAttributes;
import vn.traceability.finding.Assessor;
import vn.traceability.finding.Foresight;
import vn.traceability.finding.Holdings;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.ingest.mongo.IngestStores;
import vn.traceability.inspection.Decisions;
import vn.traceability.inspection.Inspections;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.offer.OfferDesk;
import vn.traceability.offer.Offers;
import vn.traceability.offer.Registered;
import vn.traceability.outage.StoreAway;
import vn.traceability.party.Party;
import vn.traceability.pipeline.AcceptedJobs;
import vn.traceability.pipeline.CaptureLog;
import vn.traceability.pipeline.DeadLetters;
import vn.traceability.pipeline.Jobs;
import vn.traceability.pipeline.KnownJobs;
import vn.traceability.pipeline.Lag;
import vn.traceability.pipeline.RecordedBroadcast;
import vn.traceability.pipeline.RecordedEvents;
import vn.traceability.pipeline.Recorder;
import vn.traceability.pipeline.Topics;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.profile.IsolationRegisters;
import vn.traceability.profile.LegalProfiles;
import vn.traceability.signin.Secrets;
import vn.traceability.signin.SignIn;
import vn.traceability.signin.SignInFilter;
import vn.traceability.signin.SignInProblems;
import vn.traceability.subscription.EventStreams;
import vn.traceability.subscription.Matching;
import vn.traceability.trace.Deliveries;
import vn.traceability.trace.Links;
import vn.traceability.trace.Tracer;
import vn.traceability.vocabulary.RegisteredAttributes;

/**
 * The whole service. Asks for three beans from outside: the database, the clock and the {@link
 * Broker}.
 */
@Configuration(proxyBeanMethods = false)
@Import({IngestStores.class, Controllers.class, Epcis.class, SignInProblems.class})
public class IngestApi {

  /**
   * Where the broker is.
   *
   * @param instance names this process among those that capture
   * @param topics what this installation calls its own there
   */
  public record Broker(String bootstrapServers, String instance, Topics topics) {

    /** Where this installation is the only one. */
    public Broker(String bootstrapServers, String instance) {
      this(bootstrapServers, instance, Topics.PLAIN);
    }
  }

  @Bean
  Tracer tracer(Links links, Events events) {
    return new Tracer(links, events);
  }

  @Bean
  LegalProfiles legalProfiles() {
    return LegalProfiles.ofVietnam();
  }

  @Bean
  Assessor assessor(
      Tracer tracer,
      MasterData<LotId, Lot> lots,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      MasterData<Gln, Place> places,
      Certificates certificates,
      IsolationRegisters registers,
      LegalProfiles profiles,
      Clock clock) {
    return new Assessor(
        tracer,
        new Assessor.Stores(lots, products, parties, places, certificates, registers),
        profiles,
        clock);
  }

  @Bean
  Foresight foresight(Links links, Events events, Assessor assessor) {
    return new Foresight(links, events, assessor);
  }

  @Bean
  Deliveries deliveries(Links links) {
    return new Deliveries(links);
  }

  @Bean
  Holdings holdings(Links links, MasterData<Gtin, Product> products) {
    return new Holdings(links, products);
  }

  @Bean
  Inspections inspections(Decisions decisions) {
    return new Inspections(decisions);
  }

  @Bean
  CoverageCount coverageCount(
      CoverageLists lists,
      Links links,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      Assessor assessor,
      Inspections inspections,
      Clock clock) {
    return new CoverageCount(
        lists, new CoverageCount.Sources(links, products, parties, assessor, inspections), clock);
  }

  @Bean
  CoverageBoard coverageBoard(CoverageCount count) {
    return new CoverageBoard(count);
  }

  @Bean
  Registered registered(
      MasterData<Gtin, Product> products,
      MasterData<LotId, Lot> lots,
      MasterData<Gln, Place> places,
      MasterData<Gln, Party> parties) {
    return new Registered(products, lots, places, parties);
  }

  @Bean
  MasterDataAttributes masterDataAttributes(
      MasterData<Gtin, Product> products,
      MasterData<Gln, Place> places,
      MasterData<Gln, Party> parties) {
    return new RegisteredAttributes(products, places, parties);
  }

  @Bean
  OfferDesk offerDesk(Offers offers, Registered registered) {
    return new OfferDesk(offers, registered);
  }

  @Bean(destroyMethod = "close")
  CaptureLog captureLog(Broker broker, Clock clock) {
    return new CaptureLog(broker.bootstrapServers(), broker.topics(), broker.instance(), clock);
  }

  @Bean(destroyMethod = "close")
  Recorder recorder(
      Broker broker, Events events, Links links, Jobs jobs, OfferDesk desk, Clock clock) {
    return new Recorder(
            broker.bootstrapServers(),
            broker.topics(),
            events,
            links,
            jobs,
            desk,
            clock,
            Recorder.Steps.NONE)
        .start();
  }

  @Bean(destroyMethod = "close")
  RecordedEvents eventsForSubscriptions(Broker broker, Matching matching) {
    return new RecordedEvents(
            broker.bootstrapServers(), broker.topics(), "subscriptions", matching::recorded)
        .start();
  }

  @Bean(destroyMethod = "close")
  RecordedBroadcast eventsForStreams(Broker broker, EventStreams streams) {
    return new RecordedBroadcast(
            broker.bootstrapServers(),
            broker.topics(),
            new RecordedBroadcast.Listener() {
              @Override
              public void listening() {
                streams.listening();
              }

              @Override
              public void missed() {
                streams.missed();
              }

              @Override
              public void recorded(Collection<EventId> events) {
                streams.recorded(events);
              }
            })
        .start();
  }

  @Bean
  DeadLetters deadLetters(Broker broker) {
    return new DeadLetters(broker.bootstrapServers(), broker.topics());
  }

  @Bean(destroyMethod = "close")
  Lag lag(Broker broker) {
    return new Lag(broker.bootstrapServers(), broker.topics());
  }

  @Bean
  PipelineMeters pipelineMeters(CaptureLog log, Recorder recorder, Lag lag, EventStreams streams) {
    return new PipelineMeters(log, recorder, lag, streams);
  }

  @Bean(destroyMethod = "close")
  Reindexing reindexing(EventSearch search) {
    return Reindexing.start(search);
  }

  @Bean
  AcceptedJobs acceptedJobs() {
    return new AcceptedJobs();
  }

  @Bean
  KnownJobs knownJobs(Jobs jobs, AcceptedJobs accepted, StoreAway away, Recorder recorder) {
    return new KnownJobs(jobs, accepted, away, recorder);
  }

  @Bean
  Secrets secrets() {
    return new Secrets();
  }

  @Bean
  SignIn signIn(Accounts accounts, Sessions sessions, Secrets secrets, Clock clock) {
    return new SignIn(accounts, sessions, secrets, clock);
  }

  @Bean
  FilterRegistrationBean<SignInFilter> signInFilter(
      Accounts accounts,
      Sessions sessions,
      Clock clock,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    var filter =
        new FilterRegistrationBean<>(new SignInFilter(accounts, sessions, clock, problems));
    filter.addUrlPatterns("/api/*", "/epcis/*", "/scan/api/*");
    return filter;
  }

  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit() {
    var filter = new FilterRegistrationBean<>(new BodyLimit());
    filter.addUrlPatterns("/api/*");
    return filter;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadableRequests() {
    return factory ->
        factory.addContextCustomizers(
            context ->
                ((StandardHost) context.getParent())
                    .setErrorReportValveClass(UnreadableRequests.class.getName()));
  }

  /** Lot numbers and names of events hold slashes, which arrive as {@code %2F}. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashesInLotNumbers() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> {
              connector.setEncodedSolidusHandling("passthrough");
              connector.setEncodedReverseSolidusHandling("passthrough");
            });
  }

  /** So that an address that is too long is answered by those who know what it asks for. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> longAddresses() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> connector.setProperty("maxHttpRequestHeaderSize", "32768"));
  }
}
