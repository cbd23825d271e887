package dev.auditpath.host;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The users and groups of {@code /etc/passwd} and {@code /etc/group}. Accounts that only a
 * directory server knows (LDAP, systemd-homed) are not seen.
 */
public final class Accounts {
  private static final int MOST_LINES = 100_000;
  private static final int CAP = 16 * 1024 * 1024;

  private final List<Account> users = new ArrayList<>();
  private final Map<Long, String> groups = new HashMap<>();
  private final Map<Long, Set<String>> members = new HashMap<>();

  /** Reads both files; one that cannot be read goes to {@code problems} and counts as empty. */
  public Accounts(Host host, Problems problems) {
    lines("/etc/passwd", host, problems).limit(MOST_LINES).forEach(this::addUser);
    lines("/etc/group", host, problems).limit(MOST_LINES).forEach(this::addGroup);
    users.forEach(user -> membersOf(user.groupId()).add(user.name()));
  }

  private static Stream<String> lines(String name, Host host, Problems problems) {
    Path file = host.system(name);
    try {
      return host.readText(file, CAP).lines();
    } catch (NoSuchFileException absent) {
      return Stream.empty();
    } catch (IOException unreadable) {
      problems.add(file, unreadable);
      return Stream.empty();
    }
  }

  /** Returns the user of a numeric id. */
  public Optional<Account> user(long userId) {
    return users.stream().filter(user -> user.userId() == userId).findFirst();
  }

  /** Returns the name of a numeric group id. */
  public Optional<String> groupName(long groupId) {
    return Optional.ofNullable(groups.get(groupId));
  }

  /** Returns whether a group has a member other than root and the given user. */
  public boolean hasOthers(long groupId, long userId) {
    return members.getOrDefault(groupId, Set.of()).stream()
        .anyMatch(member -> !isUserOrRoot(member, userId));
  }

  private boolean isUserOrRoot(String member, long userId) {
    return users.stream()
        .filter(user -> user.name().equals(member))
        .anyMatch(user -> user.userId() == userId || user.userId() == 0);
  }

  private void addUser(String line) {
    String[] fields = line.split(":", -1);
    if (fields.length >= 7 && isNumber(fields[2]) && isNumber(fields[3])) {
      users.add(
          new Account(
              fields[0], Long.parseLong(fields[2]), Long.parseLong(fields[3]), fields[6].strip()));
    }
  }

  private void addGroup(String line) {
    String[] fields = line.split(":", -1);
    if (fields.length >= 4 && isNumber(fields[2])) {
      long groupId = Long.parseLong(fields[2]);
      groups.putIfAbsent(groupId, fields[0]);
      for (String member : fields[3].split(",", -1)) {
        if (!member.isBlank()) {
          membersOf(groupId).add(member.strip());
        }
      }
    }
  }

  private Set<String> membersOf(long groupId) {
    return members.computeIfAbsent(groupId, absent -> new HashSet<>());
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 11
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
