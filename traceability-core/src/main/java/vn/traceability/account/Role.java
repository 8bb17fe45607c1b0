package vn.traceability.account;

/** What an account may do. */
public enum Role {
  FARMER,
  GROUP_LEADER,
  COOPERATIVE,
  PROCESSOR,
  TRADER,
  INSPECTOR,
  COMMUNE_OFFICER,
  CITY_DEPARTMENT,
  ADMINISTRATOR;

  /** Whether it looks into the chains of others by its office. */
  public boolean isOfficer() {
    return this == INSPECTOR
        || this == COMMUNE_OFFICER
        || this == CITY_DEPARTMENT
        || this == ADMINISTRATOR;
  }

  /** Whether it writes master data and entries for any party. */
  public boolean writesForAll() {
    return this == ADMINISTRATOR;
  }

  /** Whether it imports the lists that the figures are counted over. */
  public boolean importsLists() {
    return this == CITY_DEPARTMENT || this == ADMINISTRATOR;
  }
}
