package vn.traceability.epcis;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import vn.traceability.account.Accounts;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.MasterDataAttributes;
import vn.traceability.rights.Sight;
import vn.traceability.subscription.Delivery;
import vn.traceability.subscription.Dispatcher;
import vn.traceability.subscription.Matching;
import vn.traceability.subscription.NamedQueries;
import vn.traceability.subscription.Outbox;
import vn.traceability.subscription.Readers;
import vn.traceability.subscription.Reports;
import vn.traceability.subscription.Subscriptions;
import vn.traceability.webhook.Reach;
import vn.traceability.webhook.Webhooks;

/**
 * Subscriptions, put together. Two settings: {@code traceability.webhooks.allow}, names of hosts
 * and networks that may be sent to though they are not public, separated by commas; and {@code
 * traceability.webhooks.plain-http}, whether {@code http} may be used. Also as environment
 * variables, {@code TRACEABILITY_WEBHOOKS_ALLOW} and {@code TRACEABILITY_WEBHOOKS_PLAIN_HTTP}.
 */
@Configuration(proxyBeanMethods = false)
class Subscribing {
  /** What is kept of queries and subscriptions. */
  record Stores(NamedQueries queries, Subscriptions subscriptions, Outbox outbox) {}

  @Bean
  Stores subscribingStores(NamedQueries queries, Subscriptions subscriptions, Outbox outbox) {
    return new Stores(queries, subscriptions, outbox);
  }

  @Bean
  Reach reach(Environment settings, ObjectProvider<Reach.Resolver> resolver) {
    var allowed =
        Reach.Allowed.of(
            settings.getProperty("traceability.webhooks.allow", ""),
            settings.getProperty("traceability.webhooks.plain-http", Boolean.class, false));
    var own = resolver.getIfAvailable();
    return own == null ? new Reach(allowed) : new Reach(allowed, own);
  }

  @Bean(destroyMethod = "close")
  Webhooks webhooks(Reach reach) {
    return new Webhooks(reach);
  }

  /** Asked anew each time, so that what is revoked is no longer sent. */
  @Bean
  Readers readers(Accounts accounts, Sight sight) {
    return name ->
        accounts
            .find(name)
            .filter(found -> !found.closed())
            .map(found -> new Readers.Sight(Epcis.owners(sight, found.account())));
  }

  @Bean
  Matching matching(
      EventSearch search,
      MasterDataAttributes masterData,
      Stores stores,
      Readers readers,
      Clock clock) {
    return new Matching(
        new Matching.Sources(search, masterData),
        stores.queries,
        stores.subscriptions,
        stores.outbox,
        readers,
        clock);
  }

  @Bean
  Reports reports() {
    return new Documents();
  }

  @Bean(destroyMethod = "close")
  Dispatcher dispatcher(
      EventSearch search,
      Stores stores,
      Matching matching,
      Readers readers,
      Reports reports,
      Webhooks webhooks,
      ObjectProvider<Delivery.Steps> steps,
      Clock clock) {
    var delivery =
        new Delivery(
            new Delivery.Stores(search, stores.queries, stores.subscriptions, stores.outbox),
            matching,
            readers,
            reports,
            webhooks,
            clock,
            steps.getIfAvailable(() -> Delivery.Steps.NONE));
    return new Dispatcher(stores.subscriptions, stores.outbox, delivery, clock).start();
  }

  /** As query documents, which name the subscription too. */
  private static final class Documents implements Reports {
    @Override
    public byte[] body(String query, String subscription, List<FoundEvent> events, Instant now) {
      var kept =
          events.stream()
              .map(each -> new EventDocuments.Kept(each.eventID(), each.json(), each.recordTime()))
              .toList();
      return EventDocuments.of(query, Optional.of(subscription), kept, now)
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> headers() {
      return Map.of(
          "GS1-EPCIS-Version", Negotiation.VERSION,
          "GS1-CBV-Version", Negotiation.VERSION,
          "GS1-Extensions", Negotiation.EXTENSIONS,
          "GS1-EPC-Format", "Always_GS1_Digital_Link");
    }
  }
}
