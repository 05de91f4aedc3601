/** What the settings of an installation say, and what they never repeat. */
import { expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { readConfig } from './config.ts';

test('with nothing set it is the demonstration on this machine', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    databaseUrl: null,
    smtpUrl: null,
    port: 8569,
    origin: 'http://localhost:8569',
  });
  expect(config.workspace.endsWith('demo/workspace')).toBe(true);
});

test('an origin is kept without a path, and a port by itself changes it', () => {
  expect(readConfig({ ORIGIN: 'https://watch.example.go.th/x', PORT: '80' }).origin).toBe(
    'https://watch.example.go.th',
  );
  expect(readConfig({ PORT: '9000' }).origin).toBe('http://localhost:9000');
});

test.each([
  { PORT: '99999' },
  { PORT: '8569a' },
  { DATABASE_URL: 'mysql://office:geheim@db/x' },
  { ORIGIN: 'watch.example.go.th' },
  { SMTP_URL: 'geheim' },
  { TRUATKHAP_PROXY: 'geheim' },
  { TRUATKHAP_PROXY: '10.0.0.0/33' },
])('%o is refused by its name, without its value', (env) => {
  let refused: unknown;
  try {
    readConfig(env);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(Problem);
  const { th, en } = refused as Problem;
  expect(en).toContain(Object.keys(env)[0]);
  expect(`${th}${en}`).not.toContain('geheim');
});
