/** What can stand in the way of writing, learning and being tested, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

/** @param where in the file, as 'modules.2.lessons.0.minutes'; never its content */
export function badCourseFile(th: string, en: string, where = ''): Problem {
  const [placeTh, placeEn] = where === '' ? ['', ''] : [` (ที่ ${where})`, ` (at ${where})`];
  return atField(
    'curriculum.bad_file',
    'content',
    `ไฟล์หลักสูตรนี้ยังใช้ไม่ได้: ${th}${placeTh} ยังไม่มีอะไรถูกบันทึก`,
    `This course file cannot be used: ${en}${placeEn}. Nothing was saved.`,
  );
}

export function draftExists(): Problem {
  return problem('curriculum.draft_exists', {
    th: 'หลักสูตรนี้มีร่างอยู่แล้ว โปรดประกาศใช้หรือทิ้งร่างนั้นก่อน แล้วจึงเริ่มร่างใหม่',
    en: 'This course has a draft already. Publish or discard it, then begin another.',
    status: 409,
  });
}

export function tooFewQuestions(wanted: number, there: number): Problem {
  return problem('curriculum.too_few_questions', {
    th: `แบบทดสอบต้องใช้ ${wanted} ข้อ แต่คลังมี ${there} ข้อ โปรดเพิ่มคำถามก่อน`,
    en: `A test needs ${wanted} questions and the bank has ${there}. Add questions first.`,
    status: 409,
  });
}

export function preAfterPost(): Problem {
  return problem('curriculum.pre_after_post', {
    th: 'ท่านทำแบบทดสอบหลังเรียนของรุ่นนี้แล้ว จึงทำแบบทดสอบก่อนเรียนไม่ได้ เพราะผลจะไม่ได้วัดสิ่งที่รู้ก่อนเรียน',
    en: 'You have begun the post-test of this version, so the pre-test is closed: it would no longer measure what was known before.',
    status: 409,
  });
}

export function preDone(): Problem {
  return problem('curriculum.pre_done', {
    th: 'แบบทดสอบก่อนเรียนทำได้ครั้งเดียว และท่านทำแล้ว',
    en: 'The pre-test is taken once, and you have taken it.',
    status: 409,
  });
}

export function noAttemptsLeft(): Problem {
  return problem('curriculum.no_attempts_left', {
    th: 'ท่านทำแบบทดสอบหลังเรียนครบจำนวนครั้งแล้ว หากมีเหตุจำเป็น โปรดติดต่อสำนักงาน ปปท. เขตของท่าน',
    en: 'You have used every attempt of the post-test. If there is a good reason, please ask your PACC Area office.',
    status: 409,
  });
}

export function passedAlready(): Problem {
  return problem('curriculum.passed_already', {
    th: 'ท่านผ่านแบบทดสอบหลังเรียนของรุ่นนี้แล้ว ไม่ต้องทำอีก',
    en: 'You have passed the post-test of this version; there is no need to take it again.',
    status: 409,
  });
}

export function anotherRuns(): Problem {
  return problem('curriculum.another_runs', {
    th: 'ท่านมีแบบทดสอบของรุ่นนี้ที่กำลังทำอยู่ โปรดทำต่อหรือส่งก่อน',
    en: 'A test of this version is under way. Go on with it, or hand it in first.',
    status: 409,
  });
}

export function timeIsOver(): Problem {
  return problem('curriculum.time_is_over', {
    th: 'หมดเวลาแล้ว คำตอบที่บันทึกไว้ก่อนหมดเวลายังอยู่ครบและจะถูกตรวจ คำตอบที่เพิ่งส่งไม่ได้บันทึก',
    en: 'The time is over. What was saved before is kept and will be graded; the answer just sent was not saved.',
    status: 409,
  });
}

export function handedIn(): Problem {
  return problem('curriculum.handed_in', {
    th: 'แบบทดสอบนี้ส่งแล้ว แก้ไขคำตอบไม่ได้',
    en: 'This test was handed in; its answers can no longer be changed.',
    status: 409,
  });
}

export function notOffered(): Problem {
  return atField(
    'curriculum.not_offered',
    'choice',
    'โปรดเลือกคำตอบจากที่มีให้ในข้อนี้',
    'Please choose one of this question’s answers.',
  );
}

export function noSuchLearner(): Problem {
  return atField(
    'curriculum.no_such_learner',
    'email',
    'ไม่พบผู้ใช้งานที่ใช้อีเมลนี้ในพื้นที่ของท่าน',
    'There is no member with this e-mail address within your responsibility.',
  );
}

export function nothingAllowed(): Problem {
  return atField(
    'curriculum.nothing_allowed',
    'extraMinutes',
    'ใส่เวลาเพิ่มหรือจำนวนครั้งเพิ่มอย่างน้อยหนึ่งอย่าง',
    'Give more minutes or more attempts.',
  );
}

export function notPassed(): Problem {
  return problem('curriculum.not_passed', {
    th: 'ออกใบประกาศได้เมื่อผ่านแบบทดสอบหลังเรียนแล้ว',
    en: 'A certificate is issued once the post-test is passed.',
    status: 409,
  });
}

export function hasCertificate(): Problem {
  return problem('curriculum.has_certificate', {
    th: 'การทดสอบครั้งนี้ออกใบประกาศแล้ว ดูได้ที่ใบประกาศของฉัน',
    en: 'A certificate was issued for this test. It is among your certificates.',
    status: 409,
  });
}

export function tooManyCodes(): Problem {
  return problem('curriculum.too_many_codes', {
    th: 'ตรวจสอบถี่เกินไป โปรดรอหนึ่งนาทีแล้วลองอีกครั้ง',
    en: 'Too many codes were checked from here. Please wait a minute and try again.',
    status: 429,
  });
}

export function reachWithoutMeasure(): Problem {
  return atField(
    'curriculum.reach_without_measure',
    'measuredHow',
    'ใส่จำนวนคนที่เข้าถึงพร้อมวิธีวัด หากไม่ได้วัด ให้เว้นว่างทั้งสองช่อง',
    'Give the reach together with how it was measured; leave both empty where nobody measured it.',
  );
}

export function trainerAlready(): Problem {
  return atField(
    'curriculum.trainer_already',
    'participantId',
    'ผู้นี้อยู่ในคณะวิทยากรของหลักสูตรนี้แล้ว',
    'This person is in the trainer pool of this course already.',
    409,
  );
}

export function noSuchModule(): Problem {
  return atField(
    'curriculum.no_such_module',
    'modules',
    'มีหมวดที่เลือกซึ่งไม่มีในหลักสูตรนี้',
    'A chosen module is not in this course.',
  );
}

export function trainerDaysOut(): Problem {
  return atField(
    'curriculum.trainer_days',
    'untilOn',
    'วันสุดท้ายต้องไม่ก่อนวันแรก',
    'The last day is not before the first.',
  );
}

export function notTraining(): Problem {
  return problem('curriculum.not_training', {
    th: 'เลือกวิทยากรได้เฉพาะกิจกรรมประเภทอบรม ยังไม่มีอะไรถูกบันทึก',
    en: 'Trainers are chosen for a training only. Nothing was saved.',
    status: 409,
  });
}
