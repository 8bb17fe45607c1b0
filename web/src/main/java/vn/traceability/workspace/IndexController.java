package vn.traceability.workspace;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one page of the workspace, under each of its addresses, with the nonce of this answer. */
@RestController
class IndexController {
  private static final String PLACEHOLDER = "__CSP_NONCE__";
  private final String index;

  IndexController() throws IOException {
    try (var file =
        Objects.requireNonNull(
            IndexController.class.getResourceAsStream("/static/index.html"),
            "the built workspace")) {
      index = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @GetMapping({
    "/",
    "/index.html",
    "/sign-in",
    "/coverage",
    "/lots",
    "/lots/**",
    "/registry",
    "/registry/**",
    "/establishments",
    "/establishments/**",
    "/lists",
    "/deliveries",
    "/offers",
    "/captures",
    "/reports",
    "/alarms",
    "/lookups",
    "/accounts"
  })
  ResponseEntity<String> index(HttpServletRequest request) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noCache())
        .body(index.replace(PLACEHOLDER, PageHeaders.nonce(request)));
  }
}
