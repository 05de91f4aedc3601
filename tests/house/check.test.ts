/** What `npm run check` asks, asked by the tests too: the build server runs nothing else. */
import { describe, expect, test } from 'vitest';
import { steps } from '../steps.ts';

// check.ts runs the house tests itself; it need not be asked twice.
describe.skipIf(process.env['TRUATKHAP_CHECK'] === '1')('npm run check holds:', () => {
  for (const step of steps) {
    test(step.name, { timeout: 300_000 }, () => {
      expect(step.faults(false).join('\n')).toBe('');
    });
  }
});
