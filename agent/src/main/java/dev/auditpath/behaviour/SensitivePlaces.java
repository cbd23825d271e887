package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The places that credentials lie in and that programs start from.
 *
 * <p>A row of the tables: which use counts, what it is, patterns. A pattern's parts match the last
 * parts of a path, {@code *} any text within one part; {@code /**} at its end stands for the folder
 * and all below; one that begins with {@code /}, {@code ~/} (the home folder) or {@code ^/} (a
 * relative path) is the whole path.
 */
final class SensitivePlaces {
  private static final int LONGEST = 4_096;

  private static final List<PlaceRow> ROWS = rows();

  private static final Map<String, BitSet> BY_PART = byPart();

  /** Files of the form that private keys have, which hold certificates alone. */
  private static final Set<String> PUBLIC_NAMES =
      Set.of("cacert.pem", "cert.pem", "ca.pem", "ca-bundle.pem", "chain.pem", "fullchain.pem");

  private static final Set<String> PUBLIC_FOLDERS =
      Set.of(
          "/etc/ssl/certs/",
          "/etc/pki/tls/certs/",
          "/etc/pki/ca-trust/",
          "/usr/share/ca-certificates/",
          "/usr/local/share/ca-certificates/");

  /** Variables that name a folder or file in the home folder. */
  private static final Map<String, String> FOLDERS =
      Map.ofEntries(
          Map.entry("HOME", "~"),
          Map.entry("USERPROFILE", "~"),
          Map.entry("ZDOTDIR", "~"),
          Map.entry("XDG_CONFIG_HOME", "~/.config"),
          Map.entry("XDG_DATA_HOME", "~/.local/share"),
          Map.entry("APPDATA", "~/appdata/roaming"),
          Map.entry("LOCALAPPDATA", "~/appdata/local"),
          Map.entry("CARGO_HOME", "~/.cargo"),
          Map.entry("GRADLE_USER_HOME", "~/.gradle"),
          Map.entry("DOCKER_CONFIG", "~/.docker"),
          Map.entry("GNUPGHOME", "~/.gnupg"),
          Map.entry("KUBECONFIG", "~/.kube/config"),
          Map.entry("NETRC", "~/.netrc"),
          Map.entry("HISTFILE", "~/.bash_history"),
          Map.entry("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"),
          Map.entry("AWS_CONFIG_FILE", "~/.aws/config"),
          Map.entry("GOOGLE_APPLICATION_CREDENTIALS", "~/.config/gcloud/credentials"),
          Map.entry("CLOUDSDK_CONFIG", "~/.config/gcloud"),
          Map.entry("AZURE_CONFIG_DIR", "~/.azure"),
          Map.entry("CLAUDE_CONFIG_DIR", "~/.claude"),
          Map.entry("PROFILE", "~/documents/powershell/profile.ps1"));

  private SensitivePlaces() {}

  /**
   * Returns what a path or the end of one is; empty when it is nothing in particular.
   *
   * @param path may begin with {@code ~}, a home folder or a variable that names one
   */
  static Optional<SensitivePlace> of(String path) {
    if (path.length() > LONGEST || path.isBlank()) {
      return Optional.empty();
    }
    List<String> parts = List.of(normal(path).split("/", -1));
    boolean publicKey = parts.get(parts.size() - 1).endsWith(".pub") || isCertificate(parts);
    String toRead = "";
    String toWrite = "";
    BitSet candidates = candidates(parts);
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      PlaceRow row = ROWS.get(i);
      boolean wanted = (row.reading() && toRead.isEmpty()) || (row.writing() && toWrite.isEmpty());
      if (wanted && row.matches(parts)) {
        toRead = row.reading() && toRead.isEmpty() ? row.what() : toRead;
        toWrite = row.writing() && toWrite.isEmpty() ? row.what() : toWrite;
      }
    }
    toRead = publicKey ? "" : toRead;
    return toRead.isEmpty() && toWrite.isEmpty()
        ? Optional.empty()
        : Optional.of(new SensitivePlace(toRead, toWrite));
  }

  /** Certificates are there to be read by everybody; their files end as those of keys do. */
  private static boolean isCertificate(List<String> parts) {
    String path = String.join("/", parts);
    return PUBLIC_NAMES.contains(parts.get(parts.size() - 1))
        || PUBLIC_FOLDERS.stream().anyMatch(path::startsWith);
  }

  /** The rows with a pattern that shares a part with a path. */
  private static BitSet candidates(List<String> parts) {
    BitSet rows = new BitSet(ROWS.size());
    rows.or(BY_PART.getOrDefault("*", new BitSet()));
    for (String part : parts) {
      BitSet some = BY_PART.get(part);
      if (some != null) {
        rows.or(some);
      }
    }
    return rows;
  }

  private static Map<String, BitSet> byPart() {
    Map<String, BitSet> index = new HashMap<>();
    for (int i = 0; i < ROWS.size(); i++) {
      for (List<String> pattern : ROWS.get(i).patterns()) {
        index.computeIfAbsent(plainPart(pattern), part -> new BitSet()).set(i);
      }
    }
    return index;
  }

  /** The last part of a pattern without an asterisk; an asterisk when there is none. */
  private static String plainPart(List<String> pattern) {
    for (int i = pattern.size() - 1; i >= 0; i--) {
      String part = pattern.get(i);
      if (part.indexOf('*') < 0 && !part.isEmpty() && !part.equals("~") && !part.equals("^")) {
        return part;
      }
    }
    return "*";
  }

  private static List<PlaceRow> rows() {
    List<PlaceRow> rows = new ArrayList<>();
    for (String table :
        List.of(CredentialPlaces.TABLE, PersistencePlaces.TABLE, CredentialPlaces.BROAD)) {
      rows.addAll(PlaceRow.rows(table));
    }
    return rows;
  }

  /** Lower case, forward slashes, home as {@code ~}, no empty parts. */
  private static String normal(String path) {
    String text = path.strip().replace('\\', '/').toLowerCase(Locale.ROOT);
    text = text.startsWith("file://") ? text.substring(7) : text;
    text = withoutEmptyParts(text);
    String place = withHome(withoutVariable(text));
    boolean relative = place.equals(text) && !place.startsWith("/");
    return relative && place.indexOf('/') > 0 && place.indexOf('/') == place.lastIndexOf('/')
        ? "^/" + place
        : place;
  }

  private static String withoutEmptyParts(String text) {
    StringBuilder result = new StringBuilder(text.startsWith("/") ? "/" : "");
    for (String part : text.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        boolean first = result.length() == 0 || (result.length() == 1 && text.startsWith("/"));
        result.append(first ? "" : "/").append(part);
      }
    }
    return result.toString();
  }

  private static String withoutVariable(String text) {
    int slash = text.indexOf('/');
    String first = slash < 0 ? text : text.substring(0, slash);
    if (first.isEmpty() || "$%".indexOf(first.charAt(0)) < 0) {
      return text;
    }
    String name = first.replaceAll("[${}%\"]|^\\$env:|:-.*", "").replaceFirst("^env:", "");
    String folder = FOLDERS.get(name.toUpperCase(Locale.ROOT));
    return folder == null ? text : folder + text.substring(first.length());
  }

  /** Replaces {@code /home/NAME}, {@code /root}, {@code c:/users/NAME}, {@code ~NAME}. */
  private static String withHome(String text) {
    String[] parts = text.split("/", -1);
    int home = 0;
    if (text.startsWith("/root/") || text.equals("/root")) {
      home = 2;
    } else if (text.startsWith("/var/root/")) {
      home = 3;
    } else if (parts.length > 2 && parts[0].isEmpty() && isHomes(parts[1])) {
      home = 3;
    } else if (parts.length > 2 && parts[0].endsWith(":") && parts[1].equals("users")) {
      home = 3;
    } else if (parts.length > 0 && parts[0].startsWith("~")) {
      home = 1;
    }
    return home == 0
        ? text
        : "~/"
            + String.join("/", List.of(parts).subList(Math.min(home, parts.length), parts.length));
  }

  private static boolean isHomes(String part) {
    return part.equals("home") || part.equals("users");
  }
}
