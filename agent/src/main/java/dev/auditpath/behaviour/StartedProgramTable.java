package dev.auditpath.behaviour;

/** The rows of {@link StartedPrograms}; the first that fits counts. */
final class StartedProgramTable {
  static final String TEXT =
      """
      network | sends or fetches over the network
        curl !--version !--help, wget !--version !--help, wget2, aria2c, axel, lynx, w3m, links
        elinks, http, https, xh, httpie, curlie, fetch, lwp-request, lwp-download, GET, POST, hurl
        grpcurl, websocat, wscat, mosquitto_pub, youtube-dl, yt-dlp, rclone, s3cmd, s5cmd, gsutil
        mc, croc, wormhole, magic-wormhole, transfer, ffsend, pastebinit, gist, nc, ncat, netcat
        nc.openbsd, nc.traditional, socat, telnet, ssh, scp, sftp, ftp, lftp, ncftp, tftp, rsh, rcp
        rlogin, mosh, sshpass, autossh, sshuttle, rsync *:*, rsync rsync://*, openssl s_client *
        openssl s_client, busybox wget *, busybox nc *, smbclient, ldapsearch, mail, mailx
        sendmail, mutt, msmtp, swaks, irssi, cryptcat, chisel, ngrok, cloudflared, bore
        localtunnel, lt, frpc, pagekite, tor, torsocks, iodine, dnscat, dnscat2, ptunnel, nping
        hping3, nmap, masscan
      network | looks a name up, which can carry text away
        dig, nslookup, host, drill, delv, resolvectl query, systemd-resolve, getent hosts
        getent ahosts, kdig, dog, doggo, resolve-dnsname
      network | sends or fetches over the network
        powershell *iwr*, powershell *invoke-webrequest*, powershell *Invoke-WebRequest*
        powershell *Invoke-RestMethod*, powershell *DownloadString*, powershell *DownloadFile*
        powershell *WebClient*, powershell *irm*, pwsh *Invoke-WebRequest*
        pwsh *Invoke-RestMethod*, pwsh *DownloadString*, pwsh *WebClient*, pwsh *iwr*, pwsh *irm*
        certutil *urlcache*, bitsadmin *transfer*, start-bitstransfer, invoke-webrequest
        invoke-restmethod, iwr, irm, mshta http*, regsvr32 *http*, msiexec *http*, ssh-keyscan
        ping -p *
      network | serves over the network
        python3 -m http.server, python -m http.server, python -m SimpleHTTPServer, php -S *
        ruby -run -e httpd
      network | uploads or fetches through a service's tool
        aws s3 cp, aws s3 sync, aws s3 mv, aws s3api put-object, gh gist create, gh api *
        az storage blob upload, gcloud storage cp, docker push *, docker pull *, git push *
        git clone *, git fetch *, git remote add, kubectl apply, kubectl create, kubectl cp
      persistence | schedules a job
        crontab !-l, at, batch, anacron, schtasks /create, schtasks /Create, schtasks *reate
        register-scheduledtask, systemd-run --on-*, fcrontab
      persistence | sets up a service
        systemctl enable *, systemctl start *, systemctl restart *, systemctl daemon-reload
        systemctl link *, loginctl enable-linger, launchctl load, launchctl bootstrap
        launchctl submit, launchctl enable, launchctl start, launchctl setenv, update-rc.d
        chkconfig, rc-update add, sc create, sc.exe create, new-service, nssm install
        brew services start, pm2 startup, osascript *login\u00a0item*, defaults write *, reg add
        reg ADD, setx, new-itemproperty, set-itemproperty, netsh, wmic *
        update-alternatives --install, update-alternatives --set, dpkg-divert --add
        alternatives --install, chsh, usermod, useradd, adduser, passwd, visudo, kmod, insmod
        modprobe, dscl
      persistence | changes git's settings
        git config --global !--get !--get-all !--get-regexp !--list !-l !--get-urlmatch
        git config --system !--get !--get-all !--list !-l, git config core.hookspath *
        git config core.hooksPath *, git config core.sshcommand *, git config core.sshCommand *
        git config alias.* *, git config credential.helper *, git config init.templatedir *
        git config init.templateDir *, git config url.*, git config include.path
        git config core.fsmonitor *, git config core.editor *, git config core.pager *
        git config --add *, git config set --global, git config filter.*
      persistence | changes a package manager's settings
        pip config set, pip3 config set, pip config edit, npm config set, npm set *
        pnpm config set, yarn config set, poetry config *, uv config set, conda config --add
        conda config --set, conda config --append, conda config --prepend, mamba config --add
        bundle config set, gem sources --add, gem sources -a, cargo login, go env -w
        dotnet nuget add, nuget sources add, brew tap *, helm repo add, composer config
        twine register, docker login, docker context use, docker context create
        kubectl config set-context, kubectl config set-cluster, kubectl config set-credentials
        kubectl config use-context, aws configure set, gcloud config set, az config set
        gh config set, gh alias set, code --install-extension, cursor --install-extension
        claude mcp add, codex mcp add, gemini mcp add, claude config set
      persistence | lets a key in over SSH
        ssh-copy-id, ssh-add *
      process | installs software
        pip install *, pip3 install *, pip install, pipx install *, pipx run *, pipx inject *
        uv pip install, uv tool install, uv add *, uvx *, uv run --with *, easy_install *
        poetry add *, conda install *, mamba install *, npm install -g, npm i -g
        npm install --global, npm i --global, npm install *, npm i *, npm exec *, npx *, pnpm add *
        pnpm dlx *, yarn add *, yarn global add, bun add *, bunx *, gem install *, cargo install *
        go install *, go run *@*, brew install *, apt install *, apt-get install *, apt-get update
        dnf install *, yum install *, pacman -S*, zypper install *, apk add *, snap install *
        flatpak install *, dpkg -i *, rpm -i* !-q*, rpm -U*, nix-env -i*, nix profile install
        choco install *, winget install *, scoop install *, install-module, python -m pip install
        python3 -m pip install, python -m ensurepip, python3 -m ensurepip
        code --install-extension *, docker run *, podman run *, msiexec *, installer -pkg *
        asdf install *, mise install *, rustup install *, dotnet tool install, composer require *
        luarocks install *, cpan *, cpanm *
      credentials | asks a store of passwords
        security find-generic-password, security find-internet-password, security dump-keychain
        security export, security unlock-keychain, secret-tool lookup, secret-tool search
        git credential fill, git-credential-*, git credential-*, kwallet-query, pass show, pass *
        gopass *, op read, op item get, op get *, bw get *, bw list *, lpass show, keepassxc-cli *
        vault read, vault kv get, vault print token, keyring get, cmdkey /list, vaultcmd *
        gpg --export-secret-keys, gpg --export-secret-key, gpg -d *, gpg --decrypt *, ssh-add -L
        docker-credential-*, chamber *, sops -d *, sops --decrypt *, age -d *, getent shadow
        mimikatz, lsadump, dscl *, ksh-dump, aws configure export-credentials, aws configure get
        aws sts get-session-token, aws secretsmanager get-secret-value, aws ssm get-parameter
        gcloud auth print-access-token, gcloud auth print-identity-token
        gcloud auth application-default print-access-token, az account get-access-token
        gh auth token, gh auth status -t, kubectl config view --raw, kubectl get secret
        kubectl get secrets, kubectl create token, heroku auth:token, npm token list
        npm config get *_authToken*, docker-credential-desktop, doctl auth list, terraform output
        fly auth token, huggingface-cli whoami
      environment | lists all variables
        printenv !*, env !*, set !*, export !*, export -p, declare -x, declare -p, typeset -x
        compgen -e, compgen -v, env -0, printenv -0
      process | watches the screen, the keys or the clipboard
        xclip -o, xclip *-o*, xsel -o, xsel --output, xsel -b, pbpaste, wl-paste, screencapture
        scrot, import -window, gnome-screenshot, spectacle, grim, maim, xinput test
        xinput test-xi2, showkey, logkeys, script -f, asciinema rec, ffmpeg x11grab, xdotool
        ydotool, xev, get-clipboard
      process | looks into or changes another program
        gdb -p *, strace -p *, ltrace -p *, dtrace *, ptrace, gcore *, dd *mem*, tcpdump, tshark
        bpftrace, frida, lldb -p *
      process | removes traces
        history -c, shred *, unset HISTFILE, wevtutil *, journalctl --vacuum*, chattr *, auditctl *
        clear-history, logrotate -f, fc -p, srm *
      process | changes what guards the system
        setenforce 0, iptables *, nft *, ufw *, firewall-cmd *, spctl *, csrutil *, xattr -d *
        xattr -c *, setcap *, chmod u+s *, chmod 4755 *, chmod *+s *, set-mppreference
        add-mppreference, sysctl -w *, update-ca-certificates, update-ca-trust
        security add-trusted-cert, trust anchor, mount *, umount *, hdiutil attach, ldconfig
        sudo -A *
      dynamic-code | has an interpreter run text that is not to be seen here
        osascript -e *, mshta *, rundll32 *, wscript *, cscript *, powershell -enc*
        powershell -Enc*, powershell -e *, powershell -EncodedCommand *, pwsh -enc*
        pwsh -EncodedCommand *, pwsh -e *, node -e *, node --eval *, node -p *, deno eval *
        perl -e *, perl -E *, perl -ne *, ruby -e *, php -r *, lua -e *, tclsh *, bun -e *
        gawk *system(*, awk *system(*, awk *getline*, vim -c *, ex -c *, emacs --eval *
        expect -c *
      """;

  private StartedProgramTable() {}
}
