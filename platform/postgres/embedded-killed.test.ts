/** The embedded server killed in every way: what was committed is there, and the next start needs no help. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { gone, put, rowsOf, supervisedDatabase } from '#tests/supervised-database.ts';
import { startEmbedded } from './embedded.ts';

const isRoot = process.getuid?.() === 0;
const quiet = { tell: () => {} };
const office = supervisedDatabase();

describe('killed', () => {
  test('the server dies under a living supervisor: it is started again where it was', async () => {
    const told: string[] = [];
    const { connection, stop } = await startEmbedded({
      folder: office.folder,
      tell: (line) => told.push(line),
    });
    await put(connection, 'ก่อนเซิร์ฟเวอร์ตาย');
    const dead = office.postmaster();
    process.kill(dead, 'SIGKILL');
    while (!told.some((line) => line.startsWith('started again'))) await pause(20);
    expect(office.postmaster()).not.toBe(dead);
    expect(await rowsOf(connection)).toContain('ก่อนเซิร์ฟเวอร์ตาย'); // the same address still serves
    await stop();
  });

  test('the supervisor dies: the next one ends the orphan and goes on with its data', async () => {
    const { child, said } = await office.supervisor();
    await put(said, 'ก่อนผู้ดูแลตาย');
    const orphan = office.postmaster();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const told: string[] = [];
    const { connection, stop } = await startEmbedded({
      folder: office.folder,
      tell: (line) => told.push(line),
    });
    expect(told).toEqual([`orphan ${orphan}`]);
    await gone(orphan);
    expect(await rowsOf(connection)).toContain('ก่อนผู้ดูแลตาย');
    await stop();
  });

  test('both die in the same moment', async () => {
    const { child, said } = await office.supervisor();
    await put(said, 'ก่อนทั้งคู่ตาย');
    process.kill(office.postmaster(), 'SIGKILL');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { connection, stop } = await startEmbedded({ folder: office.folder, ...quiet });
    expect(await rowsOf(connection)).toContain('ก่อนทั้งคู่ตาย');
    await stop();
  });

  test('the number of a dead server now belongs to somebody else: the start is not deceived', async () => {
    const before = await startEmbedded({ folder: office.folder, ...quiet });
    await put(before.connection, 'ก่อนเลขซ้ำ');
    await before.stop();
    const ids = isRoot ? { uid: statSync(join(office.home, 'cluster')).uid } : {};
    const somebody = spawn('sleep', ['600'], { ...ids, stdio: 'ignore' });
    const file = join(office.home, 'cluster', 'postmaster.pid');
    writeFileSync(
      file,
      `${somebody.pid}\n${join(office.home, 'cluster')}\n1\n5432\n\n\n         0         0\nready   \n`,
    );
    const { uid, gid } = statSync(join(office.home, 'cluster'));
    chownSync(file, uid, gid);
    const { connection, stop } = await startEmbedded({ folder: office.folder, ...quiet });
    expect(await rowsOf(connection)).toContain('ก่อนเลขซ้ำ');
    await stop();
    expect(somebody.exitCode).toBeNull(); // and was left in peace
    somebody.kill();
  });

  test('broken off in the middle of the very first start', async () => {
    const unfinished = join(office.folder, 'unfinished');
    mkdirSync(join(unfinished, 'cluster.part', 'base'), { recursive: true });
    process.env['TRUATKHAP_DATABASE_FOLDER'] = unfinished;
    const { connection, stop } = await startEmbedded({ folder: unfinished, ...quiet });
    await put(connection, 'เริ่มใหม่ได้');
    expect(await rowsOf(connection)).toEqual(['เริ่มใหม่ได้']);
    await stop();
    process.env['TRUATKHAP_DATABASE_FOLDER'] = office.home;
  });
});
