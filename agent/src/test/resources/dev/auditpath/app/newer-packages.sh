# newer-packages.sh DIRECTORY NUMBER: of as many installed packages, the smallest with programs and
# without scripts, makes packages of a later version whose programs are other files.
set -eu
out=$1
left=$2
work=$(mktemp -d)
dpkg-query -W -f '${Installed-Size} ${binary:Package} ${Package} ${Version} ${Architecture} ${db:Status-Abbrev}\n' |
  sort -n | while read -r _ name package version architecture state; do
  files=/var/lib/dpkg/info/$name
  [ "$state" = ii ] && grep -q '^/usr/bin/.' "$files.list" || continue
  for script in preinst postinst prerm postrm conffiles triggers; do
    if [ -e "$files.$script" ]; then continue 2; fi
  done
  root=$work/$package
  mkdir -p "$root/DEBIAN"
  grep '^/usr/' "$files.list" | while read -r file; do
    if [ -f "$file" ] || [ -L "$file" ]; then echo "${file#/}"; fi
  done >"$work/files"
  tar -C / -cf - -T "$work/files" | tar -C "$root" -xf -
  find "$root/usr/bin" -type f -exec sh -c 'echo >>"$1"' sh {} \;
  (cd "$root" && find usr -type f -exec md5sum {} + >DEBIAN/md5sums)
  printf '%s\n' "Package: $package" "Version: $version+later" "Architecture: $architecture" \
    'Maintainer: nobody' 'Description: later' >"$root/DEBIAN/control"
  dpkg-deb -Znone --build "$root" "$out/$package.deb" >/dev/null
  rm -rf "$root"
  left=$((left - 1))
  if [ "$left" -eq 0 ]; then break; fi
done
rm -rf "$work"
