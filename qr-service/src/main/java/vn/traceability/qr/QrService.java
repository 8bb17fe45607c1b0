package vn.traceability.qr;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import vn.traceability.blob.Blobs;
import vn.traceability.blob.Photos;
import vn.traceability.certificate.Certificates;
import vn.traceability.code.CodeMarks;
import vn.traceability.code.CodeRanges;
import vn.traceability.code.CodeSigner;
import vn.traceability.code.Codes;
import vn.traceability.code.LabelAddress;
import vn.traceability.code.Rolls;
import vn.traceability.code.mongo.MongoCodeStore;
import vn.traceability.finding.Assessor;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.inspection.Inspections;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.profile.LegalProfiles;
import vn.traceability.report.ReportStore;
import vn.traceability.report.ReportedGoods;
import vn.traceability.report.Reports;
import vn.traceability.report.mongo.MongoReportStore;
import vn.traceability.resolve.CompressedAddresses;
import vn.traceability.resolve.Links;
import vn.traceability.resolve.Linksets;
import vn.traceability.resolve.Register;
import vn.traceability.resolve.ResolverHeaders;
import vn.traceability.scan.LotRead;
import vn.traceability.scan.Resolver;
import vn.traceability.scanlog.Alarm;
import vn.traceability.scanlog.ScanHistory;
import vn.traceability.scanlog.ScanRecorder;
import vn.traceability.scanlog.ScanSender;
import vn.traceability.scanlog.ScanStore;
import vn.traceability.scanlog.ScanTickets;
import vn.traceability.scanlog.ScanTopic;
import vn.traceability.scanlog.mongo.MongoScanStore;
import vn.traceability.scanpage.LimitedPages;
import vn.traceability.scanpage.OldAddressFilter;
import vn.traceability.scanpage.PageNotice;
import vn.traceability.scanpage.ScanPages;
import vn.traceability.scanpage.Visits;
import vn.traceability.warm.WarmLots;
import vn.traceability.warm.mongo.MongoWrites;
import vn.traceability.weblink.WebLinks;
import vn.traceability.weblink.mongo.MongoWebLinks;

