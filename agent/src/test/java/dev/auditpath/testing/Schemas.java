package dev.auditpath.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;

/** The JSON Schemas that the project ships, as judges of what it prints. */
public final class Schemas {
  private static final String PLACE = "classpath:dev/auditpath/config/";

  private Schemas() {}

  /** Parses a document strictly and checks it against one of the schemas in {@code config/}. */
  public static JsonNode valid(String json, String schema) throws JsonProcessingException {
    JsonNode document = new ObjectMapper().readTree(json);
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(PLACE + schema))
                .validate(document))
        .isEmpty();
    return document;
  }
}
