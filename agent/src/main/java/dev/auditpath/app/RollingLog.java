package dev.auditpath.app;

import dev.auditpath.host.Host;
import java.nio.file.Path;
import java.util.Map;
import org.tinylog.Level;
import org.tinylog.configuration.Configuration;
import org.tinylog.provider.LoggingProvider;
import org.tinylog.provider.ProviderRegistry;

/** A log of the agent's own where no journal takes its lines: four files of a megabyte at most. */
final class RollingLog implements AgentLog.Sink {
  private final LoggingProvider provider;

  /**
   * Opens {@code agent.log.0} and so on.
   *
   * @param directory private to the user
   */
  RollingLog(Path directory, Host host) {
    Configuration.replace(
        Map.of(
            "writer", "rolling file",
            "writer.file", host.text(directory) + "/agent.log.{count}",
            "writer.format", "{date: yyyy-MM-dd'T'HH:mm:ssXXX} {level} {message}",
            "writer.charset", "UTF-8",
            "writer.policies", "size: 1mb",
            "writer.backups", "3",
            "autoshutdown", "false"));
    provider = ProviderRegistry.getLoggingProvider();
  }

  @Override
  public void write(int priority, String line) {
    Level level = priority <= 3 ? Level.ERROR : priority == 4 ? Level.WARN : Level.INFO;
    provider.log(1, null, level, null, null, line);
  }
}
