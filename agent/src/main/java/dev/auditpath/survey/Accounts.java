package dev.auditpath.survey;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users and groups of {@code /etc/passwd} and {@code /etc/group}. Accounts that only a
 * directory server knows (LDAP, systemd-homed) are not seen.
 */
final class Accounts {
  private static final int MOST_LINES = 100_000;

  private final List<Account> users = new ArrayList<>();
  private final Map<Long, String> groups = new HashMap<>();
  private final Map<Long, Set<String>> members = new HashMap<>();

  Accounts(Host host, Problems problems) {
    MachineFiles files = new MachineFiles(host, problems);
    files.read("/etc/passwd").lines().limit(MOST_LINES).forEach(this::addUser);
    files.read("/etc/group").lines().limit(MOST_LINES).forEach(this::addGroup);
    users.forEach(user -> membersOf(user.groupId()).add(user.name()));
  }

  Optional<Account> user(long userId) {
    return users.stream().filter(user -> user.userId() == userId).findFirst();
  }

  Optional<String> groupName(long groupId) {
    return Optional.ofNullable(groups.get(groupId));
  }

  /** Returns whether a group has a member other than root and the given user. */
  boolean hasOthers(long groupId, long userId) {
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
