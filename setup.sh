#!/bin/sh
# Makes a fresh clone ready to run: installs node_modules from the lock file, Node 24 included.
# Called by `npm start`, `npm test`, `npm run check` …; quick when nothing changed, safe when two run
# at once, and a run that was broken off heals at the next one. `setup.sh test` adds what only tests
# need: Chromium, from the system's own packages where we may install them.
set -eu
cd -- "$(dirname -- "$0")"

say() { printf '%s\n' "$@" >&2; } # standard output belongs to the command that follows

# npm puts node_modules/.bin first in PATH. Here it must not: npm is about to replace what is in it.
clean_path=
old_ifs=$IFS
IFS=:
for folder in $PATH; do
  case $folder in
    */node_modules/.bin) ;;
    *) clean_path=${clean_path:+$clean_path:}$folder ;;
  esac
done
IFS=$old_ifs
PATH=$clean_path
export PATH

stamp=node_modules/.truatkhap-setup
bundled=node_modules/.bin/node

checksum() {
  if command -v sha256sum >/dev/null 2>&1; then
    cat package.json package-lock.json | sha256sum
  else
    cat package.json package-lock.json | shasum -a 256
  fi
}
wanted="$(checksum | cut -c1-64) $(uname -s) $(uname -m)"

ready() { [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && [ -x "$bundled" ]; }
is_24() { "$1" -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 24 ? 0 : 1)' 2>/dev/null; }

# Browser tests drive the machine's own Chromium. Where there is none and we may not install it they are
# skipped and counted; on the build server (CI=true) they fail instead.
no_chromium=node_modules/.truatkhap-no-chromium
browser() {
  [ "${mode}" = test ] || return 0
  for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then return 0; fi
  done
  if [ -e "$no_chromium" ]; then return 0; fi # tried before; a new node_modules tries again
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say 'กำลังติดตั้ง Chromium สำหรับการทดสอบ … / Installing Chromium for the browser tests …'
    if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1; then
      return 0
    fi
  fi
  (: >"$no_chromium") 2>/dev/null || true
  say 'ไม่มี Chromium: การทดสอบด้วยเบราว์เซอร์จะถูกข้าม (ติดตั้งด้วย apt-get install chromium แล้วลบ node_modules/.truatkhap-no-chromium)' \
    'There is no Chromium: browser tests will be skipped (apt-get install chromium, then remove node_modules/.truatkhap-no-chromium).'
}
mode=${1:-}

if ready; then
  browser
  exit 0
fi

if ! command -v npm >/dev/null 2>&1; then
  say 'ไม่พบ npm: ติดตั้ง Node.js รุ่น 20 ขึ้นไปพร้อม npm แล้วสั่งใหม่อีกครั้ง' \
    'npm was not found: install Node.js 20 or newer with npm, then run the same command again.'
  exit 1
fi

# One set-up at a time. flock lets go by itself when its process dies, so nothing stale is left behind.
# (Where there is no flock, which is nowhere on Debian or Ubuntu, two at once are simply not protected.)
if command -v flock >/dev/null 2>&1; then
  if ! (: >>.truatkhap-setup.lock) 2>/dev/null; then
    say "เขียนในโฟลเดอร์นี้ไม่ได้: $(pwd)" \
      "This folder cannot be written to: $(pwd). Use a copy of your own, or ask its owner to run npm start once."
    exit 1
  fi
  exec 9>>.truatkhap-setup.lock
  flock -n 9 || { say 'รออีกหน้าต่างหนึ่งติดตั้งให้เสร็จ … / Waiting for another set-up to finish …'; flock 9; }
  if ready; then
    browser
    exit 0
  fi
fi

say 'กำลังติดตั้งส่วนประกอบ (ครั้งแรกราวหนึ่งนาที) … / Installing (about a minute the first time) …'
rm -f "$stamp"
if ! npm ci --include=dev --include=optional --ignore-scripts --no-audit --no-fund >&2; then
  say 'ติดตั้งไม่สำเร็จ: ตรวจสอบอินเทอร์เน็ตและเนื้อที่ว่าง แล้วสั่งคำสั่งเดิมอีกครั้ง ไม่มีอะไรเสียหาย' \
    'Installing failed: check the network and the free disk space, then run the same command again. Nothing was harmed.'
  exit 1
fi

# Node 24 comes as a package for Linux on x64 and arm64. Elsewhere a system Node of 24 or newer will do.
if ! { [ -x "$bundled" ] && is_24 "$bundled"; }; then
  system=$(command -v node || true)
  if [ -n "$system" ] && is_24 "$system"; then
    mkdir -p node_modules/.bin
    ln -sf "$system" "$bundled"
  else
    say "เครื่องนี้ ($(uname -s) $(uname -m)) ไม่มี Node 24 สำเร็จรูป และ Node ของเครื่องคือ $("${system:-false}" --version 2>/dev/null || echo 'ไม่มี'): ติดตั้ง Node.js 24 แล้วสั่งใหม่" \
      "There is no packaged Node 24 for this machine ($(uname -s) $(uname -m)) and its own Node is too old: install Node.js 24 or newer and run the same command again."
    exit 1
  fi
fi

printf '%s\n' "$wanted" >"$stamp.new"
mv "$stamp.new" "$stamp" # last, and at once: only a whole set-up is ever stamped
browser
