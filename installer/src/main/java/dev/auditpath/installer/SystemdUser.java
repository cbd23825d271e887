package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's systemd (systemd.service(5), systemd.exec(5)). Directives that need a user namespace
 * are left out: with one, files of root seem to be nobody's, and who owns a file is what the agent
 * is about. Those that a kernel or an older systemd may refuse stand in a drop-in, which is kept
 * only where the unit starts with it.
 */
final class SystemdUser implements ServiceKit {
  private static final String SYSTEMCTL = "/usr/bin/systemctl";
  static final String UNIT = "audit-path.service";

  @Override
  public String id() {
    return "systemd";
  }

  @Override
  public List<Step> install(Place place) {
    return List.of(
        new Step.WriteFile(unit(place), unitText(place.program())),
        new Step.WriteFile(hardening(place), HARDENING),
        systemctl("daemon-reload"),
        new Step.Run(
            List.of(SYSTEMCTL, "--user", "restart", UNIT),
            List.of(),
            List.of(
                new Step.Say("the unit does not start with its hardening, which is left out"),
                new Step.Remove(hardening(place)),
                systemctl("daemon-reload"),
                systemctl("reset-failed", UNIT),
                systemctl("restart", UNIT))),
        systemctl("enable", UNIT));
  }

  @Override
  public List<Step> uninstall(Place place) {
    return List.of(
        new Step.Run(
            List.of(SYSTEMCTL, "--user", "disable", "--now", UNIT),
            List.of(),
            List.of(new Step.Say("the service was not there"))),
        new Step.Remove(unit(place)),
        new Step.Remove(dropIns(place)),
        new Step.Run(
            List.of(SYSTEMCTL, "--user", "daemon-reload"),
            List.of(),
            List.of(new Step.Say("no user manager runs"))));
  }

  @Override
  public List<Step> status(Place place) {
    return List.of(systemctl("--no-pager", "--lines=5", "status", UNIT));
  }

  private static Step.Run systemctl(String... arguments) {
    List<String> command = new ArrayList<>(List.of(SYSTEMCTL, "--user"));
    command.addAll(List.of(arguments));
    return new Step.Run(command, List.of(), List.of());
  }

  private static Path units(Place place) {
    return place.config().resolve("systemd").resolve("user");
  }

  private static Path unit(Place place) {
    return units(place).resolve(UNIT);
  }

  private static Path hardening(Place place) {
    return dropIns(place).resolve("hardening.conf");
  }

  private static Path dropIns(Place place) {
    return units(place).resolve(UNIT + ".d");
  }

  static String unitText(Path program) {
    return """
        [Unit]
        Description=audit-path: tells when a command name runs another file
        StartLimitIntervalSec=300
        StartLimitBurst=5

        [Service]
        Type=notify
        NotifyAccess=main
        ExecStart=%s agent
        ExecReload=/bin/kill -HUP $MAINPID
        WatchdogSec=120
        # The default, SIGABRT, makes a Java runtime write a dump.
        WatchdogSignal=SIGTERM
        TimeoutStartSec=90
        TimeoutStopSec=10
        Restart=on-failure
        RestartSec=5
        SuccessExitStatus=143
        RuntimeDirectory=audit-path
        RuntimeDirectoryMode=0700
        UMask=0077
        UnsetEnvironment=JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT
        Nice=10
        IOSchedulingClass=idle
        CPUWeight=20
        MemoryMax=256M
        TasksMax=64
        LimitCORE=0

        [Install]
        WantedBy=default.target
        """
        .formatted(Words.inUnit(program));
  }

  static final String HARDENING =
      """
      [Service]
      NoNewPrivileges=yes
      LockPersonality=yes
      RestrictRealtime=yes
      RestrictSUIDSGID=yes
      RestrictNamespaces=yes
      RestrictAddressFamilies=AF_UNIX
      SystemCallArchitectures=native
      SystemCallFilter=@system-service
      SystemCallFilter=~@privileged @resources
      SystemCallErrorNumber=EPERM
      KeyringMode=private
      """;
}
