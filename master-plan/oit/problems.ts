/** What can stand in the way of a page of evidence. */
import { problem, type Problem } from '#kernel/problem.ts';

const atField = (code: string, field: string, th: string, en: string): Problem =>
  problem(code, { th, en, status: 422, details: { fields: [{ field, fault: `${th} · ${en}` }] } });

export const noSuchItem = () =>
  atField(
    'oit.no_such_item',
    'itemId',
    'ไม่รู้จักรายการนี้ในปีและประเภทที่เลือก',
    'No such item is known of this year and kind',
  );

export const linkMissing = () =>
  atField('oit.link_missing', 'link', 'ใส่ลิงก์ที่ขึ้นต้นด้วย https://', 'Give a link that begins with https://');

export const notFromReturns = () =>
  atField(
    'oit.not_from_returns',
    'madeFrom',
    'รายการนี้ระบบทำให้ไม่ได้ ใส่ลิงก์ของหน่วยงาน',
    'This office cannot make this page: give the body’s own link',
  );
