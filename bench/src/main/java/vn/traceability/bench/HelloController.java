package vn.traceability.bench;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The least that this server can answer, behind all filters that the pages are behind. */
@RestController
class HelloController {
  static final String ADDRESS = "/bench/hello";

  @GetMapping(ADDRESS)
  String hello() {
    return "Hello, world";
  }
}
