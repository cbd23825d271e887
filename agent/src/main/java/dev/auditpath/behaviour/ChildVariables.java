package dev.auditpath.behaviour;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Variables whose setting for a started program changes what it runs or whom it trusts. */
final class ChildVariables {
  private static final String TABLE =
      """
      loads other code into every program: LD_PRELOAD LD_AUDIT LD_LIBRARY_PATH LD_DEBUG_OUTPUT
      loads other code into every program: DYLD_INSERT_LIBRARIES DYLD_LIBRARY_PATH
      loads other code into every program: DYLD_FRAMEWORK_PATH DYLD_FALLBACK_LIBRARY_PATH GCONV_PATH
      loads other code into every program: LD_BIND_NOT GIO_EXTRA_MODULES GTK_MODULES QT_PLUGIN_PATH
      loads other code into Python: PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONBREAKPOINT
      loads other code into Python: PYTHONINSPECT PYTHONUSERBASE PYTHONWARNINGS PYTHONEXECUTABLE
      loads other code into Python: PYTHONPLATLIBDIR PYTHONPYCACHEPREFIX PYTEST_PLUGINS PYTEST_ADDOPTS
      loads other code into Node: NODE_OPTIONS NODE_PATH NODE_REPL_EXTERNAL_MODULE BUN_OPTIONS
      loads other code into another interpreter: PERL5OPT PERL5LIB PERLLIB PERL5DB RUBYOPT RUBYLIB
      loads other code into another interpreter: JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS
      loads other code into another interpreter: CLASSPATH LUA_PATH LUA_CPATH LUA_INIT PHPRC
      loads other code into another interpreter: PHP_INI_SCAN_DIR R_PROFILE R_PROFILE_USER R_ENVIRON
      loads other code into another interpreter: DOTNET_STARTUP_HOOKS CORECLR_PROFILER
      loads other code into another interpreter: COR_PROFILER JULIA_LOAD_PATH ERL_FLAGS GEM_PATH
      loads other code into another interpreter: MAVEN_OPTS GRADLE_OPTS SBT_OPTS JAVA_OPTS
      has a shell run another file: BASH_ENV ENV ZDOTDIR PROMPT_COMMAND PS4 SHELLOPTS BASHOPTS SHELL
      has git run another program: GIT_SSH_COMMAND GIT_SSH GIT_ASKPASS GIT_EDITOR GIT_SEQUENCE_EDITOR
      has git run another program: GIT_EXTERNAL_DIFF GIT_PROXY_COMMAND GIT_EXEC_PATH GIT_TEMPLATE_DIR
      has git run another program: GIT_CONFIG_PARAMETERS GIT_CONFIG_COUNT GIT_CONFIG_GLOBAL
      has git run another program: GIT_CONFIG_SYSTEM GIT_CONFIG GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0
      has git work elsewhere: GIT_DIR GIT_WORK_TREE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
      has git take any certificate: GIT_SSL_NO_VERIFY GIT_SSL_CAINFO GIT_SSL_CAPATH GIT_SSL_CERT
      asks for passwords through another program: SSH_ASKPASS SUDO_ASKPASS SSH_ASKPASS_REQUIRE
      has a tool run another program: RSYNC_RSH CVS_RSH SVN_SSH HGMERGE LESSOPEN LESSCLOSE MANOPT
      has a tool run another program: DOCKER_CLI_PLUGIN_EXTRA_DIRS KUBERNETES_EXEC_INFO CARGO_HOME
      has a tool run another program: RUSTC_WRAPPER RUSTC CARGO_BUILD_RUSTC_WRAPPER RUSTUP_TOOLCHAIN
      has a tool run another program: CMAKE_TOOLCHAIN_FILE MAKEFLAGS TF_CLI_CONFIG_FILE EDITOR VISUAL
      has a tool run another program: NPM_CONFIG_SCRIPT_SHELL NPM_CONFIG_NODE_OPTIONS NPM_CONFIG_PREFIX
      has a tool run another program: GOFLAGS GOROOT GOTOOLCHAIN TAR_OPTIONS PAGER GIT_PAGER MANPAGER
      gives a tool other settings: KUBECONFIG AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE
      gives a tool other settings: DOCKER_CONFIG CLOUDSDK_CONFIG AZURE_CONFIG_DIR CURL_HOME WGETRC
      gives a tool other settings: PIP_CONFIG_FILE NPM_CONFIG_USERCONFIG NPM_CONFIG_GLOBALCONFIG
      gives a tool other settings: GH_CONFIG_DIR TF_CLI_ARGS TF_CLI_ARGS_APPLY TF_CLI_ARGS_INIT CONDARC
      gives a tool other settings: HOME XDG_CONFIG_HOME XDG_DATA_HOME GNUPGHOME CURLOPT_OPTIONS
      fetches packages from elsewhere: PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_TRUSTED_HOST
      fetches packages from elsewhere: PIP_CONSTRAINT PIP_REQUIREMENT PIP_PREFIX PIP_TARGET PIP_PYTHON
      fetches packages from elsewhere: UV_INDEX_URL UV_EXTRA_INDEX_URL UV_DEFAULT_INDEX UV_INDEX
      fetches packages from elsewhere: UV_FIND_LINKS UV_INSECURE_HOST POETRY_REPOSITORIES
      fetches packages from elsewhere: NPM_CONFIG_REGISTRY YARN_REGISTRY YARN_NPM_REGISTRY_SERVER
      fetches packages from elsewhere: BUN_CONFIG_REGISTRY GOPROXY GONOSUMDB GONOSUMCHECK GOSUMDB
      fetches packages from elsewhere: GOINSECURE GONOPROXY GOPRIVATE CARGO_REGISTRY_DEFAULT
      fetches packages from elsewhere: CARGO_REGISTRIES_CRATES_IO_INDEX RUBYGEMS_HOST BUNDLE_MIRROR
      fetches packages from elsewhere: HOMEBREW_BOTTLE_DOMAIN HOMEBREW_API_DOMAIN CONDA_CHANNELS
      talks to another service: AWS_ENDPOINT_URL DOCKER_HOST GITHUB_API_URL GH_HOST VAULT_ADDR
      talks to another service: OPENAI_BASE_URL OPENAI_API_BASE ANTHROPIC_BASE_URL TF_REGISTRY
      talks to another service: KUBERNETES_SERVICE_HOST KUBERNETES_MASTER CONSUL_HTTP_ADDR
      talks to another service: SSH_AUTH_SOCK HOSTALIASES RES_OPTIONS LOCALDOMAIN
      takes other certificates for good: SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE
      takes other certificates for good: NODE_EXTRA_CA_CERTS NODE_TLS_REJECT_UNAUTHORIZED AWS_CA_BUNDLE
      takes other certificates for good: PIP_CERT PIP_NO_VERIFY NPM_CONFIG_CAFILE NPM_CONFIG_CA
      takes other certificates for good: NPM_CONFIG_STRICT_SSL PYTHONHTTPSVERIFY CARGO_HTTP_CAINFO
      takes other certificates for good: CARGO_HTTP_CHECK_REVOKE DOCKER_TLS_VERIFY DOCKER_CERT_PATH
      takes other certificates for good: DENO_CERT DENO_TLS_CA_STORE VAULT_SKIP_VERIFY VAULT_CACERT
      writes the keys of connections to a file: SSLKEYLOGFILE
      """;

