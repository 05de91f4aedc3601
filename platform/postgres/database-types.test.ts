/** The types that queries are checked against are those of the newest migrations. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { officeStore } from '#tests/office-store.ts';
import { databaseTypes, databaseTypesFile } from './database-types.ts';

const office = officeStore();

test('database.ts is what the migrations make; if not, run ./truatkhap database-types', async () => {
  expect(readFileSync(databaseTypesFile, 'utf8')).toBe(await databaseTypes(office.connection.ownerUrl));
});
