/** What can be wrong between the migrations of this version and the database it finds. */
import { problem, type Problem } from '#kernel/problem.ts';

/** A migration that ran was edited afterwards. */
export function changedMigration(name: string): Problem {
  return problem('store.migration_changed', {
    th: `ไฟล์ ${name} ถูกแก้หลังจากใช้กับฐานข้อมูลนี้แล้ว จึงไม่ดำเนินการต่อ: นำไฟล์เดิมกลับมา แล้วเขียนสิ่งที่ต้องการแก้เป็นไฟล์ใหม่`,
    en: `The file ${name} was changed after this database had used it, so nothing was done: bring the old file back, and write the change as a new file.`,
    status: 500,
  });
}

/** The database has been through a migration that this version does not know. */
export function newerDatabase(name: string): Problem {
  return problem('store.newer_database', {
    th: `ฐานข้อมูลนี้ใช้กับโปรแกรมรุ่นใหม่กว่านี้มาแล้ว (มี ${name}) ให้ใช้รุ่นนั้นหรือใหม่กว่า ข้อมูลไม่เสียหาย`,
    en: `This database has been used by a newer version (it has ${name}). Use that version or a later one. Nothing was harmed.`,
    status: 500,
  });
}

/** A new file that would have to run before others that already ran. */
export function lateMigration(name: string, newest: string): Problem {
  return problem('store.migration_late', {
    th: `ไฟล์ ${name} มาทีหลัง แต่ชื่อเรียงก่อน ${newest} ซึ่งใช้แล้ว ให้ตั้งชื่อใหม่ให้เรียงหลังสุด`,
    en: `The file ${name} came later but sorts before ${newest}, which has run. Rename it so that it sorts last.`,
    status: 500,
  });
}
