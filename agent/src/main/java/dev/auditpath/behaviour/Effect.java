package dev.auditpath.behaviour;

/**
 * What a place, an address, a program or an argument amounts to.
 *
 * @param kind one of the kinds of evidence, see the constants here
 * @param what in a person's words and without the text itself, for example "AWS credentials"
 */
record Effect(String kind, String what) {
  static final String CREDENTIALS = "credentials";
  static final String ENVIRONMENT = "environment";
  static final String FILE_WRITE = "file-write";
  static final String HANDS_OVER = "hands-over";
  static final String NETWORK = "network";
  static final String PERSISTENCE = "persistence";
  static final String PROCESS = "process";
  static final String DYNAMIC_CODE = "dynamic-code";
}
