package vn.traceability.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.event.Entry;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.signin.Secrets;

/** Loads the sample data once a data folder, and makes accounts to look at it with. */
public final class Demo {
  /** The account whose key stands for a partner's software. */
  private static final String PARTNER = "chebien";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Accounts accounts;
  private final Secrets secrets;
  private final Clock clock;

  public Demo(Accounts accounts, Secrets secrets, Clock clock) {
    this.accounts = accounts;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Loads the sample data, going on where an earlier try was cut off, and prints the accounts.
   *
   * @param address of the running program
   */
  public void load(String address, Path data, Consumer<String> console) {
    Path file = data.resolve("demo-accounts.json");
    var state = Files.exists(file) ? read(file) : begin(file);
    if (!state.path("loaded").asBoolean(false)) {
      // the day of the first try: entries sent again have the same dates and so are the same
      // entries
      var day = LocalDate.parse(state.path("day").stringValue());
      try (var client = new Client(address, state.path("apiKey").stringValue())) {
        new SampleChains(client, day, console).load();
        SampleChains.inspect(inspector(client, state));
      }
      state.put("loaded", true);
      write(file, state);
    }
    console.accept("Sample data (dữ liệu mẫu) is loaded; the accounts are in " + file + ":");
    for (var account : state.path("accounts")) {
      console.accept(
          "  %-16s %-12s %s"
              .formatted(
                  account.path("account").stringValue(),
                  account.path("password").stringValue(),
                  account.path("displayName").stringValue()));
    }
    console.accept("  X-API-Key: " + state.path("apiKey").stringValue());
    if (state.has("partnerKey")) { // a demo begun by an older version has none
      console.accept(
          "  X-API-Key of %s (party %s), for EPCIS: %s"
              .formatted(
                  PARTNER,
                  SampleChains.COOPERATIVE.digits(),
                  state.path("partnerKey").stringValue()));
    }
  }

  /** A recall is an inspector's; he signs in like anybody. */
  private static Client inspector(Client client, ObjectNode state) {
    for (var account : state.path("accounts")) {
      if (account.path("role").stringValue().equals(Role.INSPECTOR.name())) {
        return client.signedIn(
            account.path("account").stringValue(), account.path("password").stringValue());
      }
    }
    throw new IllegalStateException("the demo accounts hold no inspector");
  }

  private ObjectNode begin(Path file) {
    var state = JSON.createObjectNode();
    state.put("day", LocalDate.ofInstant(clock.instant(), Entry.VIETNAM).toString());
    var listed = state.putArray("accounts");
    for (var account : sampleAccounts()) {
      String password = Secrets.random().substring(0, 12);
      accounts.put(account, secrets.hash(password));
      listed
          .addObject()
          .put("account", account.name())
          .put("password", password)
          .put("displayName", account.displayName())
          .put("role", account.role().name());
    }
    String key = Secrets.random();
    accounts.putKey(Secrets.kept(key, clock.instant()), "admin");
    String partnerKey = Secrets.random();
    accounts.putKey(Secrets.kept(partnerKey, clock.instant()), PARTNER);
    state.put("apiKey", key).put("partnerKey", partnerKey).put("loaded", false);
    write(file, state);
    return state;
  }

  private static List<Account> sampleAccounts() {
    Optional<CommuneCode> giaLam = Optional.of(SampleChains.GIA_LAM);
    return List.of(
        account(
            "admin",
            "Quản trị hệ thống (mẫu)",
            Role.ADMINISTRATOR,
            Optional.empty(),
            Optional.empty()),
        account(
            "htx",
            "Hợp tác xã Hành tỏi Dương Xá (mẫu)",
            Role.COOPERATIVE,
            Optional.of(SampleChains.COOPERATIVE),
            giaLam),
        account(
            "htxrau",
            "Hợp tác xã Rau an toàn (mẫu)",
            Role.COOPERATIVE,
            Optional.of(SampleChains.VEGETABLES),
            giaLam),
        account(
            "nongho",
            "Nông hộ 01 (mẫu)",
            Role.FARMER,
            Optional.of(SampleChains.household(1)),
            giaLam),
        new Account(
            "nhomtruong",
            "Trưởng nhóm hộ (mẫu)",
            Role.GROUP_LEADER,
            Optional.of(SampleChains.household(2)),
            IntStream.rangeClosed(3, 12)
                .mapToObj(SampleChains::household)
                .collect(Collectors.toSet()),
            giaLam),
        account(
            PARTNER,
            "Xưởng chế biến Dương Xá (mẫu)",
            Role.PROCESSOR,
            Optional.of(SampleChains.COOPERATIVE),
            giaLam),
        account(
            "phanphoi",
            "Nhà phân phối (mẫu)",
            Role.TRADER,
            Optional.of(SampleChains.DISTRIBUTOR),
            Optional.empty()),
        account(
            "cuahang",
            "Cửa hàng 1 (mẫu)",
            Role.TRADER,
            Optional.of(SampleChains.SHOP_1),
            Optional.empty()),
        account(
            "thanhtra", "Thanh tra viên (mẫu)", Role.INSPECTOR, Optional.empty(), Optional.empty()),
        account(
            "canboxa", "Cán bộ xã Gia Lâm (mẫu)", Role.COMMUNE_OFFICER, Optional.empty(), giaLam),
        account(
            "sonongnghiep",
            "Sở Nông nghiệp và Môi trường (mẫu)",
            Role.CITY_DEPARTMENT,
            Optional.empty(),
            Optional.empty()));
  }

  private static Account account(
      String name,
      String displayName,
      Role role,
      Optional<Gln> party,
      Optional<CommuneCode> commune) {
    return new Account(name, displayName, role, party, Set.of(), commune);
  }

  private static ObjectNode read(Path file) {
    try {
      return (ObjectNode) JSON.readTree(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Readable by its owner only, and whole or not there at all. */
  private static void write(Path file, ObjectNode state) {
    try {
      var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(unfinished, JSON.writeValueAsString(state));
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
