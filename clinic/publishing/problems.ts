/** What can stand in the way of telling advice to everybody. */
import { problem, type Problem } from '#kernel/problem.ts';

/** @param found field → what in it could tell who asked, 'ไทย · English' */
export function tellsWho(found: Readonly<Record<string, readonly string[]>>): Problem {
  const fields = Object.entries(found).map(([field, what]) => ({
    field,
    fault: `พบ ${what.map((one) => one.split(' · ')[0]).join(', ')} · Found ${what.map((one) => one.split(' · ')[1]).join(', ')}`,
  }));
  return problem('publishing.tells_who', {
    th: 'ข้อความนี้อาจทำให้รู้ว่าใครถาม โปรดเขียนใหม่โดยไม่มีสิ่งที่พบ',
    en: 'These words could tell who asked. Please write them without what was found.',
    status: 422,
    details: { fields },
  });
}

export function draftThere(): Problem {
  return problem('publishing.draft_there', {
    th: 'คำปรึกษานี้มีร่างสำหรับเผยแพร่อยู่แล้ว โปรดทำต่อจากร่างนั้น',
    en: 'There is a draft for publication of this advice already. Please go on with that one.',
    status: 409,
  });
}

export function notInForce(): Problem {
  return problem('publishing.not_in_force', {
    th: 'เผยแพร่ได้เฉพาะคำปรึกษาที่ลงนามแล้วและยังไม่มีฉบับใหม่แทน',
    en: 'Only signed advice that no later version has replaced can be published.',
    status: 409,
  });
}

export function ownWords(): Problem {
  return problem('publishing.own_words', {
    th: 'ผู้ที่เขียนข้อความนี้ตรวจเองไม่ได้ โปรดให้เพื่อนร่วมงานที่ไม่ได้เขียนตรวจ',
    en: 'Whoever wrote these words cannot check them. Please ask a colleague who did not.',
    status: 403,
  });
}

export function reasonNeeded(): Problem {
  return problem('publishing.reason_needed', {
    th: 'ฉบับแก้ไขต้องบอกว่าแก้เพราะเหตุใด',
    en: 'A correction has to say why it is made.',
    status: 422,
    details: { fields: [{ field: 'replacesWhy', fault: 'บอกเหตุผล · Say why' }] },
  });
}

export function dayTooEarly(earliest: string): Problem {
  return problem('publishing.day_too_early', {
    th: `เผยแพร่ได้ตั้งแต่วันที่ ${earliest} เพื่อไม่ให้รู้ว่าคำถามเพิ่งเข้ามา`,
    en: `It can be published from ${earliest} on, so that nobody can tell that the question has just come.`,
    status: 422,
    details: { fields: [{ field: 'publishOn', fault: `ตั้งแต่ ${earliest} · From ${earliest} on` }] },
  });
}

export function noSuchTopic(): Problem {
  return problem('publishing.no_such_topic', {
    th: 'ไม่พบหัวข้อนี้',
    en: 'There is no such topic.',
    status: 422,
    details: { fields: [{ field: 'topic', fault: 'เลือกจากรายการ · Choose from the list' }] },
  });
}
