package dev.auditpath.behaviour;

/**
 * Where tools keep what lets others in; the form of the rows is that of {@link SensitivePlaces}.
 */
final class CredentialPlaces {
  static final String TABLE =
      """
      write | keys that may log in over SSH
        .ssh/authorized_keys .ssh/authorized_keys2 authorized_keys
      both | SSH keys and configuration
        .ssh .ssh/config .ssh/config.d/** .ssh/rc .ssh/environment
      read | SSH keys
        .ssh/** id_rsa id_dsa id_ecdsa id_ed25519 id_ecdsa_sk id_ed25519_sk
      read | AWS credentials
        .aws .aws/** .boto .s3cfg .passwd-s3fs
      read | Kubernetes credentials
        .kube .kube/** kubeconfig kubeconfig.yaml /etc/kubernetes/admin.conf
        /etc/rancher/k3s/k3s.yaml
      read | a Kubernetes service account's token
        secrets/kubernetes.io/serviceaccount/** serviceaccount/token
      read | Docker registry credentials
        .docker .docker/config.json .docker/** .dockercfg containers/auth.json
      read | Helm registry credentials
        helm/registry/config.json helm/repositories.yaml
      read | passwords of machines
        .netrc _netrc .authinfo .authinfo.gpg .pgpass .my.cnf .mylogin.cnf .mongorc.js
        .cifscredentials .smbcredentials
      read | git credentials
        .git-credentials git/credentials .config/git/credentials git-credential-manager/**
        .gcm/**
      read | GitHub or GitLab credentials
        gh/hosts.yml gh/hosts.yaml .config/gh/** glab-cli/config.yml .config/hub
        github-copilot/hosts.json github-copilot/apps.json .config/github-copilot/**
      both | npm configuration and tokens
        .npmrc etc/npmrc .yarnrc .yarnrc.yml .pnpmrc pnpm/rc .bunfig.toml bunfig.toml
      read | PyPI credentials
        .pypirc pypoetry/auth.toml .config/pypoetry/** uv/credentials/** python_keyring/**
      both | pip configuration
        pip.conf .pip/** pip/pip.ini pip/pip.conf uv/uv.toml .pydistutils.cfg
      both | Maven settings
        .m2/settings.xml .m2/settings-security.xml .m2/settings.xml.bak
      both | Gradle settings
        .gradle/gradle.properties .gradle/init.gradle .gradle/init.gradle.kts
        .gradle/init.d/**
      read | Cargo credentials
        .cargo/credentials .cargo/credentials.toml
      write | Cargo configuration
        .cargo/config .cargo/config.toml
      read | RubyGems credentials
        .gem/credentials .gem/** .bundle/config .config/gem/**
      read | NuGet credentials
        nuget.config .nuget/nuget/** nuget/nuget.config
      read | Composer credentials
        composer/auth.json .composer/auth.json
      read | Hex, CPAN or Julia credentials
        .hex/hex.config .pause .julia/servers/**
      read | Google Cloud credentials
        .config/gcloud .config/gcloud/** gcloud/credentials.db gcloud/access_tokens.db
        gcloud/legacy_credentials/** gcloud/configurations/**
        application_default_credentials.json .gsutil/** .config/firebase/**
        configstore/firebase-tools.json service-account.json service_account.json
        serviceaccountkey.json
      read | Azure credentials
        .azure .azure/** .azure-devops/** msal_token_cache.json msal_token_cache.bin
        accesstokens.json
      read | Oracle Cloud credentials
        .oci .oci/**
      read | cloud provider credentials
        .config/doctl/** doctl/config.yaml .linode-cli .config/linode-cli .bluemix/**
        .aliyun/config.json .tccli/** .hcloud/cli.toml hcloud/cli.toml scw/config.yaml
        .ovh.conf .vultr-cli.yaml .openstack/clouds.yaml openstack/clouds.yaml
        openstack/secure.yaml .fly/config.yml .render/cli.yaml .railway/config.json
        .netlify/config.json netlify/config.json .vercel/auth.json com.vercel.cli/auth.json
        .wrangler/config/default.toml .config/.wrangler/** .cf/config.json
        heroku/credentials
      read | Terraform or OpenTofu credentials
        .terraform.d .terraform.d/credentials.tfrc.json .terraform.d/** .terraformrc
        terraform.tfstate terraform.rc .tofurc
      read | Vault token
        .vault-token .vault-tokens vault/token
      read | Pulumi credentials
        .pulumi .pulumi/credentials.json .pulumi/**
      read | Databricks or Snowflake credentials
        .databrickscfg .databricks/** .snowflake/** .snowsql/config .dbt/profiles.yml
      read | AI service credentials
        .huggingface/token huggingface/token huggingface/stored_tokens .openai/**
        .config/openai/** .anthropic/** .replicate/** .kaggle/kaggle.json kaggle.json
        .wandb/** .netrc.wandb
      read | Sentry, Stripe, ngrok or other service credentials
        .sentryclirc stripe/config.toml .config/stripe/** ngrok.yml .ngrok2/**
        ngrok/ngrok.yml .cloudflared/** .tailscale/** .config/rclone/rclone.conf
        rclone/rclone.conf rclone.conf .mc/config.json .jira.d/** .config/circleci/**
        .circleci/cli.yml .travis/config.yml .config/snyk/** configstore/snyk.json
        .twilio-cli/**
      read | GnuPG keys
        .gnupg .gnupg/** secring.gpg private-keys-v1.d/**
      read | age or sops keys
        sops/age/keys.txt age/keys.txt
      read | the system's passwords
        /etc/shadow /etc/shadow- /etc/gshadow /etc/master.passwd /etc/security/opasswd
        config/sam system32/config/sam system32/config/system
      both | sudo's rules
        /etc/sudoers /etc/sudoers.d/**
      read | another process's variables or memory
        /proc/*/environ /proc/*/mem /proc/*/maps
      read | passwords kept by a browser
        .config/google-chrome/** .config/google-chrome-beta/** .config/chromium/**
        snap/chromium/common/** application\u00a0support/google/chrome/**
        application\u00a0support/chromium/** google/chrome/user\u00a0data/**
        chromium/user\u00a0data/** bravesoftware/brave-browser/**
        application\u00a0support/microsoft\u00a0edge/** .config/microsoft-edge/**
        microsoft/edge/user\u00a0data/** opera\u00a0software/** com.operasoftware.opera/**
        vivaldi/** .mozilla .mozilla/** mozilla/firefox/** firefox/profiles/** .librewolf/**
        .waterfox/** .thunderbird/** thunderbird/profiles/** yandexbrowser/**
        application\u00a0support/arc/user\u00a0data/** cookies.sqlite cookies.binarycookies
        logins.json key4.db key3.db signons.sqlite login\u00a0data web\u00a0data
        local\u00a0state network/cookies default/cookies user\u00a0data/default/**
        local\u00a0extension\u00a0settings/**
      read | a key chain
        keychains/** login.keychain login.keychain-db .local/share/keyrings/** login.keyring
        kwalletd/** kdewallet.kwl microsoft/credentials/** microsoft/vault/**
        microsoft/protect/**
      read | a password manager's store
        .password-store .password-store/** 1password/** .config/op/** .op/** bitwarden/**
        bitwarden\u00a0cli/** lastpass/** dashlane/** keepassxc/** keepass/** *.kdbx *.kdb
        .enpass/** .lpass/** *.psafe3 *.agilekeychain *.1pif
      read | a wallet
        wallet.dat wallets/** .bitcoin .bitcoin/** .ethereum/keystore/** .ethereum/**
        .config/solana/** solana/id.json .electrum/** electrum/wallets/** exodus/**
        exodus.wallet/** .exodus/** atomic/local\u00a0storage/** .monero/** .litecoin/**
        .zcash/** .dogecoin/** .near-credentials/** .sui/** .aptos/** .brownie/accounts/**
        .foundry/keystores/** ledger\u00a0live/** metamask/**
        nkbihfbeogaeaoehlefnkodbefgpgknn/** bfnaelmomeimhlpmgjnjophhpkkoljpa/**
        hnfanknocfeofbddgcijnmhnfnkdnaad/** *.wallet keystore/utc--*
      read | what was typed in a shell or client
        .bash_history .zsh_history .zhistory .histfile .sh_history .history .ksh_history
        fish_history fish/fish_history .python_history .node_repl_history .psql_history
        .mysql_history .sqlite_history .rediscli_history .lesshst .viminfo .irb_history
        consolehost_history.txt psreadline/** .local/share/fish/** xonsh/xonsh-history*
      read | saved sessions or messages
        discord/local\u00a0storage/** discordcanary/** discordptb/**
        slack/local\u00a0storage/** slack/cookies telegram\u00a0desktop/** tdata/**
        .config/signal/** whatsapp/** teams/cookies steam/config/**
        .minecraft/launcher_profiles.json filezilla/** .filezilla/** winscp.ini .putty/**
        .remmina/** .local/share/remmina/** .purple/accounts.xml .irssi/config .weechat/**
        .mbsyncrc .msmtprc .muttrc .mutt/** .offlineimaprc
      both | an AI tool's settings and talks
        .claude.json .claude .claude/** .claude-code/** .cursor .cursor/** .codex .codex/**
        .gemini .gemini/** .aider* .continue/** .codeium/** .windsurf/** .copilot/**
        .config/opencode/** .opencode/** .amazonq/** .aws/amazonq/** .roo/** .cline/**
        .goose/** .config/goose/** .kiro/** claude_desktop_config.json
        claude/claude_desktop_config.json mcp.json mcp_config.json .mcp.json
        cline_mcp_settings.json cursor/user/** zed/settings.json .config/zed/**
      """;

  /** Looked at last, since other rows say more. */
  static final String BROAD =
      """
      read | a file of variables, often secret
        .env .env.local .env.production .env.development .env.staging .env.test .envrc.local
      read | a private key
        *.pem *.key *.p12 *.pfx *.jks *.keystore *.ppk *.p8 *.ovpn
      read | a credentials file
        .credentials credentials.json .secrets secrets.yml secrets.yaml secrets.toml
        secrets.json .htpasswd
      """;

  private CredentialPlaces() {}
}
