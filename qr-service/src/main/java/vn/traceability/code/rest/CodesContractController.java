package vn.traceability.code.rest;

import java.io.IOException;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The contract of the codes as one file of OpenAPI, for whoever makes a client of it. It holds
 * nothing secret, and one reads it before he has a key.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9512">RFC 9512 (application/yaml)</a>
 */
@RestController
public class CodesContractController {
  private static final String FILE = "qr.yaml";

  private final byte[] text;
  private final String tag;

  CodesContractController() {
    try (var in =
        Objects.requireNonNull(CodesContractController.class.getResourceAsStream(FILE), FILE)) {
      text = in.readAllBytes();
    } catch (IOException unreadable) {
      throw new IllegalStateException(FILE, unreadable);
    }
    tag = '"' + DigestUtils.md5DigestAsHex(text) + '"';
  }

  @GetMapping("/scan/api/openapi.yaml")
  ResponseEntity<byte[]> contract() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_YAML)
        .cacheControl(CacheControl.noCache())
        .eTag(tag)
        .body(text);
  }
}
