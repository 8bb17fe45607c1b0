package vn.traceability.event.query;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.gs1.Gln;

/**
 * The master data that queries for events may ask about, as they are registered at the moment. An
 * attribute that the one who asks may not read is none that anything has.
 */
public interface MasterDataAttributes {
  /**
   * All of one kind that have such an attribute.
   *
   * @param readers the parties whose personal data the one who asks reads; empty for those of all
   * @throws QueryTooLarge naming the parameter, when there are more than can be asked for at once
   */
  Set<MasterDataKey> having(Kind kind, AttributeQuestion question, Optional<Set<Gln>> readers);

  /**
   * Those of these that have such an attribute.
   *
   * @param keys any number of them
   * @param readers as above
   */
  Set<MasterDataKey> among(
      Collection<MasterDataKey> keys, AttributeQuestion question, Optional<Set<Gln>> readers);
}
