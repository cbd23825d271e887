#!/bin/bash
# Runs a command as an ordinary user that was never here before, with a real systemd user manager:
#
#   fresh-account.sh SOURCES COMMAND ARGUMENT...    (as root)
#
# All of it is in namespaces of its own and gone at the end: the account in /etc, the home, /run,
# the journal, every process. The command finds a copy of the sources, and of what was built from
# them, in /srv/clone; with MAVEN_REPOSITORY set it can build there offline. systemd need not be process 1: what its user
# manager asks for is a view of the machine in which /run/systemd/system is there, cgroups are of
# version 2, and its own is where a login would have put it.
set -eu
user=ada

if [ "${STAGE:-}" != inside ]; then
  group=/sys/fs/cgroup/unified/audit-path-$$
  [ -d /sys/fs/cgroup/unified ] || group=/sys/fs/cgroup/audit-path-$$
  mkdir "$group"
  self=$(realpath "$0")
  (
    echo "$BASHPID" >"$group/cgroup.procs"
    STAGE=inside exec unshare --mount --cgroup --pid --fork --kill-child --mount-proc \
      --propagation private "$self" "$@"
  ) && status=0 || status=$?
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    find "$group" -depth -type d -exec rmdir {} + 2>/dev/null && break
    sleep 0.2
  done
  exit "$status"
fi

sources=$1
shift
umount -R /sys/fs/cgroup
mount -t cgroup2 none /sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs /mnt
mkdir /mnt/{etc,etc-work,m2,m2-new,m2-work,clone}
tar -C "$sources" --exclude=./.git --exclude='target/*classes' --exclude='target/*-reports' -cf - . | tar -C /mnt/clone -xf -
if [ -n "${MAVEN_REPOSITORY:-}" ]; then
  mount -t overlay -o "lowerdir=$MAVEN_REPOSITORY,upperdir=/mnt/m2-new,workdir=/mnt/m2-work" \
    overlay /mnt/m2
fi
mount -t overlay -o lowerdir=/etc,upperdir=/mnt/etc,workdir=/mnt/etc-work overlay /etc
mount -t tmpfs -o mode=755 tmpfs /home
mount -t tmpfs -o mode=755 tmpfs /srv
mount -t tmpfs -o mode=1777 tmpfs /tmp
mkdir /srv/clone /srv/m2
mount --bind /mnt/clone /srv/clone
mount --bind /mnt/m2 /srv/m2
mount -t tmpfs -o mode=755,nosuid,nodev tmpfs /run
mkdir -p /run/systemd/{system,journal,unit-root,propagate,incoming,inaccessible} /run/lock /run/user
useradd --create-home --shell /bin/bash "$user"
chown -R "$user:" /srv/clone
id=$(id -u "$user")
home=/home/$user
install -d -m 700 -o "$user" -g "$user" "/run/user/$id" "$home/.m2"
echo '<settings><localRepository>/srv/m2</localRepository><offline>true</offline></settings>' \
  >"$home/.m2/settings.xml"

# Persistent mode gives each user a journal that journalctl --user can read.
mount -t tmpfs -o mode=755 tmpfs /var/log
mkdir -m 2755 /var/log/journal
mkdir -p /run/systemd/journald.conf.d
printf '[Journal]\nStorage=persistent\nReadKMsg=no\nAudit=no\nForwardToConsole=no\nForwardToWall=no\n' \
  >/run/systemd/journald.conf.d/test.conf
touch /run/systemd/journal/flushed
/lib/systemd/systemd-journald >/run/journald.log 2>&1 &

group=/sys/fs/cgroup/user.slice/user-$id.slice/user@$id.service
mkdir -p "$group"
chown "$user" "$group" "$group"/cgroup.{procs,subtree_control,threads}
as_user=(setpriv "--reuid=$id" "--regid=$user" --init-groups --inh-caps=-all --reset-env env
  "XDG_RUNTIME_DIR=/run/user/$id" "HOME=$home" "USER=$user" "LOGNAME=$user" SHELL=/bin/bash
  LANG=C.UTF-8 PATH=/usr/local/bin:/usr/bin:/bin
  "DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/$id/bus")
(
  echo "$BASHPID" >"$group/cgroup.procs"
  exec "${as_user[@]}" SYSTEMD_LOG_TARGET=journal /lib/systemd/systemd --user
) &
manager=$!
for _ in $(seq 150); do
  [ -S "/run/user/$id/systemd/private" ] &&
    "${as_user[@]}" systemctl --user is-system-running --wait >/dev/null 2>&1 && break
  [ -d "/proc/$manager" ] || { echo "the user manager died" >&2; exit 1; }
  sleep 0.1
done
cd "$home"
status=0
"${as_user[@]}" "$@" || status=$?
kill -TERM "$manager" 2>/dev/null && wait "$manager" || true
exit "$status"