/**
 * Codes and the scan page, for an application that brings a {@link MongoDatabase}, a {@link Clock},
 * the master data, {@link Certificates}, {@link Photos}, {@link Blobs}, an {@link Assessor}, {@link
 * Inspections}, a {@link Broker}, a {@link vn.traceability.code.rest.CodeAccess}, a {@link
 * vn.traceability.scanlog.rest.ScanAccess} and a {@link vn.traceability.report.rest.ReportAccess}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QrSettings.class)
@PropertySource("classpath:vn/traceability/qr/qr.properties")
@ComponentScan({
  "vn.traceability.code.rest",
  "vn.traceability.label.rest",
  "vn.traceability.resolve",
  "vn.traceability.weblink.rest",
  "vn.traceability.scanlog.rest",
  "vn.traceability.report.rest",
  "vn.traceability.scanpage"
})
public class QrService {
  private static final long MOST_OF_WARM_LOTS = 64L << 20;

  /**
   * Where the broker is.
   *
   * @param topic what scans are called there; it has to be there before the start
   */
  public record Broker(String bootstrapServers, ScanTopic topic) {

    /** Where this installation is the only one. */
    public Broker(String bootstrapServers) {
      this(bootstrapServers, new ScanTopic(""));
    }
  }

  @Bean
  CodeRanges codeRanges(MongoDatabase database) {
    return MongoCodeStore.open(database);
  }

  @Bean
  CodeMarks codeMarks(MongoDatabase database) {
    return MongoCodeStore.marks(database);
  }

  /** Refuses to start on keys that would call every label printed so far a forgery. */
  @Bean
  CodeSigner codeSigner(QrSettings settings, CodeRanges ranges) {
    var keys = settings.keys();
    var prints = keys.fingerprints();
    for (int number : ranges.fingerprinted()) {
      if (!prints.containsKey(number)) {
        throw new IllegalStateException(
            "Codes in this database were made under the key "
                + number
                + ", which is missing: keep its line in the file code-keys, or in"
                + " traceability.qr.code-keys. A key is replaced by adding one.");
      }
    }
    prints.forEach(
        (number, print) -> {
          if (!ranges.fingerprint(number, print).equals(print)) {
            throw new IllegalStateException(
                "The codes in this database were made under another key "
                    + number
                    + ": restore the file code-keys that belongs to it, or set"
                    + " traceability.qr.code-keys.");
          }
        });
    return new CodeSigner(keys);
  }

  @Bean
  Codes codes(
      CodeRanges ranges,
      CodeMarks marks,
      CodeSigner signer,
      MasterData<LotId, Lot> lots,
      LegalProfiles profiles,
      Assessor assessor,
      Inspections inspections,
      Clock clock) {
    return new Codes(ranges, marks, signer, lots, profiles, assessor, inspections, clock);
  }

  @Bean
  Rolls labelRolls(
      MongoDatabase database,
      CodeRanges ranges,
      CodeSigner signer,
      Codes codes,
      MasterData<Gtin, Product> products,
      MasterData<LotId, Lot> lots,
      Clock clock) {
    return new Rolls(ranges, MongoCodeStore.rolls(database), signer, codes, products, lots, clock);
  }

  @Bean
  LabelAddress labelAddress(QrSettings settings) {
    return new LabelAddress(settings.address());
  }

  @Bean
  Resolver scanResolver(
      Codes codes,
      Rolls rolls,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      MasterData<Gln, Place> places,
      Certificates certificates,
      Photos photos,
      Assessor assessor,
      Inspections inspections,
      Clock clock,
      MongoDatabase database) {
    return new Resolver(
        codes,
        rolls,
        new Resolver.Stores(products, parties, places, certificates, photos),
        assessor,
        inspections,
        clock,
        Optional.of(
            new WarmLots<>(
                new MongoWrites(database), System::nanoTime, LotRead::bytes, MOST_OF_WARM_LOTS)));
  }

  @Bean
  WebLinks webLinks(MongoDatabase database) {
    return MongoWebLinks.open(database);
  }

  @Bean
  Linksets resolverLinksets(Resolver resolver, LabelAddress labels, WebLinks producers) {
    return new Linksets(resolver, labels, producers);
  }

  @Bean
  Register resolverRegister(MasterData<Gln, Party> parties, MasterData<Gln, Place> places) {
    return new Register(parties, places);
  }

  @Bean
  Links resolverLinks(Linksets linksets) {
    return new Links(linksets);
  }

  /** Before all others: it answers what they would refuse. */
  @Bean
  FilterRegistrationBean<ResolverHeaders> resolverHeaders(LabelAddress labels) {
    var filter = new FilterRegistrationBean<>(new ResolverHeaders(labels));
    filter.setUrlPatterns(ResolverHeaders.ADDRESSES);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return filter;
  }

  /** Before the pages, since a compressed address is of no form that they know. */
  @Bean
  FilterRegistrationBean<CompressedAddresses> compressedAddresses(LabelAddress labels) {
    var filter = new FilterRegistrationBean<>(new CompressedAddresses(labels));
    filter.setUrlPatterns(List.of("/*"));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** After the one that answers without a page, and before all that costs. */
  @Bean
  FilterRegistrationBean<LimitedPages> limitedPages(
      QrSettings settings, Clock clock, PageNotice notice) {
    var filter =
        new FilterRegistrationBean<>(new LimitedPages(settings.limits().start(), clock, notice));
    filter.setUrlPatterns(LimitedPages.ADDRESSES);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return filter;
  }

  @Bean
  ScanStore scanStore(MongoDatabase database, QrSettings settings) {
    return MongoScanStore.open(database, settings.scansKept());
  }

  @Bean(destroyMethod = "close")
  ScanSender scanSender(Broker broker, QrSettings settings) {
    return new ScanSender(
            broker.bootstrapServers(), broker.topic(), settings.data().resolve("scans"))
        .start();
  }

  @Bean(destroyMethod = "close")
  ScanRecorder scanRecorder(
      Broker broker, ScanStore store, MasterData<LotId, Lot> lots, MasterData<Gln, Party> parties) {
    Function<Gln, Optional<CommuneCode>> commune =
        owner -> parties.find(owner).map(found -> found.value().commune());
    Function<LotId, Optional<Alarm.Responsible>> owners =
        lot ->
            lots.find(lot)
                .map(found -> found.value().owner())
                .map(owner -> new Alarm.Responsible(owner, commune.apply(owner)));
    return new ScanRecorder(broker.bootstrapServers(), broker.topic(), store, owners).start();
  }

  @Bean
  ScanTickets scanTickets(QrSettings settings, Clock clock) {
    return new ScanTickets(settings.keys().derive("tickets of scans"), clock);
  }

  @Bean
  Visits scanVisits(
      ScanSender sender,
      ScanRecorder recorder,
      ScanStore store,
      ScanTickets tickets,
      QrSettings settings,
      Clock clock) {
    var history =
        new ScanHistory(store, () -> sender.trouble().isEmpty() && recorder.trouble().isEmpty());
    return new Visits(sender, history, settings.addressPlaces(), tickets, clock);
  }

  /** After those that keep others from it, and before all that is there for controllers. */
  @Bean
  FilterRegistrationBean<ScanPages> scanPages(
      Resolver resolver,
      Links links,
      WebLinks producers,
      Visits visits,
      Clock clock,
      PageNotice notice) {
    var filter =
        new FilterRegistrationBean<>(
            new ScanPages(resolver, links, producers, visits, clock, notice));
    filter.setUrlPatterns(ScanPages.ADDRESSES);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
    return filter;
  }

  /** After the headers of all, and before everything that knows only addresses of today. */
  @Bean
  FilterRegistrationBean<OldAddressFilter> oldAddresses(
      QrSettings settings, Visits visits, Clock clock, PageNotice notice) {
    var filter =
        new FilterRegistrationBean<>(
            new OldAddressFilter(settings.addressesOfOldLabels(), visits, clock, notice));
    filter.setUrlPatterns(List.of("/*"));
    filter.setEnabled(!settings.oldAddresses().isBlank());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }

  @Bean
  ReportStore reportStore(MongoDatabase database) {
    return MongoReportStore.open(database);
  }

  @Bean
  Reports buyersReports(
      ReportStore store,
      Blobs blobs,
      MasterData<LotId, Lot> lots,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      Clock clock) {
    Function<ReportedGoods, Optional<Alarm.Responsible>> owners =
        goods ->
            goods
                .lotId()
                .map(lot -> lots.find(lot).map(found -> found.value().owner()))
                .orElseGet(() -> products.find(goods.gtin()).map(found -> found.value().owner()))
                .map(
                    owner ->
                        new Alarm.Responsible(
                            owner, parties.find(owner).map(found -> found.value().commune())));
    return new Reports(store, blobs, owners, clock);
  }

  @Bean
  PageNotice pageNotice(QrSettings settings) {
    return new PageNotice(settings.preview());
  }

  /** A lot number may hold a slash, which Tomcat refuses in a path unless told to let it be. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> encodedSlashes() {
    return factory ->
        factory.addConnectorCustomizers(
            connector ->
                connector.setEncodedSolidusHandling(
                    EncodedSolidusHandling.PASS_THROUGH.getValue()));
  }
}
