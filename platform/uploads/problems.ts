/** What can be wrong with an upload, said so that its sender knows what to send instead. Nothing of it is kept. */
import { problem, type Problem } from '#kernel/problem.ts';
import type { UploadLimits } from './limits.ts';

const amount = (bytes: number) =>
  bytes >= 1024 ** 3 ? `${bytes / 1024 ** 3} GB` : `${Math.max(1, Math.round(bytes / 1024 ** 2))} MB`;

export function tooLarge({ maxFileBytes, maxBytes }: UploadLimits): Problem {
  return problem('upload.too_large', {
    th: `ไฟล์ใหญ่เกินกำหนด: ไฟล์ละไม่เกิน ${amount(maxFileBytes)} รวมกันไม่เกิน ${amount(maxBytes)} ไม่ได้รับไฟล์ใดไว้ แบ่งส่งหลายครั้ง หรือบีบอัดเป็น .gz หรือ .zip แล้วส่งใหม่`,
    en: `Too large: at most ${amount(maxFileBytes)} a file and ${amount(maxBytes)} together. No file was kept. Send them in several parts, or packed as .gz or .zip.`,
    status: 413,
  });
}

export function tooManyFiles({ maxFiles }: UploadLimits): Problem {
  return problem('upload.too_many_files', {
    th: `ส่งได้ครั้งละไม่เกิน ${maxFiles} ไฟล์ ไม่ได้รับไฟล์ใดไว้ โปรดแบ่งส่ง หรือรวมเป็น .zip`,
    en: `At most ${maxFiles} files at a time. No file was kept. Send them in parts, or as one .zip.`,
    status: 413,
  });
}

export function tooSlow({ maxMinutes }: UploadLimits): Problem {
  return problem('upload.too_slow', {
    th: `ส่งไม่เสร็จใน ${maxMinutes} นาที ไม่ได้รับไฟล์ใดไว้ โปรดแบ่งส่งเป็นไฟล์เล็กลง`,
    en: `Not finished within ${maxMinutes} minutes. No file was kept. Send smaller files.`,
    status: 408,
  });
}

export function brokenOff(): Problem {
  return problem('upload.broken_off', {
    th: 'การส่งไฟล์ขาดตอน ไม่ได้รับไฟล์ใดไว้ โปรดส่งใหม่',
    en: 'The upload broke off. No file was kept. Please send it again.',
    status: 400,
  });
}

export function noForm(): Problem {
  return problem('upload.no_form', {
    th: 'สิ่งที่ส่งมาไม่ใช่แบบฟอร์มแนบไฟล์ โปรดส่งจากหน้านำเข้าข้อมูล',
    en: 'This is no form with files. Please send it from the import page.',
    status: 415,
  });
}

export function noFiles(): Problem {
  const th = 'โปรดเลือกไฟล์อย่างน้อยหนึ่งไฟล์';
  const en = 'Please choose at least one file.';
  return problem('upload.no_files', {
    th,
    en,
    status: 422,
    details: { fields: [{ field: 'files', fault: `${th} · ${en}` }] },
  });
}

/** @param found what the first bytes say it is: 'pdf', 'png' */
export function wrongKind(name: string, found: string): Problem {
  return problem('upload.wrong_kind', {
    th: `“${name}” เป็นไฟล์ชนิด ${found} ไม่ใช่ข้อมูลที่นำเข้าได้ (ใช้ .csv .jsonl .json .xlsx หรือบีบอัดเป็น .gz .zip) ไม่ได้รับไฟล์ใดไว้`,
    en: `“${name}” is of the kind ${found}, which cannot be taken in (.csv, .jsonl, .json and .xlsx can, also packed as .gz or .zip). No file was kept.`,
    status: 415,
  });
}

export function emptyFile(name: string): Problem {
  return problem('upload.empty_file', {
    th: `“${name}” เป็นไฟล์ว่าง ไม่ได้รับไฟล์ใดไว้`,
    en: `“${name}” is empty. No file was kept.`,
    status: 422,
  });
}

/** The faults of an upload's files, each told at the field of files. */
export function badFiles(faults: readonly Problem[]): Problem {
  const fields = faults.map(({ th, en }) => ({ field: 'files', fault: { th, en } }));
  const [first] = faults;
  const kept = { status: first!.status, details: { fields } };
  if (faults.length === 1) return problem(first!.code, { th: first!.th, en: first!.en, ...kept });
  return problem('upload.bad_files', {
    th: `มี ${faults.length} ไฟล์ที่นำเข้าไม่ได้ ไม่ได้รับไฟล์ใดไว้ แก้ไขหรือตัดไฟล์เหล่านี้ออก แล้วเลือกไฟล์ส่งใหม่`,
    en: `${faults.length} files cannot be taken in, and no file was kept. Mend them or leave them out, then choose the files again.`,
    ...kept,
  });
}

export function noSuchServerFile(): Problem {
  return problem('upload.no_such_server_file', {
    th: 'ไม่มีไฟล์นี้ในโฟลเดอร์นำเข้าของเครื่องแม่ข่าย อาจถูกย้ายหรือเปลี่ยนชื่อ โปรดเปิดหน้าอีกครั้ง',
    en: 'There is no such file in the server’s import folder. It may have been moved or renamed. Open the page again.',
    status: 404,
  });
}
