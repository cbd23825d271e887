package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpmSourceTest {
  private static final String HEADER =
      """
      #ifndef SRC_NODE_VERSION_H_
      #define NODE_MAJOR_VERSION 20
      #define NODE_MINOR_VERSION 11
      #define NODE_PATCH_VERSION 1
      """;

  @TempDir Path directory;
  private final NpmSource npm = new NpmSource();
  private Workshop machine;

  @BeforeEach
  void build() throws IOException {
    machine = Workshop.in(directory);
  }

  @Test
  void linkIntoAGlobalPackage_isThePackages() throws IOException {
    packageJson("p/lib/node_modules/cowsay", "cowsay", "{\"cowsay\":\"./cli.js\"}");
    machine.write("p/lib/node_modules/cowsay/cli.js", "#!/usr/bin/env node\n");
    Path link = machine.link("p/bin/cowsay", "../lib/node_modules/cowsay/cli.js");

    assertThat(machine.claimed(npm, link)).contains("npm cowsay 1.6.0 OPEN");
  }

  @Test
  void scopedPackageWithASingleBin_isThePackages() throws IOException {
    packageJson("p/lib/node_modules/@angular/cli", "@angular/cli", "\"bin/ng.js\"");
    machine.write("p/lib/node_modules/@angular/cli/bin/ng.js", "#!/usr/bin/env node\n");
    Path link = machine.link("p/bin/ng", "../lib/node_modules/@angular/cli/bin/ng.js");

    assertThat(machine.claimed(npm, link)).contains("npm @angular/cli 1.6.0 OPEN");
  }

  @Test
  void packageLinkedFromItsSource_isThePackages() throws IOException {
    packageJson("src/mine", "mine", "{\"mine\":\"cli.js\"}");
    machine.write("src/mine/cli.js", "#!/usr/bin/env node\n");
    machine.link("p/lib/node_modules/mine", "../../../src/mine");
    Path link = machine.link("p/bin/mine", "../lib/node_modules/mine/cli.js");

    assertThat(machine.claimed(npm, link)).contains("npm mine 1.6.0 OPEN");
  }

  @Test
  void nestedDependency_isItsOwnPackages() throws IOException {
    packageJson("p/lib/node_modules/outer", "outer", "{\"inner\":\"x.js\"}");
    packageJson("p/lib/node_modules/outer/node_modules/inner", "inner", "\"cli.js\"");
    machine.write("p/lib/node_modules/outer/node_modules/inner/cli.js", "");
    Path link = machine.link("p/bin/i", "../lib/node_modules/outer/node_modules/inner/cli.js");

    assertThat(machine.claimed(npm, link)).contains("npm inner 1.6.0 OPEN");
  }

  @Test
  void binDirectory_isThePackages() throws IOException {
    machine.write(
        "p/lib/node_modules/d/package.json",
        "{\"name\":\"d\",\"version\":\"1\",\"directories\":{\"bin\":\"./tools\"}}");
    machine.write("p/lib/node_modules/d/tools/run", "");
    Path link = machine.link("p/bin/run", "../lib/node_modules/d/tools/run");

    assertThat(machine.claimed(npm, link)).contains("npm d 1 OPEN");
  }

  @Test
  void fileThatThePackageDoesNotDeclare_isNotClaimed() throws IOException {
    packageJson("p/lib/node_modules/cowsay", "cowsay", "{\"cowsay\":\"cli.js\"}");
    machine.write("p/lib/node_modules/cowsay/payload.js", "");
    Path link = machine.link("p/bin/git", "../lib/node_modules/cowsay/payload.js");

    assertThat(machine.claimed(npm, link)).isEmpty();
  }

  @Test
  void brokenPackageJson_isNotClaimed() throws IOException {
    machine.write("p/lib/node_modules/x/package.json", "{\"name\":\"x\",\"bin\":{\"x\":[");
    machine.write("p/lib/node_modules/x/cli.js", "");
    Path link = machine.link("p/bin/x", "../lib/node_modules/x/cli.js");

    assertThat(machine.claimed(npm, link)).isEmpty();
  }

  @Test
  void nodeOfNvm_isTheDistribution() throws IOException {
    Path node = machine.binary("home/.nvm/versions/node/v20.11.1/bin/node");
    machine.write("home/.nvm/versions/node/v20.11.1/include/node/node_version.h", HEADER);

    assertThat(machine.claimed(npm, node)).contains("node node 20.11.1 CURATED");
  }

  @Test
  void nodeScript_isNotTheDistribution() throws IOException {
    Path node = machine.write("p/bin/node", "#!/bin/sh\n");
    machine.write("p/include/node/node_version.h", HEADER);

    assertThat(machine.claimed(npm, node)).isEmpty();
  }

  @Test
  void nodeThatNodeenvUnpackedIntoAPythonEnvironment_isTheDistribution() throws IOException {
    Path node = machine.binary("venv/bin/node");
    machine.write("venv/include/node/node_version.h", HEADER);
    machine.write("venv/pyvenv.cfg", "home = /usr/bin\n");

    assertThat(machine.claimed(npm, node)).contains("node node 20.11.1 CURATED");
  }

  private void packageJson(String place, String name, String bin) throws IOException {
    machine.write(
        place + "/package.json",
        "{\"name\":\"%s\",\"files\":[{\"bin\":1}],\"bin\":%s,\"version\":\"1.6.0\"}"
            .formatted(name, bin));
  }
}
