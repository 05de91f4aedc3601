/** Words of a table of reported results. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    results: 'ผลที่มีผู้รายงาน',
    result: 'ผล',
    value: 'ตัวเลข',
    method: 'วัดอย่างไร',
    source: 'ที่มา',
    noResults: 'ยังไม่พบผลที่มีผู้รายงาน',
    noResultsHow: 'ผลจะขึ้นที่นี่พร้อมตัวเลขและวิธีวัด หรือคำว่า “ไม่ได้วัด”',
  },
  {
    results: 'Reported results',
    result: 'Result',
    value: 'Figure',
    method: 'How it was measured',
    source: 'Source',
    noResults: 'No reported result was found',
    noResultsHow:
      'Results appear here with a figure and how it was measured, or with the words “not measured”.',
  },
);
