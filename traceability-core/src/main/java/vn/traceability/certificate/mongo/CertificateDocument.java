package vn.traceability.certificate.mongo;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.bson.Document;
import vn.traceability.certificate.Certificate;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.mongo.MasterDocument;

final class CertificateDocument implements MasterDocument<String, Certificate> {
  @Override
  public String kind() {
    return "certificate";
  }

  @Override
  public String collection() {
    return "certificates";
  }

  @Override
  public String idOf(Certificate certificate) {
    return certificate.number();
  }

  @Override
  public String name(String id) {
    return id;
  }

  @Override
  public String ownerOf(Certificate certificate) {
    return certificate.holder().digits();
  }

  @Override
  public Document write(Certificate certificate) {
    return new Document("number", certificate.number())
        .append("holder", certificate.holder().digits())
        .append("scheme", certificate.scheme().name())
        .append("issuedBy", certificate.issuedBy())
        .append("validFrom", certificate.validFrom().toString())
        .append("validUntil", certificate.validUntil().toString())
        .append("products", certificate.products().stream().map(Gtin::digits).sorted().toList());
  }

  @Override
  public Certificate read(Document document) {
    return new Certificate(
        document.getString("number"),
        new Gln(document.getString("holder")),
        Certificate.Scheme.valueOf(document.getString("scheme")),
        document.getString("issuedBy"),
        LocalDate.parse(document.getString("validFrom")),
        LocalDate.parse(document.getString("validUntil")),
        document.getList("products", String.class).stream()
            .map(Gtin::new)
            .collect(Collectors.toSet()));
  }
}
