/** What can be wrong with the office's database that a person can understand and mend. */
import { problem, type Problem } from '#kernel/problem.ts';

/** The embedded server is made for Linux on x64 and arm64. */
export function noPrograms(platform: string): Problem {
  return problem('store.no_programs', {
    th: `ไม่มี PostgreSQL สำเร็จรูปสำหรับเครื่องนี้ (${platform}): สั่ง sh setup.sh อีกครั้ง หรือตั้ง DATABASE_URL ให้ชี้ไปที่เซิร์ฟเวอร์ PostgreSQL ของท่าน`,
    en: `There is no packaged PostgreSQL for this machine (${platform}): run sh setup.sh again, or set DATABASE_URL to a PostgreSQL server of your own.`,
    status: 500,
  });
}

/** The account that runs the server cannot pass through a folder above its data. */
export function closedFolder(closed: string, wanted: string, account: string): Problem {
  return problem('store.closed_folder', {
    th: `ผู้ใช้ ${account} ซึ่งเป็นผู้เดินฐานข้อมูล เข้าโฟลเดอร์ ${closed} ไม่ได้ จึงใช้ ${wanted} ไม่ได้: เปิดสิทธิ์เข้า (chmod o+x ${closed}) หรือตั้ง TRUATKHAP_DATABASE_FOLDER เป็นโฟลเดอร์อื่น`,
    en: `The account ${account}, which runs the database, cannot enter the folder ${closed}, so it cannot use ${wanted}: let it pass (chmod o+x ${closed}), or set TRUATKHAP_DATABASE_FOLDER to another folder.`,
    status: 500,
  });
}

export interface Holding {
  pid: number;
  host: string;
  doing: string;
}

/** Another process already looks after this database. */
export function alreadySupervised(holder: Holding, lock: string): Problem {
  return problem('store.supervised', {
    th: `ฐานข้อมูลชุดนี้มีโปรเซส ${holder.pid} ที่เครื่อง ${holder.host} ดูแลอยู่แล้ว (${holder.doing}) ใช้หน้าต่างนั้นต่อ หรือหยุดก่อนแล้วสั่งใหม่ ถ้าเครื่องนั้นไม่มีแล้วจริง ให้ลบไฟล์ ${lock}`,
    en: `Process ${holder.pid} on ${holder.host} already looks after this database (${holder.doing}). Use that one, or stop it first. If that machine is truly gone, remove the file ${lock}.`,
    status: 409,
    details: { pid: holder.pid, host: holder.host },
  });
}

/** The folder's database was made by the administrator's account and lives elsewhere. */
export function otherOwner(home: string): Problem {
  return problem('store.other_owner', {
    th: `ฐานข้อมูลของโฟลเดอร์นี้ตั้งขึ้นโดยผู้ใช้ root และอยู่ที่ ${home}: ให้เริ่มระบบด้วยผู้ใช้ root เหมือนเดิม หรือสำรองข้อมูล (truatkhap backup) แล้วนำกลับ (truatkhap restore) ในโฟลเดอร์ของท่าน`,
    en: `The database of this folder was set up by root and is in ${home}: start as root as before, or back it up there (truatkhap backup) and restore it (truatkhap restore) into a folder of your own.`,
    status: 403,
  });
}

/** The server did not come up; its own words follow. */
export function didNotStart(what: string, log: string): Problem {
  return problem('store.did_not_start', {
    th: `${what} เริ่มทำงานไม่สำเร็จ ข้อมูลเดิมไม่เสียหาย ข้อความจากโปรแกรม:\n${log}`,
    en: `${what} did not start. What was stored is untouched. Its own words:\n${log}`,
    status: 500,
  });
}

/** Nobody answers at the database's address. */
export function unavailable(): Problem {
  return problem('store.unavailable', {
    th: 'ติดต่อฐานข้อมูลไม่ได้ในขณะนี้ ยังไม่มีอะไรถูกบันทึก รอสักครู่แล้วลองใหม่',
    en: 'The database does not answer just now. Nothing was saved. Wait a moment and try again.',
    status: 503,
  });
}

/** The connection broke while something was being done. */
export function interrupted(): Problem {
  return problem('store.interrupted', {
    th: 'การติดต่อฐานข้อมูลขาดกลางคัน โปรดเปิดหน้านี้ใหม่และดูว่าบันทึกแล้วหรือยัง ก่อนส่งอีกครั้ง',
    en: 'The connection to the database broke in the middle. Open this page again and see whether it was saved before sending it once more.',
    status: 503,
  });
}

/** A question that takes too long is stopped, so that the others are answered. */
export function tooSlow(): Problem {
  return problem('store.too_slow', {
    th: 'ใช้เวลานานเกินกำหนดจึงหยุดไว้ ไม่มีอะไรถูกบันทึก ลองใหม่โดยเลือกให้แคบลง',
    en: 'This took too long and was stopped. Nothing was saved. Try again with a narrower choice.',
    status: 503,
  });
}

/** A database in which Thai cannot be stored or searched. */
export function notThai(found: string): Problem {
  return problem('store.not_thai', {
    th: `ฐานข้อมูลนี้เก็บหรือค้นภาษาไทยไม่ได้ (${found}): สร้างใหม่ด้วย ENCODING 'UTF8' LOCALE 'C.UTF-8' และส่วนขยาย pg_trgm`,
    en: `This database cannot store or search Thai (${found}): create it anew with ENCODING 'UTF8' LOCALE 'C.UTF-8' and the extension pg_trgm.`,
    status: 500,
  });
}

/** The user of DATABASE_URL may not make roles. */
export function rolesMissing(user: string, database: string): Problem {
  const roles = 'truatkhap_owner, truatkhap_app, truatkhap_auth';
  const statements = [
    ...roles.split(', ').map((role) => `CREATE ROLE ${role} NOLOGIN;`),
    `GRANT ${roles} TO "${user}" WITH INHERIT FALSE, SET TRUE;`,
    `GRANT CREATE, CONNECT ON DATABASE "${database}" TO truatkhap_owner;`,
    `\\connect "${database}"`,
    'CREATE EXTENSION IF NOT EXISTS pg_trgm;',
  ].join('\n');
  return problem('store.roles_missing', {
    th: `ผู้ใช้ ${user} ไม่มีสิทธิ์เตรียมฐานข้อมูล ขอให้ผู้ดูแลเซิร์ฟเวอร์สั่งหนึ่งครั้ง:\n${statements}`,
    en: `The user ${user} may not prepare the database. Ask the server's administrator to run once:\n${statements}`,
    status: 500,
  });
}

/** Roles that one may become without inheriting them came with PostgreSQL 16. */
export function tooOld(version: number): Problem {
  const found = Math.floor(version / 10_000);
  return problem('store.too_old', {
    th: `เซิร์ฟเวอร์นี้เป็น PostgreSQL ${found} ต้องใช้รุ่น 16 ขึ้นไป`,
    en: `This server is PostgreSQL ${found}; 16 or newer is needed.`,
    status: 500,
  });
}

/** The server of DATABASE_URL answers, and lets us not in. */
export function refused(said: string): Problem {
  return problem('store.refused', {
    th: `เซิร์ฟเวอร์ตาม DATABASE_URL ไม่ให้เข้า ตรวจชื่อผู้ใช้ รหัสผ่าน และชื่อฐานข้อมูล (${said})`,
    en: `The server of DATABASE_URL does not let us in. Check user, password and database name (${said}).`,
    status: 500,
  });
}
