package vn.traceability.trace;

import java.util.Collection;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/** Who may speak for a lot before anybody sent it to him. */
public interface Houses {

  /** Where nothing is registered: then a lot is of those who say that they made it. */
  Houses UNREGISTERED =
      lots ->
          new Of() {
            @Override
            public Optional<Gln> owner(LotId lot) {
              return Optional.empty();
            }

            @Override
            public boolean areOne(Gln one, Gln other) {
              return one.equals(other);
            }
          };

  /** What is registered about these lots. */
  Of of(Collection<LotId> lots);

  /** What is registered about some lots. */
  interface Of {
    /** Whose it is as registered, or else whose product it is. */
    Optional<Gln> owner(LotId lot);

    /** Whether two are one house: a cooperative and whoever is or was its member. */
    boolean areOne(Gln one, Gln other);
  }
}
