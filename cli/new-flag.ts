/**
 * `npm run new-flag -- family/name`: copies red-flags/_template to a new folder in which everything
 * already works, so that its author replaces one thing at a time and always has a flag that runs.
 */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { nearestName } from '#kernel/nearest-name.ts';
import { problem } from '#kernel/problem.ts';
import { flagPaths, readFlagFolder, redFlagsRoot } from '#procurement/4-indicators/flag-folder.ts';

export function command(program: Command): void {
  program
    .command('new-flag')
    .description('สร้างโฟลเดอร์ข้อสังเกตใหม่จากแม่แบบ · makes a new flag folder from the template')
    .argument('<family/name>', 'กลุ่ม/ชื่อ เช่น pricing/freight-cost · such as pricing/freight-cost')
    .option('--new-family', 'ยอมให้ตั้งกลุ่มใหม่ · allow a family that does not exist yet')
    .action((wanted: string, options: { newFamily?: boolean }) => {
      const [family, name] = parts(wanted);
      checkFamily(family, options.newFamily ?? false);
      checkName(name);
      makeFolder(family, name);
      console.log(nextSteps(family, name));
    });
}

function parts(wanted: string): [string, string] {
  const match = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(wanted);
  if (match?.[1] && match[2]) return [match[1], match[2]];
  throw problem('new_flag.bad_name', {
    th: `"${wanted}" ใช้ไม่ได้: เขียนเป็น กลุ่ม/ชื่อ ด้วยอักษรอังกฤษตัวเล็ก ตัวเลข และขีด เช่น pricing/freight-cost`,
    en: `"${wanted}" will not do: write family/name in small letters, digits and hyphens, such as pricing/freight-cost`,
  });
}

/** Families are the ways harm happens, and the folders of red-flags/ are the list of them. */
function checkFamily(family: string, mayBeNew: boolean): void {
  const families = readdirSync(redFlagsRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
    .map((entry) => entry.name);
  if (families.includes(family) || mayBeNew) return;
  const nearest = nearestName(family, families);
  throw problem('new_flag.unknown_family', {
    th: `ไม่มีกลุ่ม "${family}"${nearest ? ` หมายถึง "${nearest}" หรือไม่` : ''} กลุ่มที่มี: ${families.join(', ')} (กลุ่มใหม่: --new-family)`,
    en: `There is no family "${family}"${nearest ? `; did you mean "${nearest}"?` : '.'} Families: ${families.join(', ')} (a new one: --new-family)`,
  });
}

/** A name says what is seen; an id, once used, belongs to one rule for ever, whatever its family. */
function checkName(name: string): void {
  if (/^r\d+$/.test(name)) {
    throw problem('new_flag.code_as_name', {
      th: `"${name}" เป็นรหัส ไม่ใช่ชื่อ: ตั้งชื่อตามสิ่งที่เห็น ส่วนรหัสใส่ใน ocp: ของ flag.yaml`,
      en: `"${name}" is a code, not a name: say what is seen, and put the code under ocp: in flag.yaml`,
    });
  }
  const taken = flagPaths().find((path) => basename(path) === name);
  if (taken === undefined) return;
  throw problem('new_flag.taken', {
    th: `มีข้อสังเกต "${name}" อยู่แล้วที่ ${relative(taken)}`,
    en: `There is a flag "${name}" already, in ${relative(taken)}`,
  });
}

function makeFolder(family: string, name: string): void {
  const folder = join(redFlagsRoot, family, name);
  if (existsSync(folder)) {
    throw problem('new_flag.folder_exists', {
      th: `มีโฟลเดอร์ ${relative(folder)} อยู่แล้ว`,
      en: `The folder ${relative(folder)} exists already`,
    });
  }
  cpSync(join(redFlagsRoot, '_template'), folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replaceAll(/\bFLAG\b/g, name).replaceAll(/\bFAMILY\b/g, family));
  }
  const yaml = join(folder, 'flag.yaml');
  const hash = readFlagFolder(folder).sqlHash;
  writeFileSync(yaml, readFileSync(yaml, 'utf8').replace(/^sql_hash:.*$/m, `sql_hash: "${hash}"`));
}

const relative = (folder: string): string => folder.slice(redFlagsRoot.length - 'red-flags'.length);

function nextSteps(family: string, name: string): string {
  const flag = `${family}/${name}`;
  return [
    `สร้างแล้ว · made: red-flags/${flag}`,
    '',
    'ต่อไป · Next (docs/how-to/write-a-flag.md):',
    `  1. cases.yaml: เขียนตัวอย่างก่อน · write the cases first`,
    `  2. flag.sql, evidence.sql: แล้ว · then  ./truatkhap flag-test ${flag} --write-hash`,
    `  3. flag.yaml, text.th.md, text.en.md: แทนที่คำในแม่แบบ · replace the template's words`,
    `  4. npm test`,
  ].join('\n');
}
