package vn.traceability.coverage;

import vn.traceability.party.CommuneCode;

/** An item on a signed list. */
public sealed interface Listed permits ListedChain, ListedProduct, ListedEstablishment {
  String name();

  CommuneCode commune();
}
