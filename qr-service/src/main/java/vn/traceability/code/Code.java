package vn.traceability.code;

import java.util.Map;
import vn.traceability.lot.LotId;

/**
 * One code that was issued for a lot.
 *
 * @param attributes what its label holds beside the keys
 */
public record Code(LotId lot, Serial serial, CodeState state, DataAttributes attributes) {

  /**
   * The same, where it may be in a weightier state than its range.
   *
   * @param single what single codes are in, by sequence number
   */
  Code marked(Map<Long, CodeState> single) {
    var apart = single.get(serial.sequence());
    return apart == null ? this : new Code(lot, serial, state.or(apart), attributes);
  }
}
