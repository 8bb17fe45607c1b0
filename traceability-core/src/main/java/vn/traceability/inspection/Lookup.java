package vn.traceability.inspection;

import java.time.Instant;
import vn.traceability.account.Role;
import vn.traceability.lot.LotId;

/** An officer looked into the chain of a lot, or at its codes. */
public record Lookup(String account, Role role, LotId lot, Instant at) {}
