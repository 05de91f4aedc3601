/** truatkhap database-types: writes platform/postgres/database.ts again after a migration was added; for developers. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { databaseTypes, databaseTypesFile } from '#platform/postgres/database-types.ts';
import { startEmbedded } from '#platform/postgres/embedded.ts';
import { migrate, migrationsIn } from '#platform/postgres/migrate.ts';

export function command(program: Command): void {
  program
    .command('database-types')
    .description('เขียนชนิดข้อมูลของตารางใหม่ (สำหรับผู้พัฒนา) · write the types of the tables again (for developers)')
    .action(run);
}

/** In a cluster of its own, so that nobody's data are touched and nothing but the migrations counts. */
async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'truatkhap-types-'));
  try {
    process.env['TRUATKHAP_DATABASE_FOLDER'] = folder;
    const { connection, stop } = await startEmbedded({ folder, durable: false });
    try {
      await migrate(
        connection.ownerUrl,
        migrationsIn(join(import.meta.dirname, '..', 'office', 'migrations')),
      );
      writeFileSync(databaseTypesFile, await databaseTypes(connection.ownerUrl));
    } finally {
      await stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