  private static final Map<String, String> MEANINGS = meanings();

  private static final List<String> PREFIXES =
      List.of(
          "GIT_CONFIG_KEY_",
          "GIT_CONFIG_VALUE_",
          "TF_CLI_ARGS_",
          "AWS_ENDPOINT_URL_",
          "BASH_FUNC_",
          "UV_INDEX_",
          "POETRY_REPOSITORIES_");

  private static final Set<String> SYSTEM_DIRECTORIES =
      Set.of(
          "/bin",
          "/sbin",
          "/usr/bin",
          "/usr/sbin",
          "/usr/local/bin",
          "/usr/local/sbin",
          "/opt/homebrew/bin",
          "/opt/homebrew/sbin",
          "/usr/games",
          "/usr/local/games",
          "/snap/bin",
          "/opt/local/bin");

  /** Options of a runtime that say how much memory it may take, and how text is written. */
  private static final Pattern SIZES =
      Pattern.compile(
          "(?:(?:^|\\s+)(?:-X(?:m[snx]|ss)\\d+[kKmMgG]?|-XX:\\w*(?:Size|Percentage)=[\\d.]+[kKmMgG]?"
              + "|-XX:[+-]Use\\w+GC|--max-(?:old|semi)-space-size=\\d+"
              + "|-D(?:file\\.encoding|java\\.awt\\.headless|user\\.(?:language|country|timezone))"
              + "=[\\w/+-]*))+\\s*");

  private ChildVariables() {}

  /**
   * Returns what setting a variable for a started program is; empty when it is nothing, as with a
   * tool's own variables.
   *
   * @param value what could be told of it; empty when it is removed or made empty
   */
  static Optional<Effect> of(String key, String value) {
    String name = key.strip().toUpperCase(Locale.ROOT);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    boolean options = name.endsWith("OPTIONS") || name.endsWith("OPTS");
    if (options && SIZES.matcher(value).matches()) {
      return Optional.empty();
    }
    if (name.equals("PATH")) {
      return path(value);
    }
    String what = MEANINGS.get(name);
    if (what == null && name.endsWith("_PROXY") && !name.equals("NO_PROXY")) {
      what = "sends what a program says to the network through another machine";
    } else if (what == null && PREFIXES.stream().anyMatch(name::startsWith)) {
      what = "gives a tool other settings";
    }
    boolean pager = name.endsWith("PAGER") && PAGERS.contains(value);
    boolean harmlessEditor =
        (name.equals("EDITOR") || name.equals("VISUAL")) && !value.contains("/");
    return what == null || pager || harmlessEditor
        ? Optional.empty()
        : Optional.of(new Effect(Effect.ENVIRONMENT, what + " (" + name + ")"));
  }

  private static final Set<String> PAGERS = Set.of("cat", "less", "more", "less -FRX", "less -R");

  /** Elements that are taken away do nothing; one that is named and is no system directory does. */
  private static Optional<Effect> path(String value) {
    for (String element : value.split(":", -1)) {
      String directory = element.strip();
      boolean named =
          directory.startsWith("/") || directory.startsWith("~") || directory.equals(".");
      if (named && !SYSTEM_DIRECTORIES.contains(directory)) {
        return Optional.of(
            new Effect(Effect.ENVIRONMENT, "has programs found in another directory first (PATH)"));
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> meanings() {
    Map<String, String> meanings = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      int colon = line.indexOf(": ");
      for (String name : line.substring(colon + 2).split(" ", -1)) {
        meanings.put(name, line.substring(0, colon));
      }
    }
    return meanings;
  }
}
