package vn.traceability.qr;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import vn.traceability.code.LabelAddress;
import vn.traceability.code.MasterKeys;

/**
 * Settings {@code traceability.qr.*}; {@code qr.properties} has them with what they are unless told
 * otherwise.
 *
 * @param address origin of the addresses on labels
 * @param data folder of the file {@code code-keys}
 * @param codeKeys the keys themselves; empty when the file is to be used
 * @param preview whether nothing is kept
 */
@ConfigurationProperties("traceability.qr")
public record QrSettings(URI address, Path data, String codeKeys, boolean preview) {
  public QrSettings {
    new LabelAddress(address); // says what is wrong with it
  }

  MasterKeys keys() {
    return codeKeys.isBlank()
        ? MasterKeys.in(data.resolve("code-keys"))
        : MasterKeys.read("traceability.qr.code-keys", codeKeys);
  }
}
