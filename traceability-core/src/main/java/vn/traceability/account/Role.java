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

  /** Whether it acts for a party rather than an office. */
  public boolean isOfParty() {
    return !isOfficer();
  }

  /** Whether it approves establishments. */
  public boolean approves() {
    return this == COMMUNE_OFFICER || this == CITY_DEPARTMENT || this == ADMINISTRATOR;
  }

  /** Whether it recalls lots and lifts that. */
  public boolean recalls() {
    return this == INSPECTOR || this == CITY_DEPARTMENT;
  }

  /** Whether it releases held lots. */
  public boolean releases() {
    return this == INSPECTOR || this == COMMUNE_OFFICER || this == CITY_DEPARTMENT;
  }

  /** Whether it reads who looked into what. */
  public boolean readsLookups() {
    return this == CITY_DEPARTMENT || this == ADMINISTRATOR;
  }

  /** Whether it makes and closes accounts. */
  public boolean managesAccounts() {
    return this == ADMINISTRATOR;
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
