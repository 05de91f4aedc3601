/** Words of a strip of peers and of its table. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    table: 'ตัวเลขของภาพนี้',
    what: 'รายการ',
    value: 'ค่า',
    own: 'หน่วยงานนี้',
    interval: 'ช่วงความเชื่อมั่น',
    threshold: 'เกณฑ์',
    lowest: 'ต่ำสุดของกลุ่ม',
    middle: 'ค่ากลางของกลุ่ม',
    highest: 'สูงสุดของกลุ่ม',
    peers: 'จำนวนในกลุ่มเทียบ',
    notAssessable: 'ประเมินไม่ได้',
    unknown: 'ประเมินไม่ได้',
    perDot: (n: string) => `หนึ่งจุดแทนไม่เกิน ${n} ราย`,
    described: (own: string, threshold: string, peers: string) =>
      `หน่วยงานนี้ ${own} เกณฑ์ ${threshold} เทียบกับ ${peers} แห่ง`,
  },
  {
    table: 'The figures of this picture',
    what: 'What',
    value: 'Value',
    own: 'This agency',
    interval: 'Confidence interval',
    threshold: 'Threshold',
    lowest: 'Lowest of the group',
    middle: 'Middle of the group',
    highest: 'Highest of the group',
    peers: 'In the peer group',
    notAssessable: 'Not assessable',
    unknown: 'not assessable',
    perDot: (n: string) => `One dot stands for up to ${n}`,
    described: (own: string, threshold: string, peers: string) =>
      `This agency ${own}, threshold ${threshold}, compared with ${peers}`,
  },
);
