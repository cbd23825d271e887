package dev.auditpath.behaviour;

/** Where what is written runs later; the form of the rows is that of {@link SensitivePlaces}. */
final class PersistencePlaces {
  static final String TABLE =
      """
      write | shell start-up file
        .bashrc .bash_profile .bash_login .bash_logout .bash_aliases .profile .inputrc
        .zshrc .zshenv .zprofile .zlogin .zlogout .kshrc .mkshrc .cshrc .tcshrc .login
        .logout .xonshrc .config/xonsh/** fish/config.fish fish/conf.d/** fish/functions/**
        config.fish nushell/config.nu nushell/env.nu elvish/rc.elv .oh-my-zsh/custom/**
        .bashrc.d/** .zshrc.d/** .bash_completion bash-completion/completions/**
      write | the system's shell start-up file
        /etc/profile /etc/profile.d/** profile.d/** /etc/bash.bashrc /etc/bashrc
        /etc/bash/** /etc/zsh/** /etc/zshrc /etc/zshenv /etc/zprofile /etc/zlogin
        /etc/fish/** /etc/csh.cshrc /etc/environment /etc/environment.d/** /etc/paths
        /etc/paths.d/**
      write | PowerShell start-up file
        profile.ps1 microsoft.powershell_profile.ps1 *_profile.ps1 documents/powershell/**
        documents/windowspowershell/** .config/powershell/**
      write | variables of the login session
        environment.d/** .pam_environment .xprofile .xsession .xsessionrc .xinitrc
        .xserverrc .gnomerc .dmrc .plasma/** plasma-workspace/env/**
        plasma-workspace/shutdown/**
      write | scheduled jobs
        /etc/crontab /etc/cron.d/** /etc/cron.hourly/** /etc/cron.daily/**
        /etc/cron.weekly/** /etc/cron.monthly/** /etc/anacrontab /var/spool/cron/**
        /usr/lib/cron/** cron.d/** spool/cron/** system32/tasks/**
      write | a systemd unit
        systemd/user/** systemd/system/** systemd/user.conf.d/** .config/systemd/**
        /etc/systemd/** /usr/lib/systemd/** /lib/systemd/** *.service *.timer
      write | a service's start script
        /etc/init.d/** /etc/rc.local /etc/rc.d/** /etc/rc.common /etc/inittab /etc/init/**
        /etc/udev/rules.d/** /etc/openrc/** /etc/sv/** /etc/s6/** .config/openrc/**
        /etc/update-motd.d/** /etc/dbus-1/** dbus-1/services/**
      write | a program that starts at login
        autostart/** .config/autostart/** /etc/xdg/autostart/** autostart-scripts/**
        .config/i3/config i3/config sway/config hypr/hyprland.conf openbox/autostart
        start\u00a0menu/programs/startup/** programs/startup/** .kde/autostart/**
        library/startupitems/**
      write | a launchd job
        launchagents/** launchdaemons/** library/loginitems/** loginitems/**
        com.apple.loginitems.plist
      write | code that runs whenever Python starts
        *.pth sitecustomize.py usercustomize.py sitecustomize/__init__.py
        usercustomize/__init__.py .pythonstartup .pythonrc .pythonrc.py .pystartup .pdbrc
        .ipython/profile_*/startup/** profile_default/startup/** ipython_config.py
        ipython_startup.py .jupyter/** jupyter_notebook_config.py jupyter_server_config.py
      write | git hooks
        .git/hooks/** hooks/pre-commit hooks/post-commit hooks/pre-push hooks/post-checkout
        hooks/post-merge hooks/prepare-commit-msg hooks/commit-msg .git-templates/**
        .git-template/** git/template/** .githooks/** .husky/**
      write | git configuration
        .gitconfig .git/config git/config .config/git/config /etc/gitconfig
        .gitattributes_global git/attributes .hgrc
      write | editor configuration that runs code
        .vscode/tasks.json .vscode/settings.json .vscode/launch.json .vscode/extensions/**
        .vscode/** .vscode-server/** code/user/** vscodium/user/** .vimrc .vim/** .gvimrc
        .exrc .config/nvim/** nvim/init.lua nvim/init.vim .emacs .emacs.d/**
        .config/emacs/** .nanorc sublime\u00a0text/** .idea/** .devcontainer/**
        devcontainer.json .envrc direnv/direnvrc .direnvrc direnv/lib/**
      write | configuration of a tool that starts programs
        .tmux.conf tmux/tmux.conf .screenrc .gdbinit .lldbinit .wgetrc .curlrc .condarc
        .irbrc .pryrc .rprofile .renviron .octaverc .ackrc .asdfrc .tool-versions .mise.toml
        mise/config.toml starship.toml kitty/kitty.conf alacritty/alacritty.toml wezterm.lua
        .wezterm.lua .dir_colors .Xresources .sqliterc .psqlrc .perltidyrc .lessfilter
        .lesskey .lessopen .ripgreprc
      write | the dynamic linker's configuration
        /etc/ld.so.preload /etc/ld.so.conf /etc/ld.so.conf.d/**
      write | login and name look-up of the system
        /etc/passwd /etc/group /etc/pam.d/** /etc/hosts /etc/resolv.conf /etc/nsswitch.conf
        /etc/ssh/** /etc/doas.conf /etc/polkit-1/** /etc/apt/** /etc/yum.repos.d/**
        /etc/ssl/certs/** /usr/local/share/ca-certificates/** /etc/pki/**
        /etc/ca-certificates/**
      write | a directory of commands
        ^/bin/* ^/scripts/* ~/bin/* ~/.local/bin/* /bin/* /sbin/* /usr/bin/* /usr/sbin/*
        /usr/local/bin/* /usr/local/sbin/* /usr/games/* /opt/homebrew/bin/*
        /opt/homebrew/sbin/* /home/linuxbrew/.linuxbrew/bin/* ~/.linuxbrew/bin/*
        /opt/local/bin/* /opt/bin/* /snap/bin/* .local/bin/* .cargo/bin/* go/bin/* .go/bin/*
        .npm-global/bin/* .npm/bin/* .yarn/bin/* .bun/bin/* .deno/bin/* .volta/bin/*
        .nvm/versions/** .pyenv/shims/* .pyenv/bin/* .rbenv/shims/* .rbenv/bin/*
        .nodenv/shims/* .asdf/shims/* .asdf/bin/* mise/shims/* .krew/bin/* .docker/cli-plugins/* .poetry/bin/*
        .rye/shims/* .pixi/bin/* .dotnet/tools/* .gem/bin/* .composer/vendor/bin/*
        .fzf/bin/* .sdkman/candidates/** .jenv/shims/* .ghcup/bin/* .cabal/bin/*
        .juliaup/bin/* .rd/bin/* .nix-profile/bin/* /nix/var/nix/profiles/** .venv/bin/*
        venv/bin/* .env/bin/* env/bin/* virtualenv/bin/* .virtualenvs/*/bin/*
        miniconda3/bin/* anaconda3/bin/* miniforge3/bin/* mambaforge/bin/* conda/bin/*
        envs/*/bin/* node_modules/.bin/* .venv/scripts/* venv/scripts/* env/scripts/*
        microsoft/windowsapps/* chocolatey/bin/* scoop/shims/* windows/system32/* /bin /sbin
        /usr/bin /usr/local/bin ~/bin ~/.local/bin .local/bin usr/local/bin usr/bin
        usr/local/bin/* usr/bin/*
      write | an AI tool's instructions
        claude.md agents.md gemini.md .cursorrules .windsurfrules copilot-instructions.md
        .claude/commands/** .claude/hooks/**
      """;

  private PersistencePlaces() {}
}
