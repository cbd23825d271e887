package dev.auditpath.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.auditpath.host.Host;
import dev.auditpath.model.Platform;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedSchemaTest {
  private static final Host HOST =
      new Host(
          Platform.LINUX,
          Path.of("/"),
          Path.of("/h"),
          Path.of("/"),
          1,
          Map.of(),
          Clock.systemUTC());
  private static final String REPORT =
      """
      {"schema":"audit-path/report/1","tool":{"name":"audit-path","version":"1"},
       "started":"2026-01-01T00:00:00Z","durationMs":123,"complete":true,
       "problems":[{"kind":"permission-denied","path":"/x","message":"permission denied"}],
       "searchPaths":[{"id":"terminal","source":"/etc/profile","entries":[
         {"written":"","directory":"/home/ann","status":"empty","role":"user","note":"is empty",
          "writableBy":[{"directory":"/home","who":"everyone"}]}]}],
       "environments":[{"kind":"uv-tool","prefix":"/e","binDirectory":"/e/bin","python":""}],
       "counts":{"directories":0,"executables":0,"commands":0,"distributions":0,"environments":0,
         "consoleScripts":0},
       "findings":[{"rule":"shadows-system-command","severity":"high","command":"curl",
         "path":"/e/bin/curl","searchPath":"activated","active":false,"environment":"/e",
         "alsoIn":["/f/bin/curl"],
         "provider":{"kind":"pip","name":"n","version":"1","installer":"uv","origin":"index"},
         "shadowed":[{"path":"/usr/bin/curl",
           "provider":{"kind":"dpkg","name":"curl","version":"8"}}],
         "message":"m","evidence":[{"kind":"hands-over","path":"/e/m.py","line":7,"detail":"d",
           "excerpt":"x","chain":["a:b"]}],
         "remediation":["r"],"fingerprint":"f"},
        {"rule":"relative-path-entry","severity":"high","command":null,
         "path":"/x","searchPath":"caller","active":true,"environment":null,"alsoIn":[],
         "provider":{"kind":"unattributed","name":"","version":""},"shadowed":[],
         "message":"m","evidence":[],"remediation":[],"fingerprint":"g"}],
       "summary":{"critical":0,"high":2,"medium":0,"low":0,"info":0}}
      """;
  private static final String WHICH =
      """
      {"schema":"audit-path/which/1","name":"curl","searchPaths":[{"id":"terminal","candidates":[
        {"path":"/a/curl","realPath":"/b/curl","provider":{"kind":"npm","name":"x","version":""},
         "wins":true,"shadowed":false,"status":"runs","note":"n",
         "hops":[{"how":"link","to":"/b/curl"}]}]}]}
      """;

  @ParameterizedTest
  @CsvSource({"known-tools.schema.json,known-tools.json", "config.schema.json,defaults.json"})
  void shippedFile_keepsItsSchema(String schema, String file) throws Exception {
    assertThat(violations(schema, text(file))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "known-tools.schema.json",
        "config.schema.json",
        "report.schema.json",
        "which.schema.json",
        "status.schema.json",
        "history.schema.json"
      })
  void schema_isItselfValid(String schema) throws Exception {
    JsonSchema meta =
        factory().getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(meta.validate(text(schema), InputFormat.JSON)).isEmpty();
  }

  @Test
  void goodReport_isValid() {
    assertThat(violations("report.schema.json", REPORT)).isEmpty();
    assertThat(violations("which.schema.json", WHICH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"complete\":true,|",
        "\"complete\":true|\"complete\":true,\"more\":1",
        "\"written\":\"\",|",
        "\"status\":\"empty\"|\"status\":\"odd\"",
        ",\"origin\":\"index\"|",
        "\"kind\":\"dpkg\",|\"kind\":\"dpkg\",\"installer\":\"apt\",",
        "\"severity\":\"high\",\"command\":null|\"severity\":\"bad\",\"command\":null",
        "\"command\":null,|",
        "\"kind\":\"hands-over\"|\"kind\":\"other\"",
        "\"line\":7|\"line\":-1",
        "\"high\":2,|",
        "00:00:00Z|00:00:00+01:00"
      })
  void spoiltReport_isInvalid(String part, String replacement) {
    assertThat(REPORT).contains(part);

    String spoilt = REPORT.replace(part, replacement == null ? "" : replacement);

    assertThat(violations("report.schema.json", spoilt)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"runs\"|\"walks\"", "\"wins\":true,|", "\"how\":\"link\",|", "/b/curl|b/curl"})
  void spoiltWhich_isInvalid(String part, String replacement) {
    String spoilt = WHICH.replace(part, replacement == null ? "" : replacement);

    assertThat(spoilt).isNotEqualTo(WHICH);
    assertThat(violations("which.schema.json", spoilt)).isNotEmpty();
  }

  /** The reader must not take what the schema forbids. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"failOn\":\"never\"",
        "\"minSeverity\":3",
        "\"roots\":[\"a\"]",
        "\"roots\":[\"~x\"]",
        "\"roots\":\"/a\"",
        "\"search\":[]",
        "\"search\":{\"home\":1}",
        "\"search\":{\"depth\":0}",
        "\"search\":{\"depth\":1001}",
        "\"search\":{\"entries\":99999999999999}",
        "\"search\":{\"seconds\":\"20\"}",
        "\"search\":{\"skip\":[\"\"]}",
        "\"search\":{\"skip\":[\"a/b/c\"]}",
        "\"search\":{\"skip\":[\"a/\"]}",
        "\"search\":{\"wide\":1}",
        "\"environments\":[null]",
        "\"knownTools\":[{}]",
        "\"knownTools\":[{\"name\":\"a/b\"}]",
        "\"knownTools\":[{\"name\":\"a\",\"group\":\"\"}]",
        "\"knownTools\":[{\"name\":\"a\",\"group\":\"x--y\"}]",
        "\"knownTools\":[{\"name\":\"a\",\"group\":\"x-\"}]",
        "\"knownTools\":[{\"name\":\"a\",\"weight\":\"low\"}]",
        "\"knownTools\":[{\"name\":\"a\",\"reserved\":1}]",
        "\"knownTools\":[{\"name\":\"a\",\"publishers\":{\"pip\":[]}}]",
        "\"knownTools\":[{\"name\":\"a\",\"publishers\":{\"npm\":[\"a b\"]}}]",
        "\"knownTools\":[{\"name\":\"a\",\"publishers\":{\"npm\":[\"\"]}}]",
        "\"more\":1"
      })
  void readerAndSchema_refuseTheSame(String member) {
    String json = "{\"schema\":\"audit-path/config/1\"," + member + "}";

    assertThat(violations("config.schema.json", json)).isNotEmpty();
    assertThatThrownBy(() -> ConfigReader.read(HOST, json.getBytes(UTF_8), "c.json"))
        .isInstanceOf(SettingsException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"failOn\":\"info\"",
        "\"roots\":[\"/a\",\"~\",\"~/b\",\"/\"]",
        "\"search\":{}",
        "\"search\":{\"home\":false,\"depth\":1,\"entries\":1000000000,\"seconds\":3600}",
        "\"search\":{\"skip\":[\"a\",\"a/b\",\"/a/b/c\",\"~/a/b/c\"]}",
        "\"environments\":[]",
        "\"knownTools\":[{\"name\":\"a b\",\"group\":\"x-1\",\"publishers\":{}}]",
        "\"knownTools\":[{\"name\":\"[\",\"publishers\":{\"pypi\":[\"A__b\"],\"go\":[]}}]"
      })
  void readerAndSchema_takeTheSame(String member) throws Exception {
    String json = "{\"schema\":\"audit-path/config/1\"," + member + "}";

    assertThat(violations("config.schema.json", json)).isEmpty();
    assertThat(ConfigReader.read(HOST, json.getBytes(UTF_8), "c.json")).isNotNull();
  }

  private static Set<ValidationMessage> violations(String schema, String json) {
    return factory()
        .getSchema(SchemaLocation.of("classpath:dev/auditpath/config/" + schema))
        .validate(json, InputFormat.JSON);
  }

  private static JsonSchemaFactory factory() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  }

  private static String text(String name) throws Exception {
    try (InputStream in = SettingsFile.shipped(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
