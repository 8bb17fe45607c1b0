package vn.traceability.resolve;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What this resolver is, for those who find it by its address.
 *
 * @see <a
 *     href="https://ref.gs1.org/standards/resolver/1.2.0/description-file-schema">GS1-Conformant
 *     resolver standard 1.2, resolver description file</a>
 */
@RestController
class ResolverFiles {
  static final String DESCRIPTION = "/.well-known/gs1resolver";

  private static final JsonMapper JSON = new JsonMapper();
  private static final CacheControl A_DAY = CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

  private final Linksets linksets;

  ResolverFiles(Linksets linksets) {
    this.linksets = linksets;
  }

  @GetMapping(DESCRIPTION)
  ResponseEntity<byte[]> description() {
    var file = JSON.createObjectNode();
    file.put("name", "Traceability");
    file.put("resolverRoot", withoutSlash(linksets.root().toString()));
    var keys = file.putArray("supportedPrimaryKeys").add("01");
    OtherKey.SERVED.forEach(keys::add);
    file.putArray("supportedLinkType")
        .addObject()
        .put("namespace", LinkType.NAMESPACE)
        .put("prefix", LinkType.PREFIX);
    file.put("linkTypeDefaultCanBeLinkset", false);
    file.put("jsonLdContextLocation", linksets.root().resolve(Links.CONTEXT).toString());
    return answer(MediaType.APPLICATION_JSON, file);
  }

  private static String withoutSlash(String root) {
    return root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
  }

  /** What the members of a linkset mean; link types are addresses and mean themselves. */
  @GetMapping(Links.CONTEXT)
  ResponseEntity<byte[]> context() {
    var file = JSON.createObjectNode();
    var context = file.putObject("@context");
    context.put("linkset", "@graph");
    context.put("anchor", "@id");
    context.put("href", "@id");
    context.put("title", "http://purl.org/dc/terms/title");
    context.put("itemDescription", "http://purl.org/dc/terms/description");
    context.put("type", "http://purl.org/dc/terms/format");
    context
        .putObject("hreflang")
        .put("@id", "http://purl.org/dc/terms/language")
        .put("@container", "@set");
    return answer(Links.JSON_LD, file);
  }

  private static ResponseEntity<byte[]> answer(MediaType type, ObjectNode file) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(A_DAY)
        .body(JSON.writeValueAsBytes(file));
  }
}
