package vn.traceability.pipeline;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/**
 * The end of a recorder's process at one point of its work: before a step, or in the middle of a
 * write, of which some is done and some is not. It ends by an Error, which nobody answers.
 */
final class Kill {
  private static final List<String> POINTS =
      List.of("insert", "append", "project", "links", "add", "publish", "commit");

  /** The end itself. */
  static final class EndOfProcess extends Error {
    private static final long serialVersionUID = 1L;

    EndOfProcess(String where) {
      super("the process ends here: " + where, null, false, false);
    }
  }

  private final Random random;
  private final String point;
  private int left;

  private Kill(Random random, String point, int left) {
    this.random = random;
    this.point = point;
    this.left = left;
  }

  /** Somewhere in the first batches. */
  static Kill somewhere(Random random) {
    return new Kill(random, POINTS.get(random.nextInt(POINTS.size())), 1 + random.nextInt(3));
  }

  /** At this point, the first time. */
  static Kill at(String point, Random random) {
    return new Kill(random, point, 1);
  }

  Recorder.Steps steps() {
    return step -> {
      if (isNow(step)) {
        throw new EndOfProcess("before " + step);
      }
    };
  }

  /**
   * A store that does a part of what it is asked and then no more.
   *
   * @param method that takes a collection first
   */
  <T> T within(Class<T> type, T store, String method, String itsPoint) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              try {
                if (called.getName().equals(method) && isNow(itsPoint)) {
                  var some = arguments.clone();
                  some[0] = some((Collection<?>) arguments[0]);
                  called.invoke(store, some);
                  throw new EndOfProcess("in " + itsPoint);
                }
                return called.invoke(store, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }

  private synchronized boolean isNow(String reached) {
    return reached.equals(point) && --left == 0;
  }

  private synchronized List<?> some(Collection<?> all) {
    var some = new ArrayList<Object>();
    for (Object each : all) {
      if (random.nextBoolean()) {
        some.add(each);
      }
    }
    return some;
  }

  @Override
  public String toString() {
    return point + ", the " + left + ". time";
  }
}
