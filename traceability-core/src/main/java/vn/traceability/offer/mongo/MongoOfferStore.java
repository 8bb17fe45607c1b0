package vn.traceability.offer.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.gs1.Gln;
import vn.traceability.offer.Field;
import vn.traceability.offer.Offer;
import vn.traceability.offer.Offers;
import vn.traceability.offer.StandingOffer;
import vn.traceability.offer.StandingOffer.Answer;
import vn.traceability.offer.StandingOffer.State;
import vn.traceability.refusal.Unknown;
import vn.traceability.rows.mongo.Rows;

/** The door to the offers in MongoDB. Times are kept to the millisecond. */
public final class MongoOfferStore implements Offers {
  private final MongoCollection<Document> offers;

  private MongoOfferStore(MongoDatabase database) {
    offers =
        database.getCollection("offers").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    offers.createIndex(Indexes.ascending("sender", "state"));
    offers.createIndex(Indexes.ascending("about"));
    offers.createIndex(
        Indexes.compoundIndex(
            Indexes.ascending("asked", "state"), Indexes.descending("offeredAt", "_id")));
    offers.createIndex(
        Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("offeredAt", "_id")));
  }

  public static Offers open(MongoDatabase database) {
    return new MongoOfferStore(database);
  }

  @Override
  public void add(Collection<StandingOffer> added) {
    Rows.add(offers, added.stream().map(MongoOfferStore::write).toList());
  }

  @Override
  public Set<String> known(Collection<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : offers
            .find(in("_id", ids))
            .projection(Projections.include("_id"))
            .map(found -> found.getString("_id"))
            .into(new HashSet<>());
  }

  @Override
  public int open(Gln sender, int most) {
    return (int)
        offers.countDocuments(
            and(eq("sender", sender.digits()), eq("state", State.OFFERED.name())),
            new CountOptions().limit(most));
  }

  @Override
  public Optional<StandingOffer> find(String id) {
    return Optional.ofNullable(offers.find(eq("_id", id)).map(MongoOfferStore::read).first());
  }

  @Override
  public List<StandingOffer> page(
      Optional<Set<Gln>> asked, State state, Optional<Position> after, int limit) {
    var filters = new ArrayList<Bson>();
    asked.ifPresent(these -> filters.add(in("asked", these.stream().map(Gln::digits).toList())));
    filters.add(eq("state", state.name()));
    after.ifPresent(
        last -> {
          var time = Date.from(last.offeredAt());
          filters.add(lte("offeredAt", time));
          filters.add(or(lt("offeredAt", time), lt("_id", last.id())));
        });
    return offers
        .find(and(filters))
        .sort(Sorts.descending("offeredAt", "_id"))
        .limit(limit)
        .map(MongoOfferStore::read)
        .into(new ArrayList<>());
  }

  @Override
  public void ask(MasterDataKey about, Gln owner) {
    offers.updateMany(eq("about", about(about)), Updates.set("asked", owner.digits()));
  }

  @Override
  public StandingOffer answer(String id, Answer answer) {
    var state = answer.accepted() ? State.ACCEPTED : State.DECLINED;
    var answerable =
        answer.accepted()
            ? List.of(State.OFFERED.name(), State.DECLINED.name())
            : List.of(State.OFFERED.name());
    offers.updateOne(
        and(eq("_id", id), in("state", answerable)),
        Updates.combine(
            Updates.set("state", state.name()),
            Updates.set("answeredBy", answer.account()),
            Updates.set("answeredAt", Date.from(answer.at())),
            Updates.set("before", before(answer))));
    return find(id).orElseThrow(() -> new Unknown("offer", id));
  }

  private static Document write(StandingOffer standing) {
    var offer = standing.offer();
    var document =
        new Document("_id", offer.id())
            .append("sender", offer.sender().digits())
            .append("author", offer.author())
            .append("vocabulary", offer.element().vocabulary())
            .append("identifier", offer.element().id())
            .append("content", offer.element().content())
            .append("job", offer.job())
            .append("offeredAt", Date.from(offer.offeredAt()))
            .append("asked", standing.asked().digits())
            .append("state", standing.state().name());
    if (offer.element().key().kind() != MasterDataKey.Kind.OTHER) {
      document.append("about", about(offer.element().key()));
    }
    standing
        .answer()
        .ifPresent(
            answer ->
                document
                    .append("answeredBy", answer.account())
                    .append("answeredAt", Date.from(answer.at()))
                    .append("before", before(answer)));
    return document;
  }

  private static Document before(Answer answer) {
    var before = new Document();
    answer.before().forEach((field, value) -> before.append(field.word(), value));
    return before;
  }

  /** Answers of earlier releases have none. */
  private static Map<Field, String> before(Document document) {
    var before = new EnumMap<Field, String>(Field.class);
    document
        .get("before", new Document())
        .forEach((word, value) -> before.put(Field.of(word), (String) value));
    return before;
  }

  private static String about(MasterDataKey key) {
    return key.kind() + " " + key.key();
  }

  private static StandingOffer read(Document document) {
    var state = State.valueOf(document.getString("state"));
    return new StandingOffer(
        new Offer(
            new Gln(document.getString("sender")),
            document.getString("author"),
            new MasterDataElement(
                document.getString("vocabulary"),
                document.getString("identifier"),
                document.getString("content")),
            document.getString("job"),
            document.getDate("offeredAt").toInstant()),
        new Gln(document.getString("asked")),
        state == State.OFFERED
            ? Optional.empty()
            : Optional.of(
                new Answer(
                    state == State.ACCEPTED,
                    document.getString("answeredBy"),
                    document.getDate("answeredAt").toInstant(),
                    before(document))));
  }
}
