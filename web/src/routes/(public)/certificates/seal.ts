/** What makes the codes of this office's certificates: the key beside its database. */
import { problem } from '#kernel/problem.ts';
import { CertificateSeal } from '#programme/curriculum/certificate-code.ts';
import type { Site } from '#web/wiring.ts';

/** @throws Problem certificates.no_key on a site without its key */
export function sealOf({ door }: Site): CertificateSeal {
  if (door) return new CertificateSeal(door.keys);
  throw problem('certificates.no_key', {
    th: 'เครื่องนี้ยังไม่มีกุญแจของสำนักงาน จึงออกหรือตรวจสอบใบประกาศไม่ได้ โปรดแจ้งผู้ดูแลระบบ',
    en: 'This machine has no key of the office, so it can neither issue nor check certificates. Please tell the administrator.',
    status: 503,
  });
}
