package vn.traceability.offer;

/** What offers can change of what is registered; called as the REST contract calls it. */
public enum Field {
  NAME("name"),
  BRAND("brand"),
  NET_CONTENT("netContent"),
  ADDRESS("address");

  private final String word;

  Field(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
