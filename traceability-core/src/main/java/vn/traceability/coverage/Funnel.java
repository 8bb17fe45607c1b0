package vn.traceability.coverage;

import java.util.Collection;
import java.util.function.Predicate;

/**
 * How many have come how far; each of the first four holds the next.
 *
 * @param active with an entry in the window
 * @param open active, with nothing but open lots
 * @param oneSided would be complete if unconfirmed hand-overs counted
 */
public record Funnel(int listed, int registered, int active, int complete, int open, int oneSided) {

  static Funnel of(Collection<Item> items) {
    return new Funnel(
        items.size(),
        count(items, item -> item.stage().isRegistered()),
        count(items, item -> item.stage().isActive()),
        count(items, item -> item.stage() == Stage.COMPLETE),
        count(items, item -> item.stage() == Stage.OPEN),
        count(items, Item::oneSided));
  }

  private static int count(Collection<Item> items, Predicate<Item> which) {
    return (int) items.stream().filter(which).count();
  }

  public int numerator() {
    return complete;
  }

  /** Open ones count neither for nor against. */
  public int denominator() {
    return listed - open;
  }

  /** 0 of 0 is no figure, and not 100%. */
  public boolean isFigure() {
    return denominator() > 0;
  }
}
