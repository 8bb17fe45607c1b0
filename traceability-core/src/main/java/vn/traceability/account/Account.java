package vn.traceability.account;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * Someone who signs in.
 *
 * @param id made at random once; what he recorded carries it and never his name
 * @param name account name or phone number, lower case
 * @param party whom it acts for; empty for offices
 * @param members the households a group leader enters for, at most 50; empty for all others
 * @param commune where an office's power ends; empty for the whole city
 */
public record Account(
    String id,
    String name,
    String displayName,
    Role role,
    Optional<Gln> party,
    Set<Gln> members,
    Optional<CommuneCode> commune) {
  public Account {
    if (!id.matches("[0-9a-f-]{36}")) {
      throw new InvalidValue("id", id, "needs a UUID");
    }
    if (!name.matches("[a-z0-9][a-z0-9._@+-]{0,99}")) {
      throw new InvalidValue(
          "account", name, "needs lower-case letters, digits and . _ @ + -, at most 100");
    }
    members = Set.copyOf(members);
    if (members.size() > 50) {
      throw new InvalidValue("members", members.size() + " parties", "needs at most 50");
    }
    if (!members.isEmpty() && role != Role.GROUP_LEADER) {
      throw new InvalidValue("members", role.name(), "belongs to a group leader only");
    }
    if (role.isOfParty() == party.isEmpty()) {
      throw new InvalidValue(
          "partyGln",
          party.map(Gln::digits).orElse(""),
          role.isOfParty() ? "is needed for this role" : "belongs to no office");
    }
    if (role == Role.COMMUNE_OFFICER && commune.isEmpty()) {
      throw new InvalidValue("communeCode", "", "is needed for an officer of a commune");
    }
    displayName = Text.line("displayName", displayName, 200);
  }

  /** An account that is new. */
  public Account(
      String name,
      String displayName,
      Role role,
      Optional<Gln> party,
      Set<Gln> members,
      Optional<CommuneCode> commune) {
    this(UUID.randomUUID().toString(), name, displayName, role, party, members, commune);
  }

  /** Whether it may write for this party. */
  public boolean actsFor(Gln other) {
    return role.writesForAll() || isOf(other);
  }

  /** Whether the party is its own, or one of its group. */
  public boolean isOf(Gln other) {
    return party.filter(other::equals).isPresent() || members.contains(other);
  }

  /** Whether its office reaches a commune; nobody's does without an office. */
  public boolean reaches(CommuneCode other) {
    return role.isOfficer() && commune.map(other::equals).orElse(true);
  }

  /** Whether its office is one of the whole city. */
  public boolean reachesTheCity() {
    return role.isOfficer() && commune.isEmpty();
  }
}
