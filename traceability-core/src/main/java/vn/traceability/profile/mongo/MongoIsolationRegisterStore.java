package vn.traceability.profile.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.IsolationRegisters;
import vn.traceability.refusal.Unknown;
import vn.traceability.rows.mongo.Rows;

/** The door to the isolation registers in MongoDB; a register is one document. */
public final class MongoIsolationRegisterStore implements IsolationRegisters {
  private final MongoCollection<Document> registers;
  private final Clock clock;

  private MongoIsolationRegisterStore(MongoDatabase database, Clock clock) {
    registers =
        database
            .getCollection("isolationRegisters")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    registers.createIndex(Indexes.descending("signedOn", "importedAt", "_id"));
    this.clock = clock;
  }

  public static IsolationRegisters open(MongoDatabase database, Clock clock) {
    return new MongoIsolationRegisterStore(database, clock);
  }

  @Override
  public void add(IsolationRegister register) {
    var document =
        new Document("_id", register.id())
            .append("title", register.title())
            .append("signedBy", register.signedBy())
            .append("signedOn", register.signedOn().toString())
            .append("importedAt", Date.from(clock.instant()))
            .append(
                "periods",
                register.periods().stream()
                    .map(
                        each ->
                            new Document("product", each.productName())
                                .append("crop", each.crop().orElse(null))
                                .append("days", each.days()))
                    .toList());
    Rows.add(registers, List.of(document));
  }

  @Override
  public List<Edition> editions() {
    return registers
        .find(Filters.gt("signedOn", ""))
        .sort(Sorts.descending("signedOn", "importedAt", "_id"))
        .projection(Projections.include("signedOn"))
        .map(
            each -> new Edition(each.getString("_id"), LocalDate.parse(each.getString("signedOn"))))
        .into(new ArrayList<>());
  }

  @Override
  public IsolationRegister get(String id) {
    return Optional.ofNullable(registers.find(Filters.eq("_id", id)).first())
        .map(MongoIsolationRegisterStore::read)
        .orElseThrow(() -> new Unknown("isolation register", id));
  }

  private static IsolationRegister read(Document document) {
    List<IsolationRegister.Period> periods =
        document.getList("periods", Document.class).stream()
            .map(
                each ->
                    new IsolationRegister.Period(
                        each.getString("product"),
                        Optional.ofNullable(each.getString("crop")),
                        each.getInteger("days")))
            .toList();
    return new IsolationRegister(
        document.getString("_id"),
        document.getString("title"),
        document.getString("signedBy"),
        LocalDate.parse(document.getString("signedOn")),
        periods);
  }
}
