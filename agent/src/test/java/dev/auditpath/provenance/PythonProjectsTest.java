package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonProjectsTest {

  @ParameterizedTest
  @CsvSource({
    "/usr/lib/python3/dist-packages/awscli-2.9.19.dist-info, awscli",
    "/usr/lib/python3/dist-packages/awscli-2.9.19.dist-info/RECORD, awscli",
    "/usr/lib/python3/dist-packages/python_dateutil-2.8.2.egg-info/PKG-INFO, python-dateutil",
    "usr/lib/python3.12/site-packages/ruamel.yaml-0.18.dist-info/, ruamel-yaml",
    "/usr/lib/python3/dist-packages/backports-abc-0.5-py3.11.egg-info, backports-abc",
    "/usr/lib/python3/dist-packages/tool.egg-info/requires.txt, tool",
  })
  void metadata_namesItsProject(String path, String project) {
    PythonProjects projects = new PythonProjects();

    projects.addFrom(path);

    assertThat(projects.names()).isEqualTo(Set.of(project));
  }

  @ParameterizedTest
  @CsvSource({
    "/usr/bin/dist-info",
    "/usr/share/doc/x.dist-information",
    "/usr/lib/x/.dist-info",
    "/usr/lib/python3/dist-packages/pip/_vendor/rich-13.0.dist-info/RECORD",
    "''",
  })
  void otherPaths_nameNone(String path) {
    PythonProjects projects = new PythonProjects();

    projects.addFrom(path);

    assertThat(projects.names()).isEmpty();
  }
}
