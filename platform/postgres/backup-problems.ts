/** What can be wrong with a backup, or with the office that should take one in. */
import { problem, type Problem } from '#kernel/problem.ts';

/** @param where what does not add up, for the person who has to find another copy */
export function damagedBackup(file: string, where: string): Problem {
  return problem('backup.damaged', {
    th: `ไฟล์สำรอง ${file} เสียหายหรือไม่ครบ (${where}) จึงไม่ได้นำกลับ และไม่มีอะไรเปลี่ยนแปลง ให้ใช้ไฟล์สำรองอีกชุด`,
    en: `The backup ${file} is damaged or incomplete (${where}). Nothing was restored and nothing has changed. Use another copy.`,
  });
}

/** Made by a version that knows more than this one. */
export function newerBackup(file: string, what: string): Problem {
  return problem('backup.newer', {
    th: `ไฟล์สำรอง ${file} มาจากโปรแกรมรุ่นใหม่กว่านี้ (${what}) ให้ใช้รุ่นนั้นหรือใหม่กว่านำกลับ`,
    en: `The backup ${file} was made by a newer version (${what}). Restore it with that version or a later one.`,
  });
}

export function notEmpty(table: string): Problem {
  return problem('backup.not_empty', {
    th: `สำนักงานนี้มีข้อมูลอยู่แล้ว (${table}) การนำกลับทำได้เฉพาะในโฟลเดอร์หรือฐานข้อมูลใหม่ที่ยังไม่เคยเปิดใช้ ข้อมูลเดิมไม่ถูกแตะต้อง`,
    en: `This office already holds data (${table}). A backup is restored only into a new folder or database that was never opened. What is here was left alone.`,
    status: 409,
  });
}

export function backupExists(file: string): Problem {
  return problem('backup.exists', {
    th: `มีไฟล์ ${file} อยู่แล้ว จึงไม่เขียนทับ ให้ใช้ชื่ออื่น`,
    en: `The file ${file} is there already and is not written over. Choose another name.`,
    status: 409,
  });
}

export function nothingToBackUp(): Problem {
  return problem('backup.nothing', {
    th: 'ยังไม่มีสำนักงานให้สำรองข้อมูลที่นี่ เปิดระบบครั้งแรกด้วย npm start ก่อน',
    en: 'There is no office here to back up yet. Open it once with npm start.',
    status: 404,
  });
}
