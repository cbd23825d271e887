package dev.auditpath.testing.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine of one case: a home, an environment and what stands behind it on the path. */
public final class CaseMachine {
  private final Case labelled;
  private final Path base;
  private final Path home;
  private final Content content;
  private final Installer installer;
  private final boolean real;
  private final List<Path> environments = new ArrayList<>();
  private final Workshop workshop;
  private Path prefix;

  CaseMachine(Workshop workshop, Case labelled) throws IOException {
    this.workshop = workshop;
    this.labelled = labelled;
    this.base = Files.createDirectories(workshop.base().resolve(labelled.id()));
    this.home = Files.createDirectories(base.resolve("home"));
    this.content = new Content(workshop.python(), base.resolve("scratch"));
    this.installer = new Installer(workshop, content, base);
    this.real = workshop.isReal(labelled);
    this.prefix = placeOfPrefix();
  }

  public Path home() {
    return home;
  }

  /** Returns the directory that the case's own files lie below, but for what stands behind. */
  public boolean isBehind(String path) {
    return !path.startsWith(base.toString()) || path.startsWith(base.resolve("behind").toString());
  }

  /** Returns the value of PATH that is audited. */
  public String searchPath() throws IOException {
    String behind = base.resolve("behind") + ":/usr/bin:/bin";
    if (labelled.value("path").isPresent()) {
      return expand(labelled.required("path")).replace("@behind@", behind);
    }
    return switch (place()) {
      case "pipx", "uv-tool", "user" -> home.resolve(".local/bin") + ":" + behind;
      case "bin" -> base.resolve("bin") + ":" + behind;
      default -> prefix.resolve("bin") + ":" + behind;
    };
  }

  public List<Path> environments() {
    return environments;
  }

  CaseMachine build() throws IOException, InterruptedException {
    for (String command : labelled.words("behind")) {
      write(base.resolve("behind").resolve(command), "#!/bin/sh\nexit 0\n", true);
    }
    if (List.of("venv", "pipx", "uv-tool").contains(place())) {
      environment();
    } else if (place().equals("conda")) {
      environments.add(Files.createDirectories(prefix));
    }
    if (real) {
      installer.fromIndex(prefix, labelled.words("real"));
    }
    for (Case.Step step : labelled.steps()) {
      take(step);
    }
    return this;
  }

  private String place() {
    return labelled.value("place").orElse("venv");
  }

  private Path placeOfPrefix() throws IOException {
    if (labelled.value("prefix").isPresent()) {
      return Path.of(labelled.required("prefix").replace("@home@", home.toString()));
    }
    return switch (place()) {
      case "pipx" -> home.resolve(".local/share/pipx/venvs/" + labelled.required("tool"));
      case "uv-tool" -> home.resolve(".local/share/uv/tools/" + labelled.required("tool"));
      case "user" -> home.resolve(".local");
      default -> base.resolve(place());
    };
  }

  private void environment() throws IOException {
    Files.createDirectories(prefix.getParent());
    try (Stream<Path> blank = Files.walk(workshop.blank())) {
      for (Path from : blank.toList()) {
        Path to = prefix.resolve(workshop.blank().relativize(from).toString());
        Files.copy(from, to, LinkOption.NOFOLLOW_LINKS);
      }
    }
    environments.add(prefix);
  }

  private void take(Case.Step step) throws IOException, InterruptedException {
    switch (step.verb()) {
      case "environment" -> {
        prefix = base.resolve(step.arguments().get(0));
        environment();
      }
      case "wheel" -> wheel(step);
      case "write" -> write(place(step, 0), expand(step.body()), step.arguments().contains("755"));
      case "append" ->
          Files.writeString(place(step, 0), expand(step.body()), StandardOpenOption.APPEND);
      case "replace" -> replace(place(step, 0), step.body().split("\n=>\n", 2));
      case "remove" -> Files.delete(place(step, 0));
      case "move" -> Files.move(place(step, 0), place(step, 1));
      case "link" -> link(place(step, 0), place(step, 1));
      case "copy" -> copy(place(step, 0), place(step, 1));
      case "content" -> contents(step);
      case "zipapp" -> zipapp(step);
      default -> throw new IllegalArgumentException(labelled.source() + ": " + step.verb());
    }
  }

  private void wheel(Case.Step step) throws IOException, InterruptedException {
    if (real) {
      return;
    }
    if (place().equals("user")) {
      installer.forTheUser(home, step);
    } else {
      installer.install(prefix, step);
    }
    if (!place().equals("venv") && !place().equals("user")) {
      for (String script : step.all("script")) {
        String command = script.substring(0, script.indexOf('=')).strip();
        link(home.resolve(".local/bin").resolve(command), prefix.resolve("bin").resolve(command));
      }
    }
  }

  private void contents(Case.Step step) throws IOException, InterruptedException {
    for (Case.File file : step.files()) {
      Path path = Path.of(expand(file.path()));
      Files.createDirectories(path.getParent());
      Files.write(path, content.of(file));
      if (file.is("executable")) {
        allowExecution(path);
      }
    }
  }

  private void zipapp(Case.Step step) throws IOException, InterruptedException {
    Path inner = Files.createDirectories(base.resolve("scratch")).resolve("zipapp.zip");
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    for (Case.File file : step.files()) {
      bytes.put(file.path(), content.of(file));
    }
    CaseWheel.zip(inner, bytes, Map.of());
    Path target = place(step, 0);
    write(target, step.body(), true);
    Files.write(target, Files.readAllBytes(inner), StandardOpenOption.APPEND);
  }

  private static void replace(Path file, String[] texts) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(texts[0])) {
      throw new IllegalArgumentException(file + " has no " + texts[0]);
    }
    Files.writeString(file, text.replace(texts[0], texts[1].stripTrailing()));
  }

  private static void write(Path file, String text, boolean executable) throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.writeString(file, text);
    if (executable) {
      allowExecution(file);
    }
  }

  private static void allowExecution(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void link(Path link, Path target) throws IOException {
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }

  private Path place(Case.Step step, int argument) throws IOException {
    return Path.of(expand(step.arguments().get(argument)));
  }

  private String expand(String text) throws IOException {
    String expanded =
        text.replace("@case@", base.toString())
            .replace("@home@", home.toString())
            .replace("@prefix@", prefix.toString())
            .replace("@bin@", prefix.resolve("bin").toString());
    return expanded.contains("@site@") ? expanded.replace("@site@", site().toString()) : expanded;
  }

  private Path site() throws IOException {
    try (Stream<Path> libraries = Files.list(prefix.resolve("lib"))) {
      return libraries
          .filter(folder -> folder.getFileName().toString().startsWith("python"))
          .findFirst()
          .orElseThrow()
          .resolve("site-packages");
    }
  }
}
