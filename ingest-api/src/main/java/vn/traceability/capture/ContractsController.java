package vn.traceability.capture;

import java.io.IOException;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The contracts themselves, each as one file of OpenAPI, for whoever makes a client of them. They
 * hold nothing secret, and one reads them before he has a key.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9512">RFC 9512 (application/yaml)</a>
 */
@RestController
public class ContractsController {
  private final Contract epcis = Contract.of("epcis.yaml");
  private final Contract ours = Contract.of("ingest.yaml");

  @GetMapping("/epcis/openapi.yaml")
  ResponseEntity<byte[]> epcis() {
    return epcis.answer();
  }

  @GetMapping("/api/v1/openapi.yaml")
  ResponseEntity<byte[]> ours() {
    return ours.answer();
  }

  private static final class Contract {
    private final byte[] text;
    private final String tag;

    private Contract(byte[] text) {
      this.text = text;
      tag = '"' + DigestUtils.md5DigestAsHex(text) + '"';
    }

    static Contract of(String file) {
      try (var in =
          Objects.requireNonNull(ContractsController.class.getResourceAsStream(file), file)) {
        return new Contract(in.readAllBytes());
      } catch (IOException unreadable) {
        throw new IllegalStateException(file, unreadable);
      }
    }

    ResponseEntity<byte[]> answer() {
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_YAML)
          .cacheControl(CacheControl.noCache())
          .eTag(tag)
          .body(text);
    }
  }
}
