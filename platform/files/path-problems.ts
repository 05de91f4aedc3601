/** What can be wrong with a path that somebody handed in, in words they can act on. */
import { Problem, problem } from '#kernel/problem.ts';

/** The problem behind a failed file system call; anything unknown comes back as it is. */
export function pathProblem(error: unknown, path: string): unknown {
  if (error instanceof Problem) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return problem('files.not_found', {
      status: 404,
      th: `ไม่พบไฟล์หรือโฟลเดอร์ ${path} ให้ตรวจชื่อและที่อยู่ของไฟล์`,
      en: `There is no file or folder ${path}. Check its name and where it is.`,
      details: { path },
    });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return problem('files.no_permission', {
      status: 403,
      th: `ไม่มีสิทธิ์อ่าน ${path} ให้ผู้ดูแลเครื่องให้สิทธิ์อ่าน แล้วสั่งอีกครั้ง`,
      en: `There is no permission to read ${path}. Ask whoever looks after the machine for read permission, then run the command again.`,
      details: { path },
    });
  }
  return error;
}

/** For devices and sockets. */
export function unsupportedKind(path: string): Problem {
  return problem('files.unsupported_kind', {
    status: 415,
    th: `${path} ไม่ใช่ไฟล์หรือโฟลเดอร์ธรรมดา รับได้เฉพาะไฟล์ CSV, JSON, JSON Lines, XLSX, .gz, .zip โฟลเดอร์ และ - (ข้อมูลจากคำสั่งก่อนหน้า)`,
    en: `${path} is not an ordinary file or folder. CSV, JSON, JSON Lines, XLSX, .gz, .zip, folders and - (standard input) are taken.`,
    details: { path },
  });
}
