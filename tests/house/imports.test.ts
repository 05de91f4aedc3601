/** The import rules bite: each wrong import in a small invented tree is named by the rule it breaks. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from './tracked-files.ts';

const tree = mkdtempSync(join(tmpdir(), 'truatkhap-imports-'));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

const files: Record<string, string> = {
  'kernel/day.ts': `import '#platform/disk.ts';`,
  'kernel/clock.ts': `import 'node:fs';`,
  'platform/disk.ts': `import 'node:fs';`,
  'platform/wire.ts': `import '#procurement/read.ts';`,
  'procurement/read.ts': `export const read = 1;`,
  'procurement/2-intake/check.ts': `import '../3-core/build.ts'; import '#platform/disk.ts';`,
  'procurement/3-core/build.ts': `export const build = 1;`,
  'procurement/3-core/desk.ts': `import '../../clinic/answer.ts';`,
  'clinic/answer.ts': `import '../field/visit.ts'; import '#procurement/read.ts';`,
  'field/visit.ts': `import '#procurement/3-core/build.ts';`,
  'cli/list.ts': `import '#procurement/3-core/build.ts'; import '#procurement/read.ts';`,
  'office/one.ts': `import './two.ts';`,
  'office/three.ts': `import '#web/server.ts';`,
  'office/text.ts': `export const text = 1;`,
  'web/server.ts': `import '#office/text.ts';`,
  'web/src/components/figure/figure.ts': `import '#office/text.ts'; import '#platform/disk.ts'; import '#kernel/day.ts';`,
  'office/two.ts': `import './one.ts'; import '#kernel/nowhere.ts';`,
};

test('every wrong import is found, and no right one is blamed', () => {
  for (const file of ['.dependency-cruiser.js', 'tsconfig.json', 'package.json']) {
    cpSync(join(root, file), join(tree, file));
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), `${text}\nexport {};\n`);
  }
  const rooms = ['kernel', 'platform', 'procurement', 'cli', 'clinic', 'field', 'office', 'web'];
  const args = ['--config', '.dependency-cruiser.js', '--output-type', 'json', ...rooms];
  const done = spawnSync(join(root, 'node_modules', '.bin', 'depcruise'), args, {
    cwd: tree,
    encoding: 'utf8',
  });
  const report = JSON.parse(done.stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  const found = report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
  expect(found).toEqual(
    [
      'kernel-imports-nothing: kernel/clock.ts → fs',
      'kernel-imports-nothing: kernel/day.ts → platform/disk.ts',
      'platform-imports-kernel-only: platform/wire.ts → procurement/read.ts',
      'stations-meet-in-tables: procurement/2-intake/check.ts → procurement/3-core/build.ts',
      'stations-meet-in-tables: procurement/3-core/desk.ts → clinic/answer.ts',
      'procurement-knows-no-desk: procurement/3-core/desk.ts → clinic/answer.ts',
      'desks-never-import-desks: clinic/answer.ts → field/visit.ts',
      'desks-never-import-desks: field/visit.ts → procurement/3-core/build.ts',
      'doors-of-procurement: cli/list.ts → procurement/3-core/build.ts',
      'pages-are-nobodys-room: office/three.ts → web/server.ts',
      'office-knows-no-desk: office/three.ts → web/server.ts',
      'components-know-no-room: web/src/components/figure/figure.ts → platform/disk.ts',
      'no-circles: office/one.ts → office/two.ts',
      'what-is-imported-exists: office/two.ts → #kernel/nowhere.ts',
    ].sort(),
  );
});
