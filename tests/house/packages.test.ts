/** What we depend on: pinned, explained, and whole on every platform; nothing runs while installing. */
import { describe, expect, test } from 'vitest';
import { textOf } from './tracked-files.ts';

type Names = Record<string, string>;
type Manifest = {
  scripts: Names;
  dependencies: Names;
  devDependencies: Names;
  optionalDependencies: Names;
};
type Locked = {
  version?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  optionalDependencies?: Names;
};

const manifest = JSON.parse(textOf('package.json')) as Manifest;
const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Locked> };
const direct: Names = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};

describe('our packages', () => {
  test('are pinned exactly, and the lock file agrees', () => {
    for (const [name, version] of Object.entries(direct)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  test('each have one line of docs/decisions/dependencies.md, and no line is left over', () => {
    const page = textOf('docs/decisions/dependencies.md');
    const lines = [...page.matchAll(/^\| `([^`]+)`(?:, `([^`]+)`)? \|/gm)];
    const explained = lines.flatMap(([, one, two]) => [one, two].filter((name) => name !== undefined));
    expect(explained.sort()).toEqual(Object.keys(direct).sort());
  });

  test('are locked whole: an optional package of another platform is named too, or npm ci refuses', () => {
    const missing = Object.values(lock.packages).flatMap((locked) =>
      Object.keys(locked.optionalDependencies ?? {}).filter((name) => !lock.packages[`node_modules/${name}`]),
    );
    expect(missing).toEqual([]);
  });

  test('are verified by hash wherever they run today (Linux on x64)', () => {
    const unverified = Object.entries(lock.packages)
      .filter(([path, locked]) => path !== '' && locked.integrity === undefined)
      .map(([path]) => path)
      .filter(
        (path) => !/(darwin|win32|freebsd|openharmony|android|arm|riscv64|s390x|ppc64|ia32)/.test(path),
      );
    expect(unverified).toEqual([]);
  });

  test('run nothing while they are installed', () => {
    expect(textOf('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    expect(textOf('setup.sh')).toContain('npm ci --include=dev --include=optional --ignore-scripts');
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
    expect(Object.keys(manifest.scripts).filter((script) => hooks.includes(script))).toEqual([]);
  });
});
