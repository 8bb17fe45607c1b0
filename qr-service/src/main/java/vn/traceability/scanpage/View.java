package vn.traceability.scanpage;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the template shows, all of it text; the template escapes it. An empty list or Optional is
 * left out.
 */
record View(
    Map<String, String> t,
    String css,
    boolean preview,
    String title,
    Language other,
    Banner lead,
    List<String> what,
    List<Banner> also,
    Optional<Facts> asked,
    Optional<Proof> proof,
    Optional<Scans> scans,
    Optional<String> tell,
    Optional<PlaceForm> place,
    Optional<About> about,
    Optional<Links> links,
    Optional<String> report,
    Optional<ReportForm> reportForm,
    Optional<Way> journey) {

  /** The way to the same page in the other language. */
  record Language(String href, String code, String name) {}

  /** One state: its shape and colour are told by {@code tone}, its words say the same. */
  record Banner(
      String tone,
      String title,
      String text,
      Optional<Quote> quote,
      String otherTitle,
      String otherCode) {}

  /** What an officer wrote, in Vietnamese whatever the page's language. */
  record Quote(String label, String words) {}

  record Facts(List<Fact> facts) {}

  record Fact(String name, String value, Optional<String> aside, boolean mono) {}

  record Proof(List<String> yes, List<String> no) {}

  /** What earlier scans say. */
  record Scans(List<String> lines) {}

  /**
   * Where the person tells where the scan was made.
   *
   * @param open whether that is still to be told
   * @param back to the page of the code
   */
  record PlaceForm(boolean open, String code, String scan, String back, List<Choice> communes) {}

  /**
   * Where the person tells what is wrong with the goods.
   *
   * @param open whether that is still to be told
   * @param text what was written so far
   * @param longest most characters of it
   * @param back to the page of the code
   */
  record ReportForm(
      boolean open,
      String code,
      String scan,
      List<Choice> reasons,
      String text,
      int longest,
      List<Choice> communes,
      String back) {}

  record Choice(String code, String name, boolean chosen) {
    Choice taken() {
      return new Choice(code, name, true);
    }
  }

  /**
   * What it is about.
   *
   * @param kind of thing, such as a product
   */
  record About(String kind, String name, Optional<Picture> picture, List<Fact> facts) {}

  /** Pages of the producer's, which are not ours; {@code more} says how many are left out. */
  record Links(List<Web> links, Optional<String> more) {}

  /**
   * One of them.
   *
   * @param host of its address, so that one sees where it leads before he goes there
   */
  record Web(String type, String address, String title, String host, Optional<String> language) {}

  record Picture(String address, String large, String text) {}

  /** Steps, and what is to be noted about them. */
  record Way(boolean any, List<Step> steps, List<String> remarks, List<String> notes) {}

  record Step(
      String icon,
      String title,
      String date,
      String day,
      Optional<String> times,
      Optional<String> detail,
      String who,
      Optional<String> where,
      Optional<String> lots) {}
}
