/** The programme's own ladder for a watch item. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    title: 'ขั้นของประเด็นเฝ้าระวัง',
    rungs: {
      watching: 'เฝ้าระวัง',
      prevention: 'ป้องกัน',
      deterrence: 'ป้องปราม',
      halt: 'ระงับยับยั้ง/สกัดกั้น',
      ended: 'สิ้นสุด',
    },
    passed: 'ผ่านแล้ว',
    now: 'ขั้นปัจจุบัน',
    ahead: 'ยังไม่ถึง',
  },
  {
    title: 'Rungs of the watch item',
    rungs: {
      watching: 'Watching',
      prevention: 'Prevention',
      deterrence: 'Deterrence',
      halt: 'Halting or blocking',
      ended: 'Ended',
    },
    passed: 'passed',
    now: 'now',
    ahead: 'not reached',
  },
);
