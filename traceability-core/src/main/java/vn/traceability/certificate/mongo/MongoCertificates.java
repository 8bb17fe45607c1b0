package vn.traceability.certificate.mongo;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import vn.traceability.certificate.Certificate;
import vn.traceability.certificate.Certificates;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.mongo.MongoMasterData;

/** The door to the certificates in MongoDB. */
public final class MongoCertificates implements Certificates {
  private static final CertificateDocument MAPPING = new CertificateDocument();

  private final MongoCollection<Document> current;

  private MongoCertificates(MongoDatabase database) {
    current = database.getCollection(MAPPING.collection());
    current.createIndex(Indexes.ascending("value.products"));
  }

  public static MasterData<String, Certificate> open(MongoDatabase database, Clock clock) {
    return MongoMasterData.open(database, clock, MAPPING);
  }

  /** The same certificates by the products that claim them. */
  public static Certificates byProduct(MongoDatabase database) {
    return new MongoCertificates(database);
  }

  @Override
  public List<Certificate> claimedBy(Collection<Gtin> products) {
    return products.isEmpty()
        ? List.of()
        : current
            .find(in("value.products", products.stream().map(Gtin::digits).toList()))
            .sort(Sorts.ascending("_id"))
            .map(row -> MAPPING.read(row.get("value", Document.class)))
            .into(new ArrayList<>());
  }
}
