/** Words of the map and of its table. */
import { texts } from '#kernel/texts.ts';

export const text = texts(
  {
    province: 'จังหวัด',
    table: (count: number) => `ดูเป็นตาราง ${count} จังหวัด`,
    legend: 'ช่วงของค่า',
    unknown: 'ไม่ทราบ',
    provinces: (count: number) => `${count} จังหวัด`,
    skip: 'ข้ามแผนที่ไปที่ตาราง',
    credit: 'เส้นแผนที่: svg-maps (CC BY 4.0)',
  },
  {
    province: 'Province',
    table: (count: number) => `See the ${count} provinces as a table`,
    legend: 'Classes of values',
    unknown: 'not known',
    provinces: (count: number) => `${count} ${count === 1 ? 'province' : 'provinces'}`,
    skip: 'Skip the map, go to the table',
    credit: 'Outlines: svg-maps (CC BY 4.0)',
  },
);
